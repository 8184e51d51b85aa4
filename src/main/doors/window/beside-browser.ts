/** The window made small, above the others, beside the page in the browser that a guide explains; and back. */
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { LEAST_BESIDE, shapeBeside } from './window-shape.ts';

/** How the window was before, to be so again. */
interface Before {
  readonly bounds: Rectangle;
  readonly minimum: readonly number[];
  readonly maximised: boolean;
}

/**
 * Gives the function that puts the window beside the browser (true) or as it was before (false): its place, its least
 * size, maximised or not. Asked for what is so already, or of a window that is gone, it does nothing. Where the system
 * places windows by itself (Wayland), the window becomes small and stays wherever it is put.
 */
export function besideTheBrowser(window: BrowserWindow): (wanted: boolean) => void {
  let before: Before | null = null;
  const place = (): void => {
    if (before === null || window.isDestroyed()) return;
    window.setBounds(shapeBeside(screen.getDisplayMatching(before.bounds).workArea));
  };
  const restore = ({ bounds, minimum: [width = 0, height = 0], maximised }: Before): void => {
    window.setAlwaysOnTop(false);
    window.setBounds(bounds);
    window.setMinimumSize(width, height);
    if (maximised) window.maximize();
  };
  return (wanted) => {
    if (window.isDestroyed() || wanted === (before !== null)) return;
    if (before !== null) {
      const was = before;
      before = null;
      restore(was);
      return;
    }
    const maximised = window.isMaximized();
    before = { bounds: window.getNormalBounds(), minimum: window.getMinimumSize(), maximised };
    window.setMinimumSize(LEAST_BESIDE.width, LEAST_BESIDE.height);
    if (maximised) {
      // Linux makes it smaller in its own time, and would undo what is set before. Placing it makes Electron say
      // « unmaximize » once more, at once: listened to more than once, it would never end.
      window.once('unmaximize', () => setImmediate(place));
      window.unmaximize();
    }
    place();
    // Above the browser's window, and below what the system itself shows.
    window.setAlwaysOnTop(true, 'floating');
  };
}
