/**
 * Looks for words everywhere below some folders: in names, in what links point at, and in what files hold, however it
 * is written there. What a curious next visitor could do with a search program.
 */
import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** Bytes. No file of a session is larger; what is, belongs to Chromium itself. */
const LARGEST = 64 * 2 ** 20;

/** A word that stands nowhere else on this machine, in letters that every encoding of addresses leaves as they are. */
export const rareWord = (begin: string): string =>
  begin + [...randomBytes(10)].map((byte) => String.fromCodePoint(97 + (byte % 26))).join('');

/**
 * « path: word » for each find. `except`: whole paths that may hold the words, as the photo itself does.
 * @param words as text, or as the very bytes
 */
export function wordsFound(
  folders: readonly string[],
  words: Readonly<Record<string, string | Buffer>>,
  except: readonly string[] = [],
): string[] {
  const wanted = Object.entries(words).map(([name, word]) => ({
    name,
    text: typeof word === 'string' ? word.toLowerCase() : null,
    forms:
      typeof word === 'string'
        ? [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(word.toLowerCase())]
        : [word],
  }));
  const found: string[] = [];
  const lookAt = (path: string, name: string): void => {
    if (except.includes(path)) return;
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    const shown = stats.isSymbolicLink() ? `${name} -> ${readlinkSync(path)}` : name;
    for (const { name: word, text } of wanted)
      if (text !== null && shown.toLowerCase().includes(text)) found.push(`${path} (name): ${word}`);
    if (stats.isDirectory()) for (const each of namesIn(path)) lookAt(join(path, each), each);
    if (!stats.isFile() || stats.size > LARGEST) return;
    const bytes = contentOf(path);
    for (const { name: word, forms } of wanted)
      if (forms.some((form) => bytes.includes(form))) found.push(`${path}: ${word}`);
  };
  for (const folder of folders) for (const name of namesIn(folder)) lookAt(join(folder, name), name);
  return found;
}

/** What has gone meanwhile holds nothing. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
