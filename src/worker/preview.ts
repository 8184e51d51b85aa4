/** A small picture of a page, for the screen. */
import sharp from 'sharp';
import { decodePicture } from './decode.ts';
import type { Picture, Treatment } from '../shared/documents-worker.ts';
import type { CorrectionUsed, Raster } from './picture/raster.ts';
import { treat, turn } from './treat.ts';

/**
 * Draws a page as a JPEG for the screen, at most `longestSide` pixels long, and says what was done to its colours.
 * @param treatment null for the picture as it came, upright; of a page of a PDF only its rotation counts
 * @throws JobFailed when the picture cannot be read
 */
export async function preview(
  picture: Picture,
  treatment: Treatment | null,
  longestSide: number,
): Promise<{ jpeg: Uint8Array<ArrayBuffer>; used: CorrectionUsed }> {
  if (treatment !== null && picture.kind === 'picture') {
    const { image, used } = await treat(picture, treatment, longestSide);
    return { ...(await encode(image)), used };
  }
  const image = await turn((await decodePicture(picture, longestSide)).image, treatment?.rotation ?? 0);
  return { ...(await encode(image)), used: 'asked' };
}

async function encode({ width, height, channels, data }: Raster): Promise<{ jpeg: Uint8Array<ArrayBuffer> }> {
  const jpeg = await sharp(data, { raw: { width, height, channels } }).jpeg({ quality: 80 }).toBuffer();
  return { jpeg: new Uint8Array(jpeg) };
}
