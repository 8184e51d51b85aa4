/** The pictures of a place, the newest day first. Looks at names and dates, opens nothing. */
import { opendir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { FILE_ENDINGS } from '../../../shared/file-endings.ts';

/** A picture by its name and date; size in bytes. */
export interface PictureFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** Cameras and telephones put theirs in DCIM/100APPLE and the like. */
const DEEPEST = 3;
/** More is a disk, not an errand: the person chooses by hand. */
const MOST_ENTRIES = 20_000;

/**
 * The pictures and PDFs, by their names' endings, in a folder and two levels of folders below it, the newest first.
 * Names that begin with a dot or a `$`, and what cannot be opened, are left out; of a folder that cannot be read to its
 * end, what was read of it stays. None when the stick was pulled out meanwhile. After 20,000 entries it looks at no
 * more.
 */
export async function picturesIn(root: string): Promise<PictureFile[]> {
  const found: PictureFile[] = [];
  let left = MOST_ENTRIES;
  let interrupted = false;
  const visit = async (folder: string, depth: number): Promise<void> => {
    const directory = await opendir(folder).catch(() => null);
    if (directory === null) return;
    try {
      for await (const entry of directory) {
        if (left === 0) return;
        left -= 1;
        // Hidden files are the system's: thumbnails, the bin, Apple's shadows of real files.
        if (entry.name.startsWith('.') || entry.name.startsWith('$')) continue;
        const path = join(folder, entry.name);
        if (entry.isDirectory() && depth < DEEPEST) await visit(path, depth + 1);
        else if (entry.isFile() && FILE_ENDINGS.includes(extname(entry.name).slice(1).toLowerCase())) {
          const known = await stat(path).catch(() => null);
          if (known !== null) found.push({ path, name: basename(path), bytes: known.size, modified: known.mtime });
        }
      }
    } catch {
      interrupted = true;
    }
  };
  await visit(root, 1);
  // One bad folder, or a stick that was pulled out: then what was found on it is gone too.
  const [first] = found;
  if (interrupted && first !== undefined && (await stat(first.path).catch(() => null)) === null) return [];
  return found.toSorted((a, b) => b.modified.getTime() - a.modified.getTime());
}

/**
 * The files that were last written on the same day as the newest, the oldest first: what a person made for this errand.
 * @param files the newest first, as `picturesIn` gives them
 */
export function ofTheLastDay(files: readonly PictureFile[]): readonly PictureFile[] {
  const [newest] = files;
  if (newest === undefined) return [];
  const day = localDay(newest.modified);
  return files.filter(({ modified }) => localDay(modified) === day).toReversed();
}

/** Sweden writes dates as ISO 8601 does. */
const HERE = new Intl.DateTimeFormat('sv-SE');

/** The day of a moment where this PC is, e.g. `2026-11-28`: a photo taken just after midnight is of that day. */
export const localDay = (moment: Date): string => HERE.format(moment);
