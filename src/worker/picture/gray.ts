import type { Raster } from './raster.ts';

/**
 * The picture in one channel, each pixel as light as the eye finds its colour: luma of ITU-R BT.601. One that is gray
 * already is given as it is, not copied.
 */
export function gray(image: Raster): Raster {
  if (image.channels === 1) return image;
  const { width, height, data } = image;
  const out = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < out.length; at += 1, from += 3)
    out[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29 + 128) >> 8;
  return { width, height, channels: 1, data: out };
}
