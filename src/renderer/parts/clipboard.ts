/** What we put on the clipboard, we take off again at the session's end. */

let filled = false;

/** Rejects when the system refuses. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  filled = true;
}

/** Empties the clipboard if we filled it, whatever is on it by now: we may not look. */
export async function clearCopied(): Promise<void> {
  if (!filled) return;
  try {
    await navigator.clipboard.writeText('');
    filled = false;
  } catch {
    // Another window has the focus (the session ended by itself): done at the next end. What we copy holds nothing about a person.
  }
}
