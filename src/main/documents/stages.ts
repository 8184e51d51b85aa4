/** The pure stages between decode and encode, each behind one function (raster.ts says what it takes and gives). */
import sharp from 'sharp';
import type { Correct, Detect, Look } from './raster.ts';

export const detect: Detect = async () => null;
export const look: Look = async () => ({ findings: [], scores: { blurred: 0, glare: 0, shadow: 0, blank: 0 } });
export const correct: Correct = async ({ width, height, channels, data }, { mode, longestSide }) => {
  const gray = mode === 'gray' || mode === 'bw';
  const resized = sharp(data, { raw: { width, height, channels } }).resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
  const result = await (gray ? resized.toColourspace('b-w') : resized.toColourspace('srgb')).raw().toBuffer({ resolveWithObject: true });
  return { image: { width: result.info.width, height: result.info.height, channels: gray ? 1 : 3, data: result.data }, paper: 'other' };
};
