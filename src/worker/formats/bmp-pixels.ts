/** The pixels of a BMP, of every kind that programs write, as red, green and blue on white. */
import type { BmpHeader, Masks } from './bmp-header.ts';

/** A BMP's picture, decoded. */
export interface BmpPixels {
  /** Three bytes a pixel, from the top left. */
  readonly data: Uint8Array;
  /** The file ends before its picture does: what is missing is white, or in runs the first colour of the palette. */
  readonly incomplete: boolean;
}

type PaletteHeader = BmpHeader & { colours: Extract<BmpHeader['colours'], { kind: 'palette' }> };
type MasksHeader = BmpHeader & { colours: Extract<BmpHeader['colours'], { kind: 'masks' }> };

/**
 * Decodes the pixels of a BMP, as red, green and blue on white, and says when the file ends before them (`incomplete`).
 * Null for a kind whose pixels are another file's, or a fax. The size has to be checked before: memory is given to it.
 */
export function readBmpPixels(bytes: Buffer, header: BmpHeader): BmpPixels | null {
  const { colours } = header;
  switch (colours.kind) {
    case 'palette':
      return colours.packing === 'rows'
        ? paletteRows(bytes, { ...header, colours })
        : runs(bytes, header, colours.packing);
    case 'masks':
      return maskedRows(bytes, { ...header, colours });
    case 'rle24':
      return runs(bytes, header, 'rle24');
    default:
      return null;
  }
}

/** Where a row of the file lies in the picture, bytes. */
const placeOf = ({ width, height, topDown }: BmpHeader, row: number): number =>
  (topDown ? row : height - 1 - row) * width * 3;

/** Rows are filled up to four bytes. */
const rowBytes = (width: number, bits: number): number => Math.ceil((width * bits) / 32) * 4;

const white = ({ width, height }: BmpHeader): Uint8Array => new Uint8Array(width * height * 3).fill(255);

function paletteRows(bytes: Buffer, header: PaletteHeader): BmpPixels {
  const { width, height, palette, start, colours } = header;
  const { bits } = colours;
  const data = white(header);
  const stride = rowBytes(width, bits);
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  for (let row = 0; row < height; row += 1) {
    const from = start + row * stride;
    let to = placeOf(header, row);
    for (let column = 0; column < width; column += 1, to += 3) {
      const byte = bytes[from + Math.floor(column / perByte)];
      if (byte === undefined) return { data, incomplete: true };
      const index = (byte >> (8 - bits * ((column % perByte) + 1))) & mask;
      data.set(palette.subarray(index * 3, index * 3 + 3), to);
    }
  }
  return { data, incomplete: false };
}

/** A channel's bits in a pixel, spread over 0 to 255. */
function channelOf(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / most);
}

function maskedRows(bytes: Buffer, header: MasksHeader): BmpPixels {
  const { width, height, start, colours } = header;
  const { bits, masks } = colours;
  const data = white(header);
  const stride = rowBytes(width, bits);
  const step = bits / 8;
  const [red, green, blue] = [channelOf(masks.red), channelOf(masks.green), channelOf(masks.blue)];
  const alpha = isTransparent(bytes, header, masks) ? channelOf(masks.alpha) : null;
  for (let row = 0; row < height; row += 1) {
    let from = start + row * stride;
    let to = placeOf(header, row);
    for (let column = 0; column < width; column += 1, from += step, to += 3) {
      if (from + step > bytes.length) return { data, incomplete: true };
      const pixel = bits === 32 ? bytes.readUInt32LE(from) : bytes.readUIntLE(from, step);
      const opaque = alpha === null ? 255 : alpha(pixel);
      data[to] = onWhite(red(pixel), opaque);
      data[to + 1] = onWhite(green(pixel), opaque);
      data[to + 2] = onWhite(blue(pixel), opaque);
    }
  }
  return { data, incomplete: false };
}

const onWhite = (value: number, alpha: number): number => 255 + Math.round(((value - 255) * alpha) / 255);

/** Some programs name a place for transparency and leave it at nothing everywhere: then they meant none. */
function isTransparent(bytes: Buffer, { width, height, start, colours }: MasksHeader, { alpha }: Masks): boolean {
  if (alpha === 0) return false;
  const { bits } = colours;
  const stride = rowBytes(width, bits);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const from = start + row * stride + column * (bits / 8);
      if (from + bits / 8 > bytes.length) return false;
      if ((bytes.readUIntLE(from, bits / 8) & alpha) !== 0) return true;
    }
  return false;
}

/**
 * Runs: a count and a value; after a zero a literal stretch (its count at least 3), the end of the line (0), of the
 * picture (1), or a jump (2). What is jumped over has the palette's first colour.
 */
function runs(bytes: Buffer, header: BmpHeader, packing: 'rle4' | 'rle8' | 'rle24'): BmpPixels {
  const { width, height, palette, start } = header;
  const data = white(header);
  if (packing !== 'rle24') for (let to = 0; to < data.length; to += 3) data.set(palette.subarray(0, 3), to);
  let at = start;
  let [x, y] = [0, 0];
  const put = (red: number, green: number, blue: number): void => {
    if (x < width && y < height) {
      const to = placeOf(header, y) + x * 3;
      data[to] = red;
      data[to + 1] = green;
      data[to + 2] = blue;
    }
    x += 1;
  };
  const putIndex = (index: number): void =>
    put(palette[index * 3] ?? 0, palette[index * 3 + 1] ?? 0, palette[index * 3 + 2] ?? 0);
  /** `many` pixels from the bytes at `from`; in a run they are the same ones over and over. */
  const stretch = (from: number, many: number, isRun: boolean): void => {
    for (let index = 0; index < many; index += 1) {
      if (packing === 'rle24') {
        const place = isRun ? from : from + index * 3;
        put(bytes[place + 2] ?? 0, bytes[place + 1] ?? 0, bytes[place] ?? 0);
      } else if (packing === 'rle8') putIndex(bytes[isRun ? from : from + index] ?? 0);
      else {
        const byte = bytes[isRun ? from : from + (index >> 1)] ?? 0;
        putIndex(index % 2 === 0 ? byte >> 4 : byte & 15);
      }
    }
  };
  const valueBytes = packing === 'rle24' ? 3 : 1;
  const literalBytes = { rle4: 0.5, rle8: 1, rle24: 3 }[packing];
  while (y < height) {
    const [count, code] = [bytes[at], bytes[at + 1]];
    if (count === undefined || code === undefined) return { data, incomplete: true };
    if (count > 0) {
      stretch(at + 1, count, true);
      at += 1 + valueBytes;
      continue;
    }
    at += 2;
    if (code === 1) break;
    if (code === 0) [x, y] = [0, y + 1];
    else if (code === 2) {
      x += bytes[at] ?? 0;
      y += bytes[at + 1] ?? 0;
      at += 2;
    } else {
      stretch(at, code, false);
      // Filled up to two bytes.
      at += Math.ceil(Math.ceil(code * literalBytes) / 2) * 2;
    }
  }
  return { data, incomplete: false };
}
