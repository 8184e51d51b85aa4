/**
 * What a BMP says of itself before its pixels: Windows' headers of all versions, and OS/2's two (Microsoft, « Bitmap
 * Storage »; IBM, « Bitmap File Format »).
 */

/** How a BMP stores the colour of a pixel. */
export type BmpColours =
  | { readonly kind: 'palette'; readonly bits: 1 | 2 | 4 | 8; readonly packing: 'rows' | 'rle4' | 'rle8' }
  | { readonly kind: 'masks'; readonly bits: 16 | 24 | 32; readonly masks: Masks }
  | { readonly kind: 'rle24' }
  /** One bit a pixel, as a fax of one dimension. */
  | { readonly kind: 'fax' }
  /** Another file's bytes stand in place of pixels. */
  | { readonly kind: 'embedded' };

/** The bits of a pixel that hold each channel. */
export interface Masks {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0: there is no transparency; what stands in its place means nothing. */
  readonly alpha: number;
}

/** What a BMP says of itself; sizes in pixels. */
export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  /** The first row is the top one; otherwise the lowest. */
  readonly topDown: boolean;
  readonly colours: BmpColours;
  /** Red, green, blue, one after the other. */
  readonly palette: Uint8Array;
  /** Where the pixels begin, bytes. */
  readonly start: number;
}

/** Bytes of the headers whose fields are read by name here. */
const CORE = 12,
  OS2_SHORT = 16,
  INFO = 40,
  RGB_MASKS = 52,
  RGBA_MASKS = 56,
  OS2_LONG = 64;
const FILE_HEADER = 14;
const COMPRESSION = { rows: 0, rle8: 1, rle4: 2, masks: 3, jpeg: 4, png: 5, alphaMasks: 6 } as const;
/** Where nothing else is said: five bits a colour, or eight. */
const USUAL: Readonly<Record<16 | 24 | 32, Masks>> = {
  16: { red: 0x7c00, green: 0x03e0, blue: 0x001f, alpha: 0 },
  24: { red: 0xff0000, green: 0x00ff00, blue: 0x0000ff, alpha: 0 },
  32: { red: 0xff0000, green: 0x00ff00, blue: 0x0000ff, alpha: 0 },
};

/**
 * How large a BMP claims to be, in pixels, whatever else is wrong with it; a width of zero or less is given as it is.
 * `topDown`: its first row is the top one. `base`: the byte at which its header begins, not 0 in an array of OS/2. Null
 * for what is no BMP, or ends within its header.
 */
export function readBmpSize(bytes: Buffer): { width: number; height: number; topDown: boolean; base: number } | null {
  // OS/2 puts several sizes of one picture into an array: the first is the one that was meant.
  const base = bytes.toString('latin1', 0, 2) === 'BA' ? FILE_HEADER : 0;
  if (bytes.length < base + FILE_HEADER + CORE || bytes.toString('latin1', base, base + 2) !== 'BM') return null;
  const size = bytes.readUInt32LE(base + FILE_HEADER);
  const at = base + FILE_HEADER;
  if (size < CORE || bytes.length < at + Math.min(size, OS2_LONG)) return null;
  const core = size === CORE;
  const width = core ? bytes.readUInt16LE(at + 4) : bytes.readInt32LE(at + 4);
  const signedHeight = core ? bytes.readUInt16LE(at + 6) : bytes.readInt32LE(at + 8);
  return { width, height: Math.abs(signedHeight), topDown: signedHeight < 0, base };
}

/**
 * Reads the header of a BMP of Windows or OS/2 (also the first of an OS/2 array): size, colours, palette, where the
 * pixels begin. Null for what is no BMP, for one that ends within its header, and for bits and a compression that do
 * not go together. Sizes are not checked.
 */
