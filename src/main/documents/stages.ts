/** The pure stages between decode and encode, each behind one function (raster.ts says what it takes and gives). */
import sharp from 'sharp';
import { detectPage } from './detect/detect-page.ts';
import type { Correct, Corrected, Detect, Look, Raster } from './raster.ts';
import { straighten } from './straighten.ts';

export const detect: Detect = async (image) => detectPage(image);
export const look: Look = async () => ({ findings: [], scores: { blurred: 0, glare: 0, shadow: 0, blank: 0 } });

export const correct: Correct = async (image, { corners, mode, longestSide }) => {
  const { image: page, paper }: Corrected = corners === null ? { image, paper: 'other' } : straighten(image, corners, longestSide);
  const gray = mode === 'gray' || mode === 'bw';
  return { image: mode === 'bw' ? threshold(await resized(page, longestSide, gray)) : await resized(page, longestSide, gray), paper };
};

async function resized({ width, height, channels, data }: Raster, longestSide: number, gray: boolean): Promise<Raster> {
  const source = sharp(data, { raw: { width, height, channels } }).resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
  const { data: out, info } = await source.toColourspace(gray ? 'b-w' : 'srgb').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: gray ? 1 : 3, data: out };
}

const threshold = (image: Raster): Raster => ({ ...image, data: image.data.map((value) => (value < 128 ? 0 : 255)) });
