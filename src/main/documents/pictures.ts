/** What is known of each picture of the session, and what a page of the contract shows of it. */
import type { Corners, DocumentPage, PageWarning, PdfLoss } from '../../shared/documents.ts';
import type { PagePlan } from './arrangement.ts';
import type { JobReply, OpenedPage, Treatment } from '../../shared/documents-worker.ts';

/** Where the page is in a picture, in pixels of the whole picture, and how sure that is (0 to 1). */
export interface FoundPage {
  readonly corners: Corners;
  readonly confidence: number;
}
/** What the inspection of a picture found. */
export interface Inspected {
  readonly found: FoundPage | null;
  readonly warnings: JobReply<'inspect'>['warnings'];
  /** The turn by which its text would stand upright, degrees clockwise; null when nothing tells. */
  readonly upright: JobReply<'inspect'>['upright'];
  /** The file was cut off. */
  readonly incomplete: boolean;
}

/** One picture of the session: where it came from, and what was found out about it. */
export interface KnownPicture {
  readonly id: string;
  /** The name the person knows it by. */
  readonly file: string;
  readonly pageOfFile: number | null;
  /** How many pages that file has. */
  readonly pagesOfFile: number;
  readonly opened: OpenedPage;
  /** Came together with others of this number. */
  readonly batch: number;
  readonly seen: 'not-yet' | Inspected;
}

/**
 * From this confidence on, a crop is applied unasked; at least 99 of 100 of those must be right (tests/bench). Below
 * it, a crop is only offered.
 */
const SURE = 0.9;
/** Below it there is nothing worth offering. */
const OFFERED = 0.3;
/** Fewer pixels than a page of A4 at 100 dots per inch: letters break up. */
const SMALL_LONGEST_SIDE = 1100;

/** Whether a found page is sure enough to be cropped without asking; false for null, when no page was found. */
export const isSure = (found: FoundPage | null): boolean => found !== null && found.confidence >= SURE;

/** The corners to which the page is cropped now; null when the whole picture is kept. */
export function cropOf(plan: PagePlan, { seen }: KnownPicture): Corners | null {
  if (plan.crop === 'whole') return null;
  if (plan.crop !== 'found') return plan.crop;
  return seen !== 'not-yet' && isSure(seen.found) ? (seen.found?.corners ?? null) : null;
}

/** What is done to the picture so that it becomes the page of this plan. */
export const treatmentOf = (plan: PagePlan, picture: KnownPicture): Treatment => {
  const corners = cropOf(plan, picture);
  return {
    corners,
    rotation: plan.rotation,
    mode: plan.mode,
    level: corners !== null || offerOf(picture) === null,
    sheet: corners === null ? (offerOf(picture)?.corners ?? null) : null,
  };
};

/** A page seen well enough to speak of it. */
function offerOf({ seen }: KnownPicture): FoundPage | null {
  return seen !== 'not-yet' && seen.found !== null && seen.found.confidence >= OFFERED ? seen.found : null;
}

/** A text that is the same for two pages that look the same: one picture with one treatment. */
export const appearanceOf = (plan: PagePlan, picture: KnownPicture): string =>
  JSON.stringify([picture.id, treatmentOf(plan, picture)]);

/** The page as the contract describes it to the screen. */
export function pageOf(plan: PagePlan, picture: KnownPicture): DocumentPage {
  const {
    opened: {
      picture: { kind, width, height },
    },
    seen,
    file,
    pageOfFile,
  } = picture;
  const offered = offerOf(picture);
  return {
    id: plan.id,
    source: { file, page: pageOfFile },
    picture: picture.id,
    kind,
    width,
    height,
    state: seen === 'not-yet' ? 'inspecting' : 'ready',
    found: offered && { corners: offered.corners, confidence: offered.confidence, sure: isSure(offered) },
    corners: cropOf(plan, picture),
    offersCrop: offeredCropOf(plan, picture) !== null,
    rotation: plan.rotation,
    upright: uprightOf(plan, picture),
    mode: plan.mode,
    warnings: warningsOf(picture),
    appearance: appearanceOf(plan, picture),
  };
}

/** The corners of a crop that is offered for this page and that nobody has answered yet; null when there is none. */
export function offeredCropOf(plan: PagePlan, picture: KnownPicture): Corners | null {
  const offered = offerOf(picture);
  return plan.crop === 'found' && offered !== null && !isSure(offered) ? offered.corners : null;
}

/** What is to be said of how the page stands: a turn that is proposed, or one that was made by itself. */
export function uprightOf({ turn }: PagePlan, { seen }: KnownPicture): DocumentPage['upright'] {
  if (turn === 'itself') return { state: 'turned' };
  if (turn === 'person' || seen === 'not-yet' || seen.upright === null || seen.upright.degrees === 0) return null;
  return { state: 'proposed', degrees: seen.upright.degrees };
}

/** The turn that is made unasked, in degrees clockwise; 0 where nobody can be sure, or the text stands upright. */
export const sureTurnOf = (seen: Inspected): 0 | 90 | 180 | 270 =>
  seen.upright?.sure === true ? seen.upright.degrees : 0;

/** What a person should know about a picture; nothing before it was inspected. */
export function warningsOf({ opened: { picture, damaged = false }, seen }: KnownPicture): PageWarning[] {
  if (seen === 'not-yet') return [];
  const incomplete = seen.incomplete || damaged;
  const small = picture.kind === 'picture' && Math.max(picture.width, picture.height) < SMALL_LONGEST_SIDE;
  // The missing part of a cut-off file would look like a shadow, or like an empty page.
  return [
    ...(incomplete ? [] : seen.warnings),
    ...(small ? ['small' as const] : []),
    ...(incomplete ? ['incomplete' as const] : []),
  ];
}

/** What of existing PDFs cannot come along with these pages. A loss is named once for each file. */
export function lossesOfPages(
  pages: readonly Pick<KnownPicture, 'file' | 'opened'>[],
): { file: string; loss: PdfLoss }[] {
  const known = new Map<string, { file: string; loss: PdfLoss }>();
  for (const { file, opened } of pages)
    for (const loss of opened.losses ?? []) known.set(`${loss} ${file}`, { file, loss });
  return [...known.values()];
}
