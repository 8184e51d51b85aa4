/**
 * `*.jpg` as Linux' and macOS's shells expand it before a program starts. Windows's own (cmd, PowerShell) hand it on as
 * it was typed.
 */
import { readdir } from 'node:fs/promises';
import { win32 } from 'node:path';

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The same words, but in place of each with `*` or `?` in its last part the files of that folder that fit, sorted as
 * people number them; hidden ones (with a dot in front) only where the pattern has the dot. One that fits nothing stays
 * as it is, and is then reported as a file that is not there. No file of Windows has `*` or `?` in its name.
 */
export async function expandPatterns(words: readonly string[]): Promise<string[]> {
  return (await Promise.all(words.map(expand))).flat();
}

async function expand(word: string): Promise<string[]> {
  const name = win32.basename(word);
  if (!/[*?]/.test(name)) return [word];
  const before = word.slice(0, word.length - name.length);
  const fits = new RegExp(`^${name.split('').map(inExpression).join('')}$`, 'iu');
  const entries = await readdir(before === '' ? '.' : before, { withFileTypes: true }).catch(() => []);
  const found = entries
    .filter((entry) => !entry.isDirectory() && fits.test(entry.name))
    .map((entry) => entry.name)
    .filter((each) => name.startsWith('.') || !each.startsWith('.'))
    .sort((one, other) => natural.compare(one, other));
  return found.length === 0 ? [word] : found.map((each) => `${before}${each}`);
}

function inExpression(sign: string): string {
  if (sign === '*') return '.*';
  return sign === '?' ? '.' : sign.replace(/[\\^$.|+()[\]{}/-]/, '\\$&');
}
