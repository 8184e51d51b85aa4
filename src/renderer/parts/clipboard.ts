/** Copies text, and empties the clipboard again at the session's end. */

let filled = false;

/**
 * Copies a text to the clipboard, which `clearCopied` empties at the session's end, whatever is on it by then. Rejects
 * when the system refuses.
 */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  filled = true;
}

/**
 * Empties the clipboard if we filled it, whatever is on it by now: reading it is not permitted. Never rejects: when the
 * system refuses, the next call tries again.
 */
export async function clearCopied(): Promise<void> {
  if (!filled) return;
  try {
    await navigator.clipboard.writeText('');
    filled = false;
  } catch {
    // Fails while another window has the focus (the session ended by itself); the next end tries again. What we copy
    // holds nothing about a person.
  }
}
