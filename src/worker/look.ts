/** One look at a picture: where its page is, and how readable that is. Done once, small: nothing here needs all pixels. */
import { decode } from './decode.ts';
import { scaled } from './picture/geometry.ts';
import type { JobReply, Picture } from '../shared/documents-worker.ts';
import { detect, look } from './stages.ts';

/** Enough for edges and for the sharpness of letters; a JPEG of 12 megapixels is read at half its size for it. */
const LOOKED_AT = 1200;

export async function lookAt(picture: Picture): Promise<JobReply<'look'>> {
  const { image, incomplete } = await decode(picture, LOOKED_AT);
  const found = await detect(image);
  const { findings } = await look(image, found?.corners ?? null);
  return {
    found: found && { ...found, corners: scaled(found.corners, picture.width / image.width) },
    findings: [...findings],
    incomplete,
  };
}
