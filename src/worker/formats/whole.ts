/**
 * Whether a file has all that it speaks of, by its own tables: what was cut off by a pulled stick or a broken download
 * is noticed before it is drawn.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { bytesAt } from './bytes-at.ts';
import { readerOf, type TiffReader } from './tiff-kinds.ts';
import { firstTable, tiffLayoutOf, numberIn, sizesOf, type TiffLayout } from './tiff-layout.ts';

/**
 * HEIC and its kin are boxes, each with its size (ISO/IEC 14496-12, 4.2). False when the last one ends after the file.
 */
export async function hasAllBoxes(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    let at = 0;
    while (at + 8 <= size) {
      const head = await bytesAt(file, at, 16);
      const short = head.readUInt32BE(0);
      // 0: to the end of the file. 1: the size stands after the name, in eight bytes.
      if (short === 0) return true;
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
      if (length < 8) return true;
      at += length;
    }
    return at === size || at + 8 > size;
  } finally {
    await file.close();
  }
}

/** What the tables of a TIFF say of its pages. */
export interface TiffTables {
  readonly pages: readonly TiffPage[];
  /** After the last of these pages comes another, whose table the file no longer has. */
  readonly pagesMissing: boolean;
}

interface TiffPage {
  /** All its strips or tiles lie in the file. */
  readonly whole: boolean;
  readonly reader: TiffReader;
}

/** More tables than any scan has pages: a ring of tables ends here. */
const MOST_TABLES = 1000;
const TAGS = { stripOffsets: 273, stripBytes: 279, tileOffsets: 324, tileBytes: 325 } as const;
/** What decides which reader reads a page, with the value of a table that leaves it out. */
const KIND = {
  compression: { tag: 259, otherwise: 1 },
  photometric: { tag: 262, otherwise: 1 },
  bits: { tag: 258, otherwise: 1 },
  samples: { tag: 277, otherwise: 1 },
  planar: { tag: 284, otherwise: 1 },
  sampleFormat: { tag: 339, otherwise: 1 },
} as const;
/** Bytes of a value by its TIFF type (TIFF 6.0, section 2; BigTIFF). */
const TYPE_BYTES: Readonly<Record<number, 2 | 4 | 8>> = { 3: 2, 4: 4, 16: 8 };

/** The tables (IFD) of a TIFF, one for each page. Null for what is no TIFF. */
export async function readTiffTables(path: string): Promise<TiffTables | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await bytesAt(file, 0, 16);
    const layout = tiffLayoutOf(head);
    if (layout === null) return null;
    const pages: TiffPage[] = [];
    const seen = new Set<number>();
    let table = firstTable(head, layout);
    while (table !== 0 && pages.length < MOST_TABLES && !seen.has(table)) {
      seen.add(table);
      const page = await readTable(file, table, size, layout);
      if (page === null) return { pages, pagesMissing: true };
      pages.push(page);
      table = page.next;
    }
    return { pages, pagesMissing: false };
  } finally {
    await file.close();
  }
}

/** Null when the table itself is not in the file. */
async function readTable(
  file: FileHandle,
  at: number,
  size: number,
  layout: TiffLayout,
): Promise<(TiffPage & { next: number }) | null> {
  const { countBytes, entryBytes, wordBytes } = sizesOf(layout);
  const read = (bytes: Buffer, from: number, length: 2 | 4 | 8): number => numberIn(bytes, from, length, layout);
  if (at + countBytes > size) return null;
  const count = read(await bytesAt(file, at, countBytes), 0, countBytes);
  const end = at + countBytes + count * entryBytes;
  if (count > 4096 || end + wordBytes > size) return null;
  const entries = await bytesAt(file, at + countBytes, count * entryBytes + wordBytes);
  const values = async (tag: number): Promise<number[]> => {
    for (let entry = 0; entry < count; entry += 1) {
      const from = entry * entryBytes;
      if (read(entries, from, 2) !== tag) continue;
      const bytes = TYPE_BYTES[read(entries, from + 2, 2)];
      const many = read(entries, from + 4, wordBytes);
      if (bytes === undefined || many > 1_000_000) return [];
      const place = from + 4 + wordBytes;
      const inline = many * bytes <= wordBytes;
      const data = inline
        ? entries.subarray(place)
        : await bytesAt(file, read(entries, place, wordBytes), many * bytes);
      return Array.from({ length: many }, (_, index) => read(data, index * bytes, bytes));
    }
    return [];
  };
  const offsets = [...(await values(TAGS.stripOffsets)), ...(await values(TAGS.tileOffsets))];
  const lengths = [...(await values(TAGS.stripBytes)), ...(await values(TAGS.tileBytes))];
  const whole = offsets.every((offset, index) => offset + (lengths[index] ?? 0) <= size);
  const first = async ({ tag, otherwise }: (typeof KIND)[keyof typeof KIND]): Promise<number> =>
    (await values(tag))[0] ?? otherwise;
  const reader = readerOf({
    compression: await first(KIND.compression),
    photometric: await first(KIND.photometric),
    bits: await first(KIND.bits),
    samples: await first(KIND.samples),
    planar: await first(KIND.planar),
    sampleFormat: await first(KIND.sampleFormat),
    tiled: (await values(TAGS.tileOffsets)).length > 0,
  });
  return { whole, reader, next: read(entries, count * entryBytes, wordBytes) };
}
