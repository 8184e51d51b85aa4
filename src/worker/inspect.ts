/**
 * Inspects a picture: where its page is, and how readable that page is. It is done once, at a small size, since nothing
 * here needs all pixels.
 */
import { decode } from './decode.ts';
import { scaled } from './picture/corners.ts';
import type { JobReply, Picture } from '../shared/documents-worker.ts';
import { detect, inspect } from './stages.ts';

/** Enough for edges and for the sharpness of letters; a JPEG of 12 megapixels is read at half its size for it. */
const INSPECTED_SIDE = 1200;

/** The corners that were found are in pixels of the whole picture. @throws JobFailed when it cannot be read. */
export async function inspectPicture(picture: Picture): Promise<JobReply<'inspect'>> {
  const { image, incomplete } = await decode(picture, INSPECTED_SIDE);
  const found = await detect(image);
  const { warnings } = await inspect(image, found?.corners ?? null);
  return {
    found: found && { ...found, corners: scaled(found.corners, picture.width / image.width) },
    warnings: [...warnings],
    incomplete,
  };
}
