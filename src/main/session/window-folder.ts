/**
 * Where Electron keeps what it needs to run (its lock, Chromium's settings). Not in the person's profile, which may
 * roam to a server, be read-only, or still carry another PC's lock: there Electron would give no lock, and the program
 * would end without a word.
 */
import { spawn } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '../../shared/error-code.ts';

const NAME = 'cle-en-main-window';

/**
 * Makes the folder for what Chromium keeps while the window is open, or finds it again: the same at each start of this
 * person, so that a second start finds the first. Where one of this name belongs to somebody else or is open to others,
 * a new one with a name of its own is made instead. Null where nothing can be written.
 * @param parent the folder in which it will be, by default the system's temporary one
 */
export function windowFolder(parent = tmpdir()): string | null {
  const folder = join(parent, process.getuid === undefined ? NAME : `${NAME}-${process.getuid()}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  } catch (error) {
    if (isOurs(folder)) return folder;
    return hasCode(error, 'EEXIST') ? commandFolder(parent) : null;
  }
}

/**
 * Makes a folder of its own for a command of the terminal: commands follow one another so quickly that the removal of
 * one's folder would meet the start of the next. Null where nothing can be written.
 * @param parent the folder in which it will be, by default the system's temporary one
 */
export function commandFolder(parent = tmpdir()): string | null {
  try {
    return mkdtempSync(join(parent, `${NAME}-`));
  } catch {
    return null;
  }
}

/**
 * Removes the folder once this process is no more: Chromium writes its settings to its very last moment, and makes the
 * folder anew for it. The helper shell that removes it starts at the process's `exit` event, so the folder stays where
 * the process is killed or ends by `app.exit` without that event. A folder that a new start has taken over meanwhile
 * stays. On Windows it stays always, with nothing of a visit in it, and the next start uses it again.
 */
export function removeAtEnd(folder: string): void {
  process.once('exit', () => removeOnceGone(folder));
}

/**
 * Starts a helper shell now that removes the folder as soon as this process has ended, however it ends. A folder that a
 * new start has taken over meanwhile stays, and on Windows it stays always.
 * @param times how often, half a second apart: a process of Chromium's that outlives ours may write once more. More
 * than once only under a name that no other start takes, which could have made its folder anew meanwhile
 */
export function removeOnceGone(folder: string, { times } = { times: 1 }): void {
  if (process.platform === 'win32') return;
  const script = `while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
    for time in $(seq "$3"); do
      [ "$time" = 1 ] || sleep 0.5
      [ -L "$2/SingletonLock" ] || rm -rf -- "$2"
    done`;
  const words = ['-c', script, 'sh', String(process.pid), folder, String(times)];
  spawn('/bin/sh', words, { detached: true, stdio: 'ignore' }).unref();
}

/** Chromium's folder for the socket by which a second start reaches the first, in the system's temporary one. */
const SOCKET_FOLDER = /^(scoped_dir|\.org\.chromium\.)/;

/**
 * Removes the folder of a socket that a killed Chromium left behind: a new start makes a new one and leaves the old
 * where it is. Does nothing while that Chromium runs. To be called before the lock is asked for.
 * @param folder where Chromium keeps its lock, and the link to the socket
 */
export function removeLeftSocket(folder: string): void {
  const [, pid] = /-(\d+)$/.exec(linkTarget(join(folder, 'SingletonLock'))) ?? [];
  const left = dirname(linkTarget(join(folder, 'SingletonSocket')));
  if (pid === undefined || isRunning(Number(pid)) || dirname(left) !== tmpdir()) return;
  if (SOCKET_FOLDER.test(basename(left)) && isOurs(left)) rmSync(left, { recursive: true, force: true });
}

function linkTarget(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function isOurs(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return (
    stats !== undefined &&
    stats.isDirectory() &&
    (process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0))
  );
}
