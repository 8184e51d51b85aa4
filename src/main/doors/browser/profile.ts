/**
 * The browser's own folder for one sitting: made empty, removed afterwards, and at the next start if we were killed.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hasCode } from '../../../shared/error-code.ts';
import { leftBehind, madeHere } from '../../session/left-behind.ts';
import { removeFolder } from '../../session/remove-folder.ts';

// Short: the browser puts a Unix socket in here, and the path of a socket ends at 107 bytes.
const PREFIX = 'cle-en-main-';

/** Folders that live as long as the browser's window. */
export interface ThrowAway {
  readonly folder: string;
  readonly profile: string;
  /** The browser's TMPDIR: Chromium leaves files there, even when it ends well. */
  readonly temporary: string;
}

/** Makes the browser's folders below `parent`, under a name that says which program and process made them. */
export async function makeProfile(parent: string): Promise<ThrowAway> {
  const folder = await mkdtemp(join(parent, madeHere(PREFIX)));
  const made = { folder, profile: join(folder, 'p'), temporary: join(folder, 't') };
  await Promise.all([mkdir(made.profile), mkdir(made.temporary)]);
  return made;
}

/**
 * Removes the browser's folders. A browser that is just closing may still write there: what cannot be removed is tried
 * again for some twenty seconds, after which this function rejects; a folder that is there once more after its removal
 * is removed up to five times in all.
 */
export async function removeProfile(folder: string): Promise<void> {
  for (let tries = REMOVING_TRIES; tries > 0 && existsSync(folder); tries -= 1) {
    await removeFolder(folder, BROWSER_ENDS_S);
    // A process of the browser's may outlive it for a moment, and write its folder anew.
    await setTimeout(ENDING_PAUSE_MS);
  }
}

/**
 * Removes the folders of this program's processes that no longer run and, on Linux, ends the browsers that they left
 * behind. Folders of other users are not ours to remove, and stay; so does one that cannot be removed now.
 */
export async function removeLeftProfiles(parent: string): Promise<void> {
  for (const folder of await leftBehind(parent, PREFIX)) {
    await endLeftBrowser(join(folder, 'p'));
    await removeProfile(folder).catch(() => undefined);
  }
}

/**
 * When the program was killed its browser goes on, with the last visitor's page and what they downloaded. Chromium
 * names its own process in a link in the profile (« host-number », Linux and macOS); it is ended only if its command
 * line names the profile, since the number may be another program's by now.
 */
async function endLeftBrowser(profile: string): Promise<void> {
  const lock = await readlink(join(profile, 'SingletonLock')).catch(() => '');
  const pid = Number(/-(\d+)$/.exec(lock)?.[1]);
  if (!Number.isSafeInteger(pid) || pid <= 1) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes(`--user-data-dir=${profile}`)) return;
  // Its own processes would outlive it for a while, and write their files anew where its folder was removed.
  const all = [pid, ...(await descendantsOf(pid))];
  for (const each of all) killNow(each);
  // Its profile can be removed once none of them writes there; a dead process has no command line.
  for (let left = ENDING_TRIES; left > 0; left -= 1) {
    const commands = await Promise.all(all.map((each) => readFile(`/proc/${each}/cmdline`, 'utf8').catch(() => '')));
    if (commands.every((each) => each === '')) return;
    await setTimeout(ENDING_PAUSE_MS);
  }
}

/** The processes that any thread of this one started, those that they started, and so on; as Linux lists them now. */
async function descendantsOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const listed = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  const children = listed.flatMap((line) => line.split(' ').map(Number)).filter((child) => child > 1);
  return [...children, ...(await Promise.all(children.map((child) => descendantsOf(child)))).flat()];
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has ended by itself meanwhile.
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

/** Seconds within which a closing browser lets go of its folder, on a PC that is loaded. */
const BROWSER_ENDS_S = 20;
/** Five seconds in all: a loaded PC takes one or two to end a browser. */
const ENDING_TRIES = 50;
const ENDING_PAUSE_MS = 100;
const REMOVING_TRIES = 5;
