/**
 * Which pages are in which document, in what order and how each is to be changed. Pure: every edit gives a new
 * arrangement.
 */
import type { PageEdit } from '../../shared/document-edits.ts';
import type { Corners, ColourMode } from '../../shared/documents.ts';

/** One page as the person wants it. */
export interface PagePlan {
  readonly id: string;
  /** Id of the picture (pictures.ts) it shows. */
  readonly picture: string;
  /** `found`: what the detector is sure of; `whole`: the person wants all of it. */
  readonly crop: 'found' | 'whole' | Corners;
  readonly rotation: 0 | 90 | 180 | 270;
  /** Who decided how the page stands: nobody yet, the program by itself, or the person. */
  readonly turn: 'open' | 'itself' | 'person';
  readonly mode: ColourMode;
}

/** One document to be made, its pages in order. */
export interface DocumentPlan {
  readonly id: string;
  readonly title: string;
  readonly pages: readonly PagePlan[];
}

/** Everything of the session, in the order in which it is shown. */
export interface Arrangement {
  readonly documents: readonly DocumentPlan[];
}

/** A session without documents. */
export const NOTHING: Arrangement = { documents: [] };

/** Gives ids that were never used in this session: `p1`, `d1`… */
export type NewId = (kind: 'p' | 'd') => string;

/** What the program proposes for a page and nobody has answered yet; null for nothing. */
export interface Proposals {
  crop(page: PagePlan): Corners | null;
  /** Degrees clockwise, besides the turn that the page has. */
  turn(page: PagePlan): 90 | 180 | 270 | null;
}

/** The page turned clockwise by so much more than it was, and who decided that. */
export const turnedBy = (page: PagePlan, degrees: 90 | 180 | 270, turn: 'itself' | 'person'): PagePlan => ({
  ...page,
  rotation: turned(page.rotation, degrees),
  turn,
});

/**
 * The arrangement after one change; `now` itself stays as it is. A document that is left without pages goes. Null when
 * the edit cannot be made: what it speaks of is not there, it names no page where it must, a document is to be split
 * before its first page, or merged into itself.
 */
export function edit(now: Arrangement, change: PageEdit, newId: NewId, proposals: Proposals): Arrangement | null {
  switch (change.do) {
    case 'turn':
      return changePages(now, change.pages, (page) => turnedBy(page, change.degrees, 'person'));
    case 'crop-offered':
      return changePages(now, change.pages, (page) => ({ ...page, crop: proposals.crop(page) ?? page.crop }));
    case 'whole':
      return changePages(now, change.pages, (page) => ({ ...page, crop: 'whole' }));
    case 'turn-proposed':
      return changePages(now, change.pages, (page) => {
        const degrees = proposals.turn(page);
        return degrees === null ? page : turnedBy(page, degrees, 'person');
      });
    case 'keep-turn':
      return changePages(now, change.pages, (page) => ({ ...page, turn: 'person' }));
    case 'mode':
      return changePages(now, change.pages, (page) => ({ ...page, mode: change.mode }));
    case 'crop':
      return changePages(now, [change.page], (page) => ({ ...page, crop: change.corners ?? 'whole' }));
    case 'delete':
      return hasAll(now, change.pages) ? without(now, change.pages) : null;
    case 'duplicate':
      return changeDocument(now, documentOf(now, change.page), (pages) =>
        pages.flatMap((page) => (page.id === change.page ? [page, { ...page, id: newId('p') }] : [page])),
      );
    case 'move': {
      const target = now.documents.find(({ id }) => id === change.document);
      if (target === undefined || !hasAll(now, change.pages)) return null;
      const moving = change.pages.flatMap((id) => allPages(now).find((page) => page.id === id) ?? []);
      const rest = (pages: readonly PagePlan[]): PagePlan[] => pages.filter(({ id }) => !change.pages.includes(id));
      return tidy({
        documents: now.documents.map((one) => ({
          ...one,
          pages: one.id === target.id ? rest(one.pages).toSpliced(change.at, 0, ...moving) : rest(one.pages),
        })),
      });
    }
    case 'split': {
      const whole = now.documents.find(({ id }) => id === documentOf(now, change.page));
      const at = whole?.pages.findIndex(({ id }) => id === change.page) ?? 0;
      if (whole === undefined || at === 0) return null;
      const rest = { id: newId('d'), title: freeTitle(now, whole.title), pages: whole.pages.slice(at) };
      return {
        documents: now.documents.flatMap((one) =>
          one === whole ? [{ ...one, pages: one.pages.slice(0, at) }, rest] : [one],
        ),
      };
    }
    case 'merge': {
      const added = now.documents.find(({ id }) => id === change.document);
      if (added === undefined || change.document === change.into) return null;
      const merged = changeDocument(now, change.into, (pages) => [...pages, ...added.pages]);
      return merged && { documents: merged.documents.filter(({ id }) => id !== added.id) };
    }
    case 'rename':
      if (!now.documents.some(({ id }) => id === change.document)) return null;
      return {
        documents: now.documents.map((one) => (one.id === change.document ? { ...one, title: change.title } : one)),
      };
  }
}

