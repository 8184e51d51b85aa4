/**
 * Inspects a picture: where its page is, how readable that page is, and whether it stands upright. It is done once, at
 * a small size, since next to nothing here needs all pixels.
 */
import { logError } from '../process/explain-failure.ts';
import { decodePicture } from './decode.ts';
import { scaled } from './picture/corners.ts';
import type { JobReply, Picture } from '../shared/documents-worker.ts';
import { detect, inspect } from './stages.ts';
import type { Corners, Detection, Raster } from './picture/raster.ts';
import { standsUpright } from './upright/stands-upright.ts';

/** Enough for edges and for the sharpness of letters; a JPEG of 12 megapixels is read at half its size for it. */
const INSPECTED_SIDE = 1200;

/**
 * Finds where the page is in a picture, in pixels of the whole picture (`found`; null for no page), what to warn of,
 * how to turn it so that its writing stands upright (`upright`; null when nothing tells), and whether the file was cut
 * off (`incomplete`).
 * @throws JobFailed when the picture cannot be read
 */
export async function inspectPicture(picture: Picture): Promise<JobReply<'inspect'>> {
  const { image, incomplete } = await decodePicture(picture, INSPECTED_SIDE);
  const found = await detect(image);
  const { warnings } = await inspect(image, found?.corners ?? null);
  return {
    found: found && { ...found, corners: scaled(found.corners, picture.width / image.width) },
    warnings: [...warnings],
    upright: incomplete ? null : await uprightIn(picture, image, isBelieved(found) ? found.corners : null),
    incomplete,
  };
}

/** Below this confidence it is anybody's guess whether there is a page: then all of the picture is read. */
const BELIEVED = 0.3;
const isBelieved = (found: Detection | null): found is Detection => found !== null && found.confidence >= BELIEVED;

/** Text recognition is loaded for a page that does not plainly stand upright, and not before. */
async function uprightIn(
  picture: Picture,
  image: Raster,
  corners: Corners | null,
): Promise<JobReply<'inspect'>['upright']> {
  try {
    return await standsUpright(
      image,
      corners,
      async (longSide) => (await decodePicture(picture, longSide)).image,
      async (page) => (await import('./text/orientation.ts')).uprightOf(page),
    );
  } catch (error) {
    // The page itself is in order: it stays as it was taken, and a person can turn it.
    await logError(error);
    return null;
  }
}
