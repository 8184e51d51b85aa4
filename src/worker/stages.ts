/** The pure stages between decode and encode, each behind one function (raster.ts says what it takes and gives). */
import sharp from 'sharp';
import { correctPage } from './correct/correct-page.ts';
import { detectPage } from './detect/detect-page.ts';
import { scaled } from './picture/corners.ts';
import { inspectPage } from './warnings/inspect-page.ts';
import type { Correct, Detect, Inspect, Raster } from './picture/raster.ts';

/** Finds where the page is in a picture; null when there is nothing like a page (src/worker/detect). */
export const detect: Detect = async (image) => detectPage(image);

/**
 * Measures whether a page is blurred, under glare, in shadow or blank, and says which of these four to warn of
 * (src/worker/warnings); too few pixels and a damaged file are noticed elsewhere. `corners`: where the page is, null
 * for the whole image.
 */
export const inspect: Inspect = async (image, corners) => inspectPage(image, corners);

/** Corrects a picture; without corners it is first made as small as asked for (src/worker/correct). */
export const correct: Correct = async (image, correction) => {
  if (correction.corners !== null) return correctPage(image, correction);
  const smaller = await resized(image, correction.longestSide);
  const { sheet = null } = correction;
  const scaledSheet = sheet && scaled(sheet, smaller.width / image.width);
  return correctPage(smaller, { ...correction, sheet: scaledSheet });
};

/**
 * The image no longer than `longestSide` pixels; never enlarged. libvips averages better and sooner than a warp would.
 */
export async function resized(image: Raster, longestSide: number): Promise<Raster> {
  const { width, height, channels, data } = image;
  if (Math.max(width, height) <= longestSide) return image;
  const source = sharp(data, { raw: { width, height, channels } }).resize({
    width: longestSide,
    height: longestSide,
    fit: 'inside',
  });
  const { data: out, info } = await source
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels, data: out };
}
