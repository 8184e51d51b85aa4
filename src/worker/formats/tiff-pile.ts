/**
 * A TIFF of many pages, taken apart into a file for each page. libtiff walks from the first page to the one that is
 * asked for each time that a file is opened, so that the time for all pages would grow with their square (measured:
 * 22 ms a look at 1,000 pages). TIFF 6.0; BigTIFF by its public description.
 */
import { randomUUID } from 'node:crypto';
import { open, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesAt } from './bytes-at.ts';
import {
  firstTable,
  numberIn,
  readTable,
  sizesOf,
  tiffLayoutOf,
  valueBytes,
  type TiffLayout,
  type TiffTable,
} from './tiff-layout.ts';

/** The files of the pages, in order. */
export interface PileOfPages {
  readonly files: readonly string[];
  /** There are more pages than were asked for. */
  readonly more: boolean;
}

/** Bytes of a value by its type (TIFF 6.0, section 2; BigTIFF: 16 to 18). */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
const STRIPS = { offsets: 273, bytes: 279 } as const;
const TILES = { offsets: 324, bytes: 325 } as const;
const COMPRESSION = 259;
/** JPEG of TIFF's first kind keeps its parts at places of its own. */
const OLD_JPEG = 6;
/** What a picture is decoded by: everything else (names, dates, programs, other pictures) is left out. */
const NEEDED = new Set([
  254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291, 292, 293,
  296, 301, 317, 318, 319, 320, 322, 323, 324, 325, 332, 334, 336, 338, 339, 340, 341, 347, 529, 530, 531, 532, 34_675,
]);
/** Bytes: more than any page's tables have. */
const MOST_BYTES = 16 * 1024 * 1024;

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly data: Buffer;
}

/**
 * Writes each page of a TIFF as a file of its own into `copies`, without the tags that no decoder needs (dates, names).
 * Null for a file that is not taken apart: no TIFF, one that is cut off or lies about itself, or the old JPEG kind;
 * pages written by then stay in `copies`.
 * @param most how many pages at most; `more` says that there are others
 */
export async function takeApart(path: string, copies: string, most: number): Promise<PileOfPages | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await bytesAt(file, 0, 16);
    const layout = tiffLayoutOf(head);
    if (layout === null) return null;
    const seen = new Set<number>();
    const files: string[] = [];
    let table = firstTable(head, layout);
    while (table !== 0 && !seen.has(table)) {
      if (files.length === most) return { files, more: true };
      seen.add(table);
      const page = await readTable(file, table, size, layout);
      const entries = page === null ? null : await neededEntries(file, page, layout);
      const alone = entries === null ? null : await pageAlone(file, entries, layout);
      if (page === null || alone === null) return null;
      const copy = join(copies, `${randomUUID()}.tif`);
      await writeFile(copy, alone);
      files.push(copy);
      table = page.next;
    }
    return { files, more: false };
  } finally {
    await file.close();
  }
}

/** The entries that a picture is decoded by, with their values. Null when one of them says that it has too many. */
async function neededEntries(
  file: FileHandle,
  { entries }: TiffTable,
  layout: TiffLayout,
): Promise<readonly Entry[] | null> {
  const needed: Entry[] = [];
  for (const entry of entries) {
    const bytes = entry.count * (TYPE_BYTES[entry.type] ?? 0);
    if (!NEEDED.has(entry.tag) || bytes === 0) continue;
    if (bytes > MOST_BYTES) return null;
    const { tag, type, count } = entry;
    needed.push({ tag, type, count, data: await valueBytes(file, entry, bytes, layout) });
  }
  return needed;
}

/** A TIFF of this page alone: its head, its table, the values that the table has no room for, the picture. */
async function pageAlone(file: FileHandle, entries: readonly Entry[], layout: TiffLayout): Promise<Buffer | null> {
  const found = (tag: number): number[] =>
    valuesOf(
      entries.find((one) => one.tag === tag),
      layout,
    );
  const kind = found(TILES.offsets).length > 0 ? TILES : STRIPS;
  const [offsets, lengths] = [found(kind.offsets), found(kind.bytes)];
  if (offsets.length === 0 || offsets.length !== lengths.length || found(COMPRESSION)[0] === OLD_JPEG) return null;
  const { size } = await file.stat();
  const partBytes = offsets.map((from, at) => Math.max(0, Math.min(lengths[at] ?? 0, size - from)));
  // Parts that together have more bytes than the file lie: each may claim all of it.
  if (partBytes.reduce((sum, bytes) => sum + bytes, 0) > size) return null;
  const parts = await Promise.all(offsets.map((from, at) => bytesAt(file, from, partBytes[at] ?? 0)));
  const { countBytes, entryBytes, wordBytes, headBytes } = sizesOf(layout);
  const kept = entries.filter(({ tag }) => tag !== kind.offsets);
  const outside = kept.filter(({ data }) => data.length > wordBytes);
  const tableEnd = headBytes + countBytes + (kept.length + 1) * entryBytes + wordBytes;
  let place = tableEnd + offsets.length * wordBytes;
  const places = new Map<Entry, number>();
  for (const entry of outside) {
    places.set(entry, place);
    place += entry.data.length + (entry.data.length % 2);
  }
  const moved = Buffer.alloc(offsets.length * wordBytes);
  const pictureAt = place;
  for (const [at, part] of parts.entries()) {
    put(moved, at * wordBytes, wordBytes, place, layout);
    place += part.length;
  }
  // An offset of four bytes cannot say more; a page of this size is not taken out of a pile.
  if (!layout.big && place > 0xffff_ffff) return null;
  const word: Entry = { tag: kind.offsets, type: layout.big ? 16 : 4, count: offsets.length, data: moved };
  const start = Buffer.alloc(pictureAt);
  start.write(layout.little ? 'II' : 'MM', 0, 'latin1');
  put(start, 2, 2, layout.big ? 43 : 42, layout);
  if (layout.big) put(start, 4, 2, 8, layout);
  put(start, headBytes - wordBytes, wordBytes, headBytes, layout);
  put(start, headBytes, countBytes, kept.length + 1, layout);
  for (const [at, entry] of [...kept, word].toSorted((one, other) => one.tag - other.tag).entries()) {
    const from = headBytes + countBytes + at * entryBytes;
    put(start, from, 2, entry.tag, layout);
    put(start, from + 2, 2, entry.type, layout);
    put(start, from + 4, wordBytes, entry.count, layout);
    if (entry.data.length <= wordBytes) entry.data.copy(start, from + 4 + wordBytes);
    else {
      const to = places.get(entry) ?? tableEnd;
      put(start, from + 4 + wordBytes, wordBytes, to, layout);
      entry.data.copy(start, to);
    }
  }
  return Buffer.concat([start, ...parts]);
}

function valuesOf(entry: Entry | undefined, layout: TiffLayout): number[] {
  const bytes = TYPE_BYTES[entry?.type ?? 0];
  if (entry === undefined || (bytes !== 2 && bytes !== 4 && bytes !== 8)) return [];
  return Array.from({ length: entry.count }, (_, at) => numberIn(entry.data, at * bytes, bytes, layout));
}

function put(bytes: Buffer, at: number, length: 2 | 4 | 8, value: number, { little }: TiffLayout): void {
  if (length === 8) {
    if (little) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeBigUInt64BE(BigInt(value), at);
  } else if (little) bytes.writeUIntLE(value, at, length);
  else bytes.writeUIntBE(value, at, length);
}
