/** What is refused before any memory is given to it, and how that is said. */
import { open, readFile, stat } from 'node:fs/promises';
import type { FileTrouble } from '../../shared/documents.ts';
import { JobFailed, type JobReply, type OpenedPage } from '../../shared/documents-worker.ts';

/** The pages of a file, and what was left out of it. */
export type Opened = JobReply<'open'>;

/**
 * Makes the error that a job throws when a file is to blame, and throws nothing itself. The program shows the trouble
 * under the file's name.
 */
export const refusal = (trouble: FileTrouble): JobFailed => new JobFailed({ kind: 'file', trouble });

/** A 30,000 × 30,000 picture of a few kilobytes would fill any memory. This is a page of A4 at 1,200 dots per inch. */
const MOST_PIXELS = 150_000_000;
/** Telephones with a sensor of 200 megapixels write 16,320 × 12,240. */
const MOST_SHRUNK_PIXELS = 250_000_000;

/**
 * Refuses a picture of no size, and one of too many pixels to work on.
 * @param shrinks whether it can be read smaller, row by row, without ever being whole in memory, as most JPEGs can
 * @throws JobFailed for such a size
 */
export function assertSize(width: number, height: number, shrinks = false): void {
  if (!(width > 0 && height > 0)) throw refusal('broken');
  if (width * height > (shrinks ? MOST_SHRUNK_PIXELS : MOST_PIXELS)) throw refusal('too-many-pixels');
}

/** So many pages of one file are read. The rest of a longer file is left out, and the program says so. */
export const MOST_PAGES = 1000;

/** The answer for a file of a format that has one picture to a file: this page, and no trouble. */
export const onePage = (page: OpenedPage): Opened => ({ pages: [page], trouble: null });

/** Some decoders want the whole file in memory, and WebAssembly's ends at 2 GB. */
const LARGEST_WHOLE_BYTES = 300 * 1024 * 1024;

/**
 * Reads a file of at most 300 MB into memory.
 * @throws JobFailed for a file that is larger, before a byte of it is read, and for one that cannot be read
 */
export async function readWhole(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => {
    throw refusal('unreadable');
  });
  if (found.size > LARGEST_WHOLE_BYTES) throw refusal('too-large');
  return readFile(path).catch(() => {
    throw refusal('unreadable');
  });
}

/**
 * From this many times as high as wide a picture is laid over pages: no camera takes one, and on one page of A4 it
 * could not be read. From as many times as wide as high it is a panorama, and keeps more of its pixels.
 */
export const TALL = 3;

/**
 * Why a picture could not be decoded: `broken` when its file is there and can be read, `unreadable` when its stick was
 * pulled out meanwhile, or its disk no longer answers.
 */
export async function whyUndecoded(path: string): Promise<JobFailed> {
  try {
    const file = await open(path);
    await file.read(Buffer.alloc(1), 0, 1, 0).finally(() => file.close());
    return refusal('broken');
  } catch {
    return refusal('unreadable');
  }
}
