/** The session's own folder for working files: readable by this person only, removed at the end, and at the next start if we were killed. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { leftBehind, madeHere } from './left-behind.ts';

const PREFIX = 'cle-en-main-session-';
/** Lists what was begun outside the folder: the file written beside the target before it takes its name. */
const ELSEWHERE = 'elsewhere.txt';
/** Names of unfinished files; nothing else that the list might name is removed. */
const UNFINISHED = /^\.cle-en-main-[0-9a-f]{8}\.part$/;

export interface WorkingFolder {
  /** Made at the first call, so that a session without documents makes none. 0700. */
  path(): string;
  /** A name in the folder that nothing has yet. */
  fresh(extension: string): string;
  /** Remembers an unfinished file outside, for the next start to remove. Forgotten by itself: once renamed it is not there any more. */
  unfinished(file: string): Promise<void>;
  /** Removes an unfinished file now: its maker was stopped. Where that fails (a server that went), it is tried again at the end. */
  forget(file: string): Promise<void>;
  /** Removes the folder and all in it; resolves to the number of files there were. It may be used again afterwards. */
  clear(): Promise<number>;
}

export function workingFolder(parent = tmpdir()): WorkingFolder {
  let made: string | null = null;
  let files = 0;
  // Whatever way the program ends on its own, nothing stays; after kill -9 the next start cleans.
  const atExit = (): void => {
    if (made !== null) rmSync(made, { recursive: true, force: true });
  };
  const path = (): string => {
    if (made === null) {
      made = mkdtempSync(join(parent, madeHere(PREFIX)));
      process.once('exit', atExit);
    }
    return made;
  };
  return {
    path,
    fresh: (extension) => join(path(), `${(files += 1)}.${extension}`),
    unfinished: (file) => appendFile(join(path(), ELSEWHERE), `${file}\n`),
    forget: (file) => rm(file, { force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined),
    async clear() {
      if (made === null) return 0;
      const folder = made;
      made = null;
      process.off('exit', atExit);
      return removeFolder(folder);
    },
  };
}

/** A name for a file that will take another's place: in the same folder, because renaming works within one disk only; short, because that one's may not be. */
export const unfinishedBeside = (target: string): string =>
  join(dirname(target), `.cle-en-main-${randomUUID().slice(0, 8)}.part`);

/** Removes the folders of programs that are no more, and what they left unfinished elsewhere. Resolves to the number of files. */
export async function removeLeftovers(parent = tmpdir()): Promise<number> {
  let removed = 0;
  // What cannot be removed now, the next start tries again.
  for (const folder of await leftBehind(parent, PREFIX)) removed += await removeFolder(folder).catch(() => 0);
  return removed;
}

async function removeFolder(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name !== ELSEWHERE,
  );
  let removed = files.length;
  for (const file of (await readFile(join(folder, ELSEWHERE), 'utf8').catch(() => '')).split('\n')) {
    if (
      !UNFINISHED.test(basename(file)) ||
      !(await stat(file).then(
        (found) => found.isFile(),
        () => false,
      ))
    )
      continue;
    await rm(file, { force: true });
    removed += 1;
  }
  // On Windows a worker that is just ending may still hold a file: tried again for some seconds.
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  return removed;
}
