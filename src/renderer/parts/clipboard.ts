/** Copies text, knows when the person copied some by themselves, and empties the clipboard at the session's end. */
import { useEffect } from 'react';
import { useProgram } from '../program/program.tsx';

let filled = false;
/** Tells the program; set while the page has one. */
let tell = (): void => undefined;
function note(): void {
  filled = true;
  tell();
}

/**
 * Copies a text to the clipboard, as « Copier » does; the session's end empties it, whatever is on it by then. Rejects
 * when the system refuses.
 */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  note();
}

/**
 * Notes each time text of this page is copied or cut, by a button or by the person's own keys: what they typed is
 * theirs and not the next visitor's. The program is told, because it can empty the clipboard without the focus.
 */
export function useCopied(): void {
  const { client } = useProgram();
  useEffect(() => {
    // Without the program the page's own end remains.
    tell = () => void client.request('session.copied', undefined).catch(() => undefined);
    for (const name of ['copy', 'cut']) document.addEventListener(name, note);
    return () => {
      tell = () => undefined;
      for (const name of ['copy', 'cut']) document.removeEventListener(name, note);
    };
  }, [client]);
}

/**
 * Empties the clipboard if this page filled it, whatever is on it by now: reading it is not permitted. Never rejects:
 * when the system refuses, the next call tries again.
 */
export async function clearCopied(): Promise<void> {
  if (!filled) return;
  try {
    await navigator.clipboard.writeText('');
    filled = false;
  } catch {
    // Fails while another window has the focus (the session ended by itself). In the window the program empties it all
    // the same; in a browser the next end tries again.
  }
}
