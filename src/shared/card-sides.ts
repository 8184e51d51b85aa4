/** Which pages of a document are the sides of a card, and which of them share a sheet. */
import type { MadeImage, MadePage } from './documents-worker.ts';

/** ISO/IEC 7810 ID-1: 85.60 × 53.98 mm. */
const CARD_RATIO = 85.6 / 53.98;
/** A scanner that cuts by itself, or a person who did so in another program: never a camera's 3 to 2. */
const EXACT = 0.03;
/** A camera held very aslant, of which nobody knows how wide it sees, says no more than this of what was cut out. */
const ASLANT = 0.25;

/** `sheets`: places of pages that lie together, from 0. `uncut`: those of them whose card was not cut out. */
export interface CardSides {
  readonly sheets: readonly (readonly number[])[];
  readonly uncut: readonly number[];
}

/**
 * The sides of cards among pages of a document, two by two in their order; a card without a second side has a sheet of
 * its own. In a document of one or two pictures these are the card, however they were cut; in a longer one only what
 * has a card's proportions is, and a letter stays a page. Pages of other PDFs never are.
 */
export function cardSidesIn(pages: readonly MadePage[]): CardSides {
  const pictures = pages.flatMap((page, at) => (page.kind === 'image' ? [{ at, page }] : []));
  const sides = pictures.length <= 2 ? pictures : pictures.filter(({ page }) => hasCardsProportions(page));
  const sheets: number[][] = [];
  for (let index = 0; index < sides.length; index += 2) sheets.push(sides.slice(index, index + 2).map(({ at }) => at));
  return { sheets, uncut: sides.flatMap(({ at, page }) => (isCutCard(page) ? [] : [at])) };
}

/** Whether a picture that somebody called a card shows the card alone, so that it can be given a card's size. */
export function isCutCard(image: MadeImage): boolean {
  return hasCardsProportions(image) || (image.cut && image.recognised === 'other' && offBy(image) <= ASLANT);
}

const hasCardsProportions = (image: MadeImage): boolean =>
  image.recognised === 'id-card' || (image.recognised === 'other' && offBy(image) <= EXACT);

/** By which share the proportions are not a card's, upright or across. */
function offBy({ clip: [, , width, height] }: MadeImage): number {
  return Math.abs(Math.max(width / height, height / width) / CARD_RATIO - 1);
}
