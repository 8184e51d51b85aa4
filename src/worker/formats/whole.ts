/**
 * Whether a file has all that it speaks of, by its own tables: what was cut off by a pulled stick or a broken download
 * is noticed before it is drawn.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { bytesAt } from './bytes-at.ts';
import { MOST_PAGES } from './limits.ts';
import { readerOf, type TiffReader } from './tiff-kinds.ts';
import {
  firstTable,
  numberIn,
  readTable,
  tiffLayoutOf,
  valueBytes,
  type TiffLayout,
  type TiffTable,
} from './tiff-layout.ts';

/**
 * Whether a HEIC or AVIF file has all the boxes that it is made of, each with its size (ISO/IEC 14496-12, 4.2): false
 * when the last one would end after the file.
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
    // A few bytes after the last box are not a box that was cut off.
    return at <= size;
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

/** One more than is read of a file, so that it is known when there are more; a ring of tables ends here. */
const MOST_TABLES = MOST_PAGES + 1;
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
/** More strips or tiles than any page has: a table that says so lies. */
const MOST_VALUES = 1_000_000;

/**
 * Reads the tables (IFD) of a TIFF, one for each page, up to one more than MOST_PAGES: whether the page is whole in the
 * file, and who reads it. Null for what is no TIFF.
 */
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
      const found = await readTable(file, table, size, layout);
      if (found === null) return { pages, pagesMissing: true };
      pages.push(await pageOf(file, found, size, layout));
      table = found.next;
    }
    return { pages, pagesMissing: false };
  } finally {
    await file.close();
  }
}

/** Whether the page that a table describes is whole in a file of `size` bytes, and who reads it. */
async function pageOf(file: FileHandle, { entries }: TiffTable, size: number, layout: TiffLayout): Promise<TiffPage> {
  const values = async (tag: number): Promise<number[]> => {
    const entry = entries.find((one) => one.tag === tag);
    const bytes = TYPE_BYTES[entry?.type ?? 0];
    if (entry === undefined || bytes === undefined || entry.count > MOST_VALUES) return [];
    const data = await valueBytes(file, entry, entry.count * bytes, layout);
    return Array.from({ length: entry.count }, (_, index) => numberIn(data, index * bytes, bytes, layout));
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
  return { whole, reader };
}
