/** Turns of an image by quarters, and where a place of the turned image lies in the one that it was made of. */
import sharp from 'sharp';
import type { Raster } from '../picture/raster.ts';

/** Degrees clockwise. */
export type Quarter = 0 | 90 | 180 | 270;
/** A place or a way, in pixels: to the right, and down. */
export type Pair = readonly [number, number];

/** A gray image turned clockwise. */
export async function turnedGray(image: Raster, degrees: Quarter): Promise<Raster> {
  if (degrees === 0) return image;
  const { width, height, data } = image;
  const { data: out, info } = await sharp(data, { raw: { width, height, channels: 1 } })
    .rotate(degrees)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 1, data: out };
}

/** The way in the image as it was, of a way in the image that was turned clockwise. */
export function wayBack([right, down]: Pair, degrees: Quarter): Pair {
  switch (degrees) {
    case 0:
      return [right, down];
    case 90:
      return [down, -right];
    case 180:
      return [-right, -down];
    case 270:
      return [-down, right];
  }
}

/** The place in the image as it was, of this size, of a place in the image that was turned clockwise. */
export function placeBack(place: Pair, degrees: Quarter, { width, height }: Pick<Raster, 'width' | 'height'>): Pair {
  // The turned image's upper left corner, where it was.
  const corners: Readonly<Record<Quarter, Pair>> = {
    0: [0, 0],
    90: [0, height],
    180: [width, height],
    270: [width, 0],
  };
  const [x, y] = wayBack(place, degrees);
  return [corners[degrees][0] + x, corners[degrees][1] + y];
}
