/**
 * The session's own folder for working files: readable by this person only, removed at the end, and at the next start
 * if we were killed.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { appendFile, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { leftBehind, madeHere } from './left-behind.ts';
import { removeFolder } from './remove-folder.ts';

const PREFIX = 'cle-en-main-session-';
/**
 * Lists the unfinished files that lie outside the folder: each is written beside its target before it takes the
 * target's name.
 */
const ELSEWHERE = 'elsewhere.txt';
/** What the name of an unfinished file looks like. A listed file of any other name is not removed. */
const UNFINISHED = /^\.cle-en-main-[0-9a-f]{8}\.part$/;

/** The one folder in which the session writes. */
export interface WorkingFolder {
  /**
   * The folder, made at the first call with mode 0700: a session without documents makes none. Made anew where somebody
   * removed it.
   */
  path(): string;
  /** Somebody removed the folder, and all that the session had in it, since it was made. */
  isLost(): boolean;
  /** A path in the folder under which there is no file yet. */
  fresh(extension: string): string;
  /**
   * Records an unfinished file outside the folder, for the next start to remove. Nothing has to be struck off the list:
   * once the file is renamed, it is no longer there under this name.
   */
  unfinished(file: string): Promise<void>;
  /**
   * Removes an unfinished file whose writer was stopped. If that fails (a server went away), it is tried again when the
   * session ends.
   */
  forget(file: string): Promise<void>;
  /**
   * Removes the folder with all that is in it and resolves to the number of files. The folder may be used again
   * afterwards. Rejects where something of it cannot be removed; the next call, or the end of the program, tries again.
   */
  clear(): Promise<number>;
}

/**
 * The folder for the working files of one session. It is made when it is first needed, and removed by `clear` or at the
 * process's `exit` event.
 * @param parent the folder in which it will be, by default the system's temporary one
 */
export function workingFolder(parent = tmpdir()): WorkingFolder {
  let made: string | null = null;
  let files = 0;
  /** Folders that `clear` gave up and that are not gone yet: a disk hangs, or something in them cannot be removed. */
  const givenUp = new Set<string>();
  // Removes them on every ordinary end of the program; after kill -9 the next start does it.
  const atExit = (): void => {
    for (const folder of givenUp) rmSync(folder, { recursive: true, force: true });
    if (made !== null) rmSync(made, { recursive: true, force: true });
  };
  const isLost = (): boolean => made !== null && !existsSync(made);
  const path = (): string => {
    if (made === null || isLost()) {
      process.off('exit', atExit);
      made = mkdtempSync(join(parent, madeHere(PREFIX)));
      process.once('exit', atExit);
    }
    return made;
  };
  return {
    path,
    isLost,
    fresh: (extension) => join(path(), `${(files += 1)}.${extension}`),
    unfinished: (file) => appendFile(join(path(), ELSEWHERE), `${file}\n`),
    forget: (file) => rm(file, { force: true, maxRetries: 20, retryDelay: 100 }).catch(() => undefined),
    async clear() {
      if (made !== null) givenUp.add(made);
      made = null;
      let removed = 0;
      for (const folder of givenUp) {
        if (existsSync(folder)) removed += await removeWorkingFolder(folder);
        givenUp.delete(folder);
      }
      if (made === null) process.off('exit', atExit);
      return removed;
    },
  };
}

/**
 * A new path for a file that will replace `target` once it is whole. It lies in the same folder, because a file can be
 * renamed within one disk only, and its name is short, because the other's may be as long as names can be.
 */
export const unfinishedBeside = (target: string): string =>
  join(dirname(target), `.cle-en-main-${randomUUID().slice(0, 8)}.part`);

/**
 * Removes the session folders of earlier processes of this program that no longer run (those of another PC once they
 * have not changed for a day), and the unfinished files that they left elsewhere. Resolves to the number of files
 * removed; what cannot be removed now is left to the next start.
 */
export async function removeLeftovers(parent = tmpdir()): Promise<number> {
  let removed = 0;
  // If a folder cannot be removed now, the next start tries again.
  for (const folder of await leftBehind(parent, PREFIX)) removed += await removeWorkingFolder(folder).catch(() => 0);
  return removed;
}

/** A worker that is just ending needs one or two seconds. */
const WORKER_ENDS_S = 5;

async function removeWorkingFolder(folder: string): Promise<number> {
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
  await removeFolder(folder, WORKER_ENDS_S);
  return removed;
}
