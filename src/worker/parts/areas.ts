/** Several pages on one picture: receipts on a table, or the two pages of an open booklet. */
import type { Corners } from '../../shared/documents.ts';
import type { JobArgument, JobReply } from '../../shared/documents-worker.ts';
import { decodePicture } from '../decode.ts';
import { scaled } from '../picture/corners.ts';
import { papersIn } from './papers.ts';
import { spreadIn } from './spread.ts';

/** Enough to tell papers and a fold from each other, pixels of the longer side. */
const SEEN_SIDE = 1000;

/**
 * Where the single pages are in a picture, in its own pixels and in reading order; none where it shows one page only.
 * `papers`: sheets that lie beside each other; `spread`: the two halves of the page, on either side of its fold.
 * @throws JobFailed when the picture cannot be read
 */
export async function areasIn({ picture, treatment, how }: JobArgument<'areas'>): Promise<JobReply<'areas'>> {
  if (picture.kind === 'pdf') return { areas: [] };
  const { image } = await decodePicture(picture, SEEN_SIDE);
  const scale = picture.width / image.width;
  const corners = treatment.corners && scaled(treatment.corners, 1 / scale);
  const found: readonly Corners[] = how === 'papers' ? papersIn(image) : spreadIn(image, corners, treatment.rotation);
  return { areas: found.map((area) => scaled(area, scale)) };
}