/** The arrangement with one page more at the end of a document, which is made when it is not there (any more). */
export function append(now: Arrangement, document: string, page: PagePlan): Arrangement {
  const added = changeDocument(now, document, (pages) => [...pages, page]);
  return (
    added ?? { documents: [...now.documents, { id: document, title: freeTitle(now, 'Document 1'), pages: [page] }] }
  );
}

/**
 * The arrangement with another picture in a page's place: neither turned nor cropped by hand any more, in the page's
 * colour mode. Null when the page is not there.
 */
export const replacePicture = (now: Arrangement, page: string, picture: string): Arrangement | null =>
  changePages(now, [page], (one) => ({ ...one, picture, crop: 'found', rotation: 0, turn: 'open' }));

/**
 * Puts some of the pages of each document in order, and leaves all others where they are: the sorted ones share the
 * places that they had among themselves. No page changes its document.
 * @param isOne whether a page is one of those
 */
export function sortWithin(
  now: Arrangement,
  isOne: (page: PagePlan) => boolean,
  compare: (one: PagePlan, other: PagePlan) => number,
): Arrangement {
  return {
    documents: now.documents.map((document) => {
      const sorted = document.pages.filter(isOne).toSorted(compare);
      return { ...document, pages: document.pages.map((page) => (isOne(page) ? (sorted.shift() ?? page) : page)) };
    }),
  };
}

/** The arrangement without these pages, and without the documents that they leave empty. */
export const without = (now: Arrangement, pages: readonly string[]): Arrangement =>
  tidy({
    documents: now.documents.map((one) => ({ ...one, pages: one.pages.filter(({ id }) => !pages.includes(id)) })),
  });

/** The pages of all documents, in order. */
export const allPages = (now: Arrangement): PagePlan[] => now.documents.flatMap(({ pages }) => pages);

/** Finds a page by its id; undefined when it is in no document. */
export const planOf = (now: Arrangement, id: string): PagePlan | undefined =>
  allPages(now).find((page) => page.id === id);

const documentOf = (now: Arrangement, page: string): string | undefined =>
  now.documents.find(({ pages }) => pages.some(({ id }) => id === page))?.id;
const hasAll = (now: Arrangement, pages: readonly string[]): boolean =>
  pages.length > 0 && pages.every((id) => documentOf(now, id) !== undefined);
const tidy = (now: Arrangement): Arrangement => ({ documents: now.documents.filter(({ pages }) => pages.length > 0) });

/** The arrangement with these pages changed, each in its place. Null when one of them is not there or none is named. */
export function changePages(
  now: Arrangement,
  pages: readonly string[],
  change: (page: PagePlan) => PagePlan,
): Arrangement | null {
  if (!hasAll(now, pages)) return null;
  return {
    documents: now.documents.map((document) => ({
      ...document,
      pages: document.pages.map((page) => (pages.includes(page.id) ? change(page) : page)),
    })),
  };
}

function changeDocument(
  now: Arrangement,
  id: string | undefined,
  change: (pages: readonly PagePlan[]) => readonly PagePlan[],
): Arrangement | null {
  if (!now.documents.some((document) => document.id === id)) return null;
  return {
    documents: now.documents.map((document) =>
      document.id === id ? { ...document, pages: change(document.pages) } : document,
    ),
  };
}

/** Both in degrees clockwise. */
function turned(from: PagePlan['rotation'], degrees: 90 | 180 | 270): PagePlan['rotation'] {
  const steps: readonly PagePlan['rotation'][] = [0, 90, 180, 270];
  return steps[((from + degrees) % 360) / 90] ?? 0;
}

/** « Document 1 » → the next number that no document has; « Lettre » → « Lettre 2 ». */
export function freeTitle(now: Arrangement, like: string): string {
  const stem = like.replace(/ \d+$/, '');
  const taken = new Set(now.documents.map(({ title }) => title));
  if (!taken.has(like)) return like;
  for (let number = 2; ; number += 1) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`;
}