export function readBmpHeader(bytes: Buffer): BmpHeader | null {
  const claimed = readBmpSize(bytes);
  if (claimed === null) return null;
  const { width, height, topDown, base } = claimed;
  const at = base + FILE_HEADER;
  const size = bytes.readUInt32LE(at);
  const core = size === CORE;
  // No program makes headers between the two; the number of bits would lie behind them.
  if (!core && size < OS2_SHORT) return null;
  const bits = bytes.readUInt16LE(at + (core ? 10 : 14));
  const field = (from: number): number => (from + 4 <= size ? bytes.readUInt32LE(at + from) : 0);
  const compression = field(16);
  const ownMasks = compression === COMPRESSION.masks || compression === COMPRESSION.alphaMasks;
  const masksAfter = compression === COMPRESSION.alphaMasks ? 16 : 12;
  const maskBytes = size === INFO && ownMasks ? masksAfter : 0;
  const colours = coloursOf({ size, bits, compression, masks: masksOf(bytes, at, size, compression, bits) });
  if (colours === null) return null;
  const start = bytes.readUInt32LE(base + 10);
  const palette =
    bits <= 8
      ? paletteOf(bytes, { from: at + size + maskBytes, to: start, entry: core ? 3 : 4, count: field(32) || 2 ** bits })
      : new Uint8Array(0);
  return { width, height, topDown, colours, palette, start };
}

function coloursOf({
  size,
  bits,
  compression,
  masks,
}: {
  size: number;
  bits: number;
  compression: number;
  masks: Masks | null;
}): BmpColours | null {
  // OS/2's second version has other names for two numbers.
  const os2 = size === OS2_LONG || (size >= OS2_SHORT && size < INFO);
  if (os2 && compression === 3 && bits === 1) return { kind: 'fax' };
  if (os2 && compression === 4 && bits === 24) return { kind: 'rle24' };
  if (compression === COMPRESSION.jpeg || compression === COMPRESSION.png) return { kind: 'embedded' };
  if (compression === COMPRESSION.rle8 && bits === 8) return { kind: 'palette', bits, packing: 'rle8' };
  if (compression === COMPRESSION.rle4 && bits === 4) return { kind: 'palette', bits, packing: 'rle4' };
  if (bits === 1 || bits === 2 || bits === 4 || bits === 8)
    return compression === COMPRESSION.rows ? { kind: 'palette', bits, packing: 'rows' } : null;
  if ((bits === 16 || bits === 24 || bits === 32) && masks !== null) return { kind: 'masks', bits, masks };
  return null;
}

function masksOf(bytes: Buffer, at: number, size: number, compression: number, bits: number): Masks | null {
  if (bits !== 16 && bits !== 24 && bits !== 32) return null;
  if (compression === COMPRESSION.rows) return USUAL[bits];
  if (compression !== COMPRESSION.masks && compression !== COMPRESSION.alphaMasks) return null;
  const from = at + INFO;
  if (bytes.length < from + 16) return null;
  const hasAlpha = size >= RGBA_MASKS || (size === INFO && compression === COMPRESSION.alphaMasks);
  if (size !== INFO && size < RGB_MASKS) return null;
  return {
    red: bytes.readUInt32LE(from),
    green: bytes.readUInt32LE(from + 4),
    blue: bytes.readUInt32LE(from + 8),
    alpha: hasAlpha ? bytes.readUInt32LE(from + 12) : 0,
  };
}

/** Blue comes first in the file. A palette may be shorter than what its bits could name; what is beyond it is black. */
function paletteOf(
  bytes: Buffer,
  { from, to, entry, count }: { from: number; to: number; entry: 3 | 4; count: number },
): Uint8Array {
  const end = Math.min(bytes.length, to > from ? to : bytes.length);
  const known = Math.max(0, Math.min(count, 256, Math.floor((end - from) / entry)));
  const palette = new Uint8Array(256 * 3);
  for (let index = 0; index < known; index += 1)
    for (let channel = 0; channel < 3; channel += 1)
      palette[index * 3 + channel] = bytes[from + index * entry + 2 - channel] ?? 0;
  return palette;
}
