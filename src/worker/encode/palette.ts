/**
 * A picture of few colours as PDF's Indexed colour space holds it: a drawing of two colours takes one bit a pixel, as
 * it did in its PNG or GIF (ISO 32000-1, 8.6.6.3).
 */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { MadeImage } from '../../shared/documents-worker.ts';

/**
 * The image's rows, compressed, and its palette. Each row begins with a whole byte; the first pixel is in the highest
 * bits.
 */
export interface Indexed {
  readonly bytes: Buffer;
  readonly palette: NonNullable<MadeImage['palette']>;
}

const MOST_COLOURS = 256;

/**
 * Stores an image of few colours by a palette, without loss. Null when it has more than 256 colours.
 * @param data samples of 1 or 3 channels
 */
export async function encodeIndexed(
  data: Uint8Array,
  { width, height, channels }: { width: number; height: number; channels: 1 | 3 },
): Promise<Indexed | null> {
  const numbers = new Map<number, number>();
  const indices = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < indices.length; pixel += 1, at += channels) {
    const red = data[at] ?? 0;
    const colour =
      channels === 1 ? red * 0x01_01_01 : red * 0x01_00_00 + (data[at + 1] ?? 0) * 0x01_00 + (data[at + 2] ?? 0);
    let number = numbers.get(colour);
    if (number === undefined) {
      if (numbers.size === MOST_COLOURS) return null;
      number = numbers.size;
      numbers.set(colour, number);
    }
    indices[pixel] = number;
  }
  const bits = ([1, 2, 4, 8] as const).find((each) => 2 ** each >= numbers.size) ?? 8;
  const rowBytes = Math.ceil((width * bits) / 8);
  const rows = Buffer.alloc(rowBytes * height);
  const inByte = 8 / bits;
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const to = row * rowBytes + Math.floor(column / inByte);
      const left = 8 - bits * ((column % inByte) + 1);
      rows[to] = (rows[to] ?? 0) + (indices[row * width + column] ?? 0) * 2 ** left;
    }
  const colours = [...numbers.keys()].map((colour) => colour.toString(16).padStart(6, '0')).join('');
  return { bytes: await promisify(deflate)(rows, { level: 9 }), palette: { bits, colours } };
}
