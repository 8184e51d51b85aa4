/**
 * Inspects a picture: where its page is, and how readable that page is. It is done once, at a small size, since nothing
 * here needs all pixels.
 */
import { decodePicture } from './decode.ts';
import { scaled } from './picture/corners.ts';
import type { JobReply, Picture } from '../shared/documents-worker.ts';
import { detect, inspect } from './stages.ts';

/** Enough for edges and for the sharpness of letters; a JPEG of 12 megapixels is read at half its size for it. */
const INSPECTED_SIDE = 1200;

/**
 * Finds where the page is in a picture, in pixels of the whole picture (`found`; null for no page), what to warn of,
 * and whether the file was cut off (`incomplete`).
 * @throws JobFailed when the picture cannot be read
 */
export async function inspectPicture(picture: Picture): Promise<JobReply<'inspect'>> {
  const { image, incomplete } = await decodePicture(picture, INSPECTED_SIDE);
  const found = await detect(image);
  const { warnings } = await inspect(image, found?.corners ?? null);
  return {
    found: found && { ...found, corners: scaled(found.corners, picture.width / image.width) },
    warnings: [...warnings],
    upright: null,
    incomplete,
  };
}
