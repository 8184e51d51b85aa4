/** Where a document is really written, once the person has named a file. */
import type { Stats } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import { isDiskFull } from '../../shared/error-code.ts';
import type { WorkingFolder } from '../session/working-folder.ts';

/**
 * `not-a-file`: a device, a pipe, a folder, or a link that leads to no file stands there. Renaming over it would
 * destroy it.
 */
export type SavePlace = { readonly state: 'file'; readonly path: string } | { readonly state: 'not-a-file' };

/**
 * Where a document is really written when the person named `path`. A link is followed, so that what it points at is
 * replaced and the link stays; a folder, a device, a pipe or a link that leads to no file is `not-a-file`. What is not
 * there or cannot be asked about (a server that went, a folder without rights) counts as a file: writing there will say
 * why it fails.
 */
export async function savePlaceOf(path: string): Promise<SavePlace> {
  const found = await lstat(path).catch(() => null);
  if (found === null || found.isFile()) return { state: 'file', path };
  // Whatever keeps a link from being followed (nothing behind it, a circle, a folder without rights): a rename would
  // put the document in the link's own place.
  const isFile = (stats: Stats): boolean => stats.isFile();
  if (!found.isSymbolicLink() || !(await stat(path).then(isFile, () => false))) return { state: 'not-a-file' };
  return { state: 'file', path: await realpath(path) };
}

/** Whether anything stands under this path, a link to nothing included; false also where that cannot be seen. */
export const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/**
 * Has the session's folder note a file that is about to be begun outside of it; false when the disk of that folder is
 * full.
 * @throws the disk's other errors
 */
export const noteUnfinished = (folder: WorkingFolder, file: string): Promise<boolean> =>
  folder.unfinished(file).then(
    () => true,
    (error: unknown) => {
      if (isDiskFull(error)) return false;
      throw error;
    },
  );
