/** The browser's own folder for one sitting: made empty, removed afterwards, and at the next start if we were killed. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { leftBehind, madeHere } from '../../session/left-behind.ts';

// Short: the browser puts a Unix socket in here, and the path of a socket ends at 107 bytes.
const PREFIX = 'cle-en-main-';

export interface ThrowAway {
  readonly folder: string;
  readonly profile: string;
  /** The browser's TMPDIR: Chromium leaves files there, even when it ends well. */
  readonly temporary: string;
}

export async function makeProfile(parent: string): Promise<ThrowAway> {
  const folder = await mkdtemp(join(parent, madeHere(PREFIX)));
  const made = { folder, profile: join(folder, 'p'), temporary: join(folder, 't') };
  await Promise.all([mkdir(made.profile), mkdir(made.temporary)]);
  return made;
}

/**
 * Removes the folder; a browser that is just closing may still write to it, so removing is tried again for some
 * seconds.
 */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Removes the folders of processes that no longer run. Folders of other users are not ours to remove, and stay. */
export async function removeLeftProfiles(parent: string): Promise<void> {
  for (const folder of await leftBehind(parent, PREFIX)) await removeProfile(folder).catch(() => undefined);
}
