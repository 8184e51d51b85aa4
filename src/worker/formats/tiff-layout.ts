/** How a TIFF writes its numbers and tables, the classic one (TIFF 6.0) and BigTIFF by its public description. */
import type { FileHandle } from 'node:fs/promises';
import { bytesAt } from './bytes-at.ts';

/**
 * How a TIFF writes its numbers, as its first four bytes say: with the lowest byte first or last, and in four bytes or
 * in eight (BigTIFF).
 */
export interface TiffLayout {
  readonly big: boolean;
  readonly little: boolean;
}

/**
 * The layout of a TIFF, from the first four bytes of its file. Null when its version is neither 42 nor 43 (BigTIFF);
 * that it begins with II or MM is not checked.
 */
export function tiffLayoutOf(head: Buffer): TiffLayout | null {
  const little = head.toString('latin1', 0, 2) === 'II';
  const version = numberIn(head, 2, 2, { little, big: false });
  return version === 42 || version === 43 ? { little, big: version === 43 } : null;
}

/** How many bytes a table's number of entries, an entry, an offset and the file's head take. */
export const sizesOf = ({ big }: TiffLayout) =>
  big
    ? ({ countBytes: 8, entryBytes: 20, wordBytes: 8, headBytes: 16 } as const)
    : ({ countBytes: 2, entryBytes: 12, wordBytes: 4, headBytes: 8 } as const);

/** The whole number of `length` bytes that stands at `at`; 0 where the bytes end before it does. */
export function numberIn(bytes: Buffer, at: number, length: 2 | 4 | 8, { little }: TiffLayout): number {
  if (at + length > bytes.length) return 0;
  if (length === 8) return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return little ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
}

/** Where the first table of a TIFF lies in its file, from the file's head. */
export const firstTable = (head: Buffer, layout: TiffLayout): number =>
  layout.big ? numberIn(head, 8, 8, layout) : numberIn(head, 4, 4, layout);

/** A tag of a table, with the type and the number of its values. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The entry's last field: the values themselves where they fit into it, otherwise where they lie in the file. */
  readonly field: Buffer;
}

/** A table (IFD) of a TIFF, which describes one page. */
export interface TiffTable {
  readonly entries: readonly TiffEntry[];
  /** Where the next table lies in the file; 0 after the last one. */
  readonly next: number;
}

/** More entries than any program writes. */
const MOST_ENTRIES = 4096;

/** Reads the table that lies at `at` in a file of `size` bytes. Null when it is not whole in the file, or too long. */
export async function readTable(
  file: FileHandle,
  at: number,
  size: number,
  layout: TiffLayout,
): Promise<TiffTable | null> {
  const { countBytes, entryBytes, wordBytes } = sizesOf(layout);
  if (at + countBytes > size) return null;
  const count = numberIn(await bytesAt(file, at, countBytes), 0, countBytes, layout);
  const tableBytes = count * entryBytes + wordBytes;
  if (count > MOST_ENTRIES || at + countBytes + tableBytes > size) return null;
  const table = await bytesAt(file, at + countBytes, tableBytes);
  const entries = Array.from({ length: count }, (_, index): TiffEntry => {
    const from = index * entryBytes;
    return {
      tag: numberIn(table, from, 2, layout),
      type: numberIn(table, from + 2, 2, layout),
      count: numberIn(table, from + 4, wordBytes, layout),
      field: table.subarray(from + 4 + wordBytes, from + 4 + 2 * wordBytes),
    };
  });
  return { entries, next: numberIn(table, count * entryBytes, wordBytes, layout) };
}

/** Reads the `length` bytes of an entry's values, from the table or from where they lie in the file. */
export async function valueBytes(
  file: FileHandle,
  { field }: TiffEntry,
  length: number,
  layout: TiffLayout,
): Promise<Buffer> {
  const { wordBytes } = sizesOf(layout);
  return length <= wordBytes ? field.subarray(0, length) : bytesAt(file, numberIn(field, 0, wordBytes, layout), length);
}
