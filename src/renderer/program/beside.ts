/**
 * Whether the program stands small beside the browser. In Electron the window itself becomes small and stays above the
 * others; in a browser's door the whole page is shown in a window of Chromium's that stays above the others (document
 * picture-in-picture), and the first window says where it has gone.
 */
import { create } from 'zustand';
import type { About } from '../../shared/contract.ts';
import type { Client } from './bridge.ts';

/** Chromium's own interface, which TypeScript's library does not know yet. */
interface SmallWindows {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
}
declare global {
  interface Window {
    /** There in Chromium, Chrome and Edge from 116; not in Electron. */
    readonly documentPictureInPicture?: SmallWindows;
  }
}

/** As the window's own (src/main/doors/window/window-shape.ts), CSS pixels. */
const SIZE = { width: 400, height: 620 };

/** Whether the page is shown small now, and in which window. */
export const useBeside = create<{ on: boolean; small: Window | null }>(() => ({ on: false, small: null }));

/** The window in which the page is shown now: its own, or the small one of a browser's door. */
export const shownIn = (): Window => useBeside.getState().small ?? window;

/**
 * Whether the page can be shown small beside the browser at all: the window can unless it is a kiosk, which lies over
 * everything and stays there; in a browser's door it takes a Chromium with document picture-in-picture.
 */
export const canStandBeside = ({ door, policy }: About): boolean =>
  door === 'window' ? !policy.kiosk : window.documentPictureInPicture !== undefined;

/**
 * Makes the program small beside the browser; does nothing where it is so already, or where `canStandBeside` is false.
 * Rejects when the program does not answer, and in a browser when that refuses, as it does without a press.
 */
export async function standBeside(client: Client, { door }: About): Promise<void> {
  if (useBeside.getState().on) return;
  if (door === 'window') {
    useBeside.setState({ on: await client.request('window.stand-beside', true) });
    return;
  }
  const small = await window.documentPictureInPicture?.requestWindow(SIZE);
  if (small !== undefined) moveInto(small);
}

/**
 * Shows the program in its full size again; does nothing where it is so already. In a browser's door it closes the
 * small window, and the page is back in its own once that has gone. Rejects when the program does not answer.
 */
export async function standWhole(client: Client): Promise<void> {
  const { on, small } = useBeside.getState();
  if (!on) return;
  if (small === null) {
    await client.request('window.stand-beside', false);
    useBeside.setState({ on: false });
  } else small.close();
}

/**
 * Moves the page as it is, with everything that is typed and opened on it, into the small window, and back when that
 * one goes, whoever closes it.
 */
function moveInto(small: Window): void {
  const page = document.getElementById('root');
  if (page === null) return;
  const { documentElement, head, body } = small.document;
  for (const style of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    const copy = small.document.createElement('link');
    // The whole address: the small window has none of its own from which a short one would be read.
    Object.assign(copy, { rel: 'stylesheet', href: style.href });
    head.append(copy);
  }
  documentElement.lang = document.documentElement.lang;
  documentElement.style.cssText = document.documentElement.style.cssText;
  small.document.title = document.title;
  body.append(page);
  small.addEventListener('pagehide', () => {
    document.body.append(page);
    useBeside.setState({ on: false, small: null });
  });
  useBeside.setState({ on: true, small });
}
