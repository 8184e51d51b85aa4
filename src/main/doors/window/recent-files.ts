/**
 * The desktop's list of recently used files (freedesktop.org, « Desktop Bookmark Specification »). GTK's dialogs note
 * there what was opened and saved, under the name of the executable; the next person would find it in every program's
 * dialog.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { hasCode } from '../../../shared/error-code.ts';

const END = '</bookmark>';
const APPLICATION = /[ \t]{0,40}<bookmark:application [^<>]*\/>\n?/g;

/**
 * The text of the desktop's list of recently used files without what `program` noted in it. What other programs noted
 * stays, also about the same file.
 */
export function withoutOurs(list: string, program: string): string {
  const isOurs = (application: string): boolean => application.includes(` name="${program}"`);
  const kept = (entry: string): string => {
    const applications = entry.match(APPLICATION) ?? [];
    if (!applications.some(isOurs)) return entry;
    return applications.every(isOurs) ? '' : entry.replace(APPLICATION, (each) => (isOurs(each) ? '' : each));
  };
  const parts: string[] = [];
  for (let at = 0; ;) {
    const begin = list.indexOf('<bookmark href=', at);
    const end = begin === -1 ? -1 : list.indexOf(END, begin);
    if (end === -1) return [...parts, list.slice(at)].join('');
    // What stands before it on its line is its indentation, unless something else does.
    let from = begin;
    while (from > at && ' \t'.includes(list[from - 1] ?? '')) from -= 1;
    if (from > at && list[from - 1] !== '\n') from = begin;
    const after = end + END.length;
    const to = list[after] === '\n' ? after + 1 : after;
    parts.push(list.slice(at, from), kept(list.slice(from, to)));
    at = to;
  }
}

/**
 * Takes the files that this program noted off the Linux desktop's list of recent files. Does nothing on other systems,
 * or where there is no list or it may not be read.
 * @throws when the list cannot be written, or fails to be read for another reason
 */
export async function forgetRecentFiles(
  folder = process.env['XDG_DATA_HOME'] || join(homedir(), '.local/share'),
  program = basename(process.execPath),
): Promise<void> {
  if (process.platform !== 'linux') return;
  const file = join(folder, 'recently-used.xbel');
  const list = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return '';
    throw error;
  });
  const kept = withoutOurs(list, program);
  if (kept === list) return;
  const unfinished = `${file}.${process.pid}`;
  try {
    await writeFile(unfinished, kept, { mode: 0o600 });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
