/** What a shape asks of single pages, and what a person has to know of those that were made for it. */
import type { Shaped } from '../../../shared/documents-saving.ts';
import type { MadePage } from '../../../shared/documents-worker.ts';
import { cardSidesIn } from '../../../shared/card-sides.ts';
import type { Layout } from '../../../shared/shape.ts';
import { pageOf, treatmentOf, type KnownPicture } from '../pictures.ts';
import type { PagePlan } from '../arrangement.ts';
import type { PageWanted } from './making.ts';

/**
 * The page as it is to be made. For the side of a card the outline that is only offered otherwise is cut at once,
 * unless somebody decided to keep the whole picture: without its edge a card has no true size.
 */
export function wantedOf(plan: PagePlan, picture: KnownPicture, layout: Pick<Layout, 'card'>): PageWanted {
  const found = layout.card && plan.crop === 'found' && picture.seen !== 'not-yet' ? pageOf(plan, picture).found : null;
  const cut = found === null ? plan : { ...plan, crop: found.corners };
  return {
    picture: picture.opened.picture,
    treatment: treatmentOf(cut, picture),
    pagesOfFile: picture.pagesOfFile,
  };
}

/**
 * What became of the pages by the shape that was asked for.
 * @param sources of each made page, the file that the person knows and the path of its picture
 */
export function shapedOf(
  made: readonly MadePage[],
  sources: readonly { readonly file: string; readonly path: string }[],
  layout: Pick<Layout, 'card'>,
  limit: Shaped['limit'],
): Shaped {
  const fileAt = (at: number): string => sources[at]?.file ?? '';
  const lighter = made.flatMap((page, at) =>
    page.kind === 'pdf' && page.file !== sources[at]?.path ? [fileAt(at)] : [],
  );
  const uncut = layout.card ? cardSidesIn(made).uncut.map(fileAt) : [];
  return { limit, uncut: [...new Set(uncut)], lighter: [...new Set(lighter)] };
}
