/** How a TIFF writes its numbers and tables, the classic one (TIFF 6.0) and BigTIFF by its public description. */

/** What its first four bytes say. */
export interface TiffLayout {
  readonly big: boolean;
  readonly little: boolean;
}

/** Out of the head; null for what is no TIFF. */
export function tiffLayoutOf(head: Buffer): TiffLayout | null {
  const little = head.toString('latin1', 0, 2) === 'II';
  const version = numberIn(head, 2, 2, { little, big: false });
  return version === 42 || version === 43 ? { little, big: version === 43 } : null;
}

/** Bytes of a table's number of entries, of an entry, of an offset, and of the file's head. */
export const sizesOf = ({ big }: TiffLayout) =>
  big
    ? ({ countBytes: 8, entryBytes: 20, wordBytes: 8, headBytes: 16 } as const)
    : ({ countBytes: 2, entryBytes: 12, wordBytes: 4, headBytes: 8 } as const);

/** The number that stands there; 0 where the bytes end before it does. */
export function numberIn(bytes: Buffer, at: number, length: 2 | 4 | 8, { little }: TiffLayout): number {
  if (at + length > bytes.length) return 0;
  if (length === 8) return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return little ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
}

/** Where the first table lies, out of the file's head. */
export const firstTable = (head: Buffer, layout: TiffLayout): number =>
  layout.big ? numberIn(head, 8, 8, layout) : numberIn(head, 4, 4, layout);
