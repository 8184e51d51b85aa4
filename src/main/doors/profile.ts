/** The browser's own folder for one sitting: made empty, removed afterwards, and at the next start if we were killed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = 'cle-en-main-browser-';

export async function makeProfile(parent: string): Promise<string> {
  return mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
}

/** A browser that is just closing may still write: tried again for about two seconds. */
export async function removeProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Removes the profiles of processes that are no more. A folder of another user stays; it is not ours to remove. */
export async function removeLeftProfiles(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    await removeProfile(join(parent, name)).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
