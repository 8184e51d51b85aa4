/**
 * From a picture to its page: decoded no larger than needed, corrected, turned. What a preview shows and what is saved
 * come from here.
 */
import sharp from 'sharp';
import { decodePicture } from './decode.ts';
import { longestSide as longestOf, scaled } from './picture/corners.ts';
import type { Picture, Treatment } from '../shared/documents-worker.ts';
import type { Corrected, Raster } from './picture/raster.ts';
import { correct } from './stages.ts';

/** A corrected page. `incomplete`: the file of its picture was cut off. `cut`: the page was cut out of its picture. */
export type Treated = Corrected & { readonly incomplete: boolean; readonly cut: boolean };

/** Decoding beyond this would cost memory for pixels that no page shows, unless more are asked for. */
const LARGEST_DECODED = 6000;

/**
 * Makes the page of a picture: decodes it no larger than needed, corrects it and turns it. The corners of its treatment
 * are in pixels of the whole picture.
 * @param longestSide of the page, pixels; it becomes smaller when the picture holds less
 * @throws JobFailed when the picture cannot be read
 */
export async function treat(
  picture: Picture,
  { corners, rotation, mode, level, sheet }: Treatment,
  longestSide: number,
): Promise<Treated> {
  const whole = Math.max(picture.width, picture.height);
  // The page is only a part of the picture: the picture has to be decoded larger than the page will be.
  const part = corners === null ? whole : Math.max(1, longestOf(corners));
  const { image, incomplete } = await decodePicture(
    picture,
    Math.min(Math.max(LARGEST_DECODED, longestSide), Math.ceil(whole * Math.min(1, longestSide / part))),
  );
  const scale = image.width / picture.width;
  const corrected = await correct(image, {
    corners: corners && scaled(corners, scale),
    sheet: sheet && scaled(sheet, scale),
    mode,
    level,
    longestSide,
  });
  return { ...corrected, image: await turn(corrected.image, rotation), incomplete, cut: corners !== null };
}

/** Turns an image clockwise by quarters. That is exact: no pixel is mixed with another. */
export async function turn(image: Raster, degrees: Treatment['rotation']): Promise<Raster> {
  if (degrees === 0) return image;
  const { width, height, channels, data } = image;
  const { data: turned, info } = await sharp(data, { raw: { width, height, channels } })
    .rotate(degrees)
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels, data: turned };
}
