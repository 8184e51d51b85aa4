/** What a visit left on the clipboard, for which a page must have the focus and the program need not. */
import { clipboard } from 'electron';

/**
 * Empties the clipboard, whatever is on it by now, if this visit copied something; and on Linux the other one, which
 * holds what was marked last and is pasted with the middle button.
 */
export function forgetCopied({ copied }: { copied: boolean }): void {
  // On other systems there is none.
  const marked: Pick<typeof clipboard, 'clear'> | undefined = clipboard.selection;
  marked?.clear();
  if (copied) clipboard.clear();
}
