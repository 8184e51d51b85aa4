/** One page on every rung of quality, from the best down: what a limit of size needs to choose from. */
import type { JobArgument, JobReply, MadePage, Picture, Treatment } from '../shared/documents-worker.ts';
import { BEST, longestSideAt, RUNGS, type Rung } from '../shared/quality-rungs.ts';
import { longestOf, store } from './make.ts';
import { resized } from './stages.ts';
import { treat, type Treated } from './treat.ts';

/**
 * Makes a page once, as finely as an archive keeps it, and stores it on one rung after the other, until it takes no
 * more than `until` bytes or there are no more rungs. The files are called as `file` with the rung's number behind it.
 * With the preset `original` there is one step more before them: the untouched picture, where it can be kept.
 * @throws JobFailed when the picture cannot be read; the disk's own error when a file cannot be written
 */
export async function makeRungs({
  picture,
  treatment,
  preset,
  file,
  until,
}: JobArgument<'rungs'>): Promise<JobReply<'rungs'>> {
  const isOriginal = preset === 'original';
  const kept = isOriginal ? await keptAsItIs(picture, treatment, file) : null;
  if (kept !== null && kept.bytes <= until) return { rungs: [kept] };
  const asked = isOriginal ? { ...treatment, corners: null, mode: 'photo' as const } : treatment;
  const dpi = asked.mode === 'bw' ? BEST.bilevelDpi : BEST.dpi;
  const finest = await treat(picture, asked, longestOf(picture, asked.corners, longestSideAt(dpi)));
  const made: MadePage[] = kept === null ? [] : [kept];
  for (const [at, rung] of RUNGS.entries()) {
    const page = await store(
      await smaller(finest, rung),
      { jpeg: { quality: rung.jpeg, small: at > 0 } },
      `${file}.${at}`,
    );
    // Lower on the ladder and yet no lighter: then the step before is the better one here as well.
    const before = made.at(-1);
    made.push(before !== undefined && before.bytes <= page.bytes ? before : page);
    // Of an original that cannot be kept, the best that there is takes its place.
    if (isOriginal && kept === null && at === 0) made.push(page);
    if (page.bytes <= until) break;
  }
  return { rungs: made };
}

async function keptAsItIs(picture: Picture, { rotation }: Treatment, file: string): Promise<MadePage | null> {
  return (await import('./encode/original.ts')).keepOriginal(picture, rotation, `${file}.original`);
}

/** The page with as many dots as the rung allows; between black and white only, they are made anew. */
async function smaller(page: Treated, rung: Rung): Promise<Treated> {
  const most = longestSideAt(page.bilevel ? rung.bilevelDpi : rung.dpi);
  const { width, height } = page.image;
  const best = longestSideAt(BEST.dpi);
  // A panorama is longer than a sheet at any number of dots: it shrinks by as much as the others do.
  const side = Math.max(width, height);
  const longest = side > best ? Math.round((side * most) / best) : most;
  if (side <= longest) return page;
  const image = await resized(page.image, longest);
  if (!page.bilevel) return { ...page, image };
  return { ...page, image: { ...image, data: image.data.map((sample) => (sample < 128 ? 0 : 255)) } };
}
