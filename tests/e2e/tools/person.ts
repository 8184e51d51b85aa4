/**
 * The normal user as whom the real window runs where the tests themselves run as root: as root Chromium has no sandbox,
 * and nobody uses the program so. Elsewhere it is whoever runs the tests.
 */
import { execFile, spawnSync } from 'node:child_process';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Its name stands in tests/real-electron/as-person.sh too. */
const NAME = 'cle-en-main-tests';

export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

export interface Person {
  readonly uid: number;
  readonly gid: number;
}

/** Null where the tests' own user is the person. */
export function person(): Person | null {
  if (!isRoot) return null;
  const [uid, gid] = ['-u', '-g'].map((which) => Number.parseInt(spawnSync('id', [which, NAME]).stdout.toString(), 10));
  if (uid === undefined || gid === undefined || Number.isNaN(uid) || Number.isNaN(gid))
    throw new Error(`there is no user ${NAME}: tests/e2e/tools/desktop-setup.ts makes it`);
  return { uid, gid };
}

/** A system user without a home and without a shell; it stays, as the packages do that the tests install. */
export async function makePerson(): Promise<void> {
  const isThere = (): boolean => spawnSync('id', [NAME], { stdio: 'ignore' }).status === 0;
  if (isThere()) return;
  const words = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  for (let tries = 1; ; tries += 1)
    try {
      await run('useradd', [...words, '--shell', '/usr/sbin/nologin', NAME]);
      return;
    } catch (error) {
      // The other lane of `npm test` makes it at the same moment.
      await sleep(PAUSE_MS);
      if (isThere()) return;
      if (tries === TRIES) throw error;
    }
}
const PAUSE_MS = 500;
const TRIES = 20;

/** Gives files of the tests to the person; the tests, as root, can still read and write them. Returns the path. */
export async function handOver(path: string): Promise<string> {
  const owner = person();
  if (owner !== null) await chown(path, owner.uid, owner.gid);
  return path;
}

/** A new folder in the temporary one that the person may use. */
export const personsFolder = async (prefix: string): Promise<string> => handOver(await mkdtemp(join(tmpdir(), prefix)));
