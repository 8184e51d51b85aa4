/**
 * Black and white in CCITT group 4: nothing smaller is known to every reader of PDFs. libtiff writes it as a TIFF of
 * one tile, of which only the data is taken.
 */
import sharp from 'sharp';
import type { Raster } from '../picture/raster.ts';

/** One black and white image in CCITT group 4, as PDF's CCITTFaxDecode reads it; sizes in pixels. */
export interface Fax {
  readonly bytes: Buffer;
  /** Larger than the image: it has a white margin to the right and below. */
  readonly width: number;
  readonly height: number;
}

/**
 * Stores a black and white image as a fax of group 4, with a white margin to the right and below that makes its sides
 * multiples of 16 pixels. `image`: one channel, every sample 0 or 255.
 */
export async function encodeG4({ width, height, data }: Raster): Promise<Fax> {
  // One tile for the whole page: strips would each be an image of their own. A tile's sides are multiples of 16.
  const tileWidth = Math.ceil(width / 16) * 16,
    tileHeight = Math.ceil(height / 16) * 16;
  const tiff = await sharp(data, { raw: { width, height, channels: 1 } })
    .extend({ right: tileWidth - width, bottom: tileHeight - height, background: '#fff' })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true, tile: true, tileWidth, tileHeight })
    .toBuffer();
  return { bytes: onlyTile(tiff), width: tileWidth, height: tileHeight };
}

const TILE_OFFSETS = 324,
  TILE_BYTE_COUNTS = 325;

/** TIFF 6.0 §2 and §15: with one tile, both tags hold their value themselves. */
function onlyTile(tiff: Buffer): Buffer {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const two = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const four = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = four(4);
  const value = (tag: number): number => {
    for (let entry = 0; entry < two(directory); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (two(at) === tag) return two(at + 2) === 3 ? two(at + 8) : four(at + 8);
    }
    throw new Error(`the fax image has no tag ${tag}`);
  };
  const from = value(TILE_OFFSETS);
  return tiff.subarray(from, from + value(TILE_BYTE_COUNTS));
}
