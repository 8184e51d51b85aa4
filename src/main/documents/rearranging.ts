/** Changes of a whole document's order, of which document its pages are in, and of pictures that show several. Pure. */
import type { Rearranging } from '../../shared/document-edits.ts';
import type { Corners } from '../../shared/documents.ts';
import { allPages, freeTitle, type Arrangement, type DocumentPlan, type NewId, type PagePlan } from './arrangement.ts';

/** The file that a page came from, as the person knows it. */
export type FileOf = (page: PagePlan) => string;

/**
 * The arrangement after one such change. Null when the document or a page is not there, or when the change would leave
 * everything as it is.
 */
export function rearranged(now: Arrangement, change: Rearranging, newId: NewId, fileOf: FileOf): Arrangement | null {
  switch (change.do) {
    case 'interleave':
      return inDocument(now, change.document, ({ pages, ...rest }) => {
        const order = interleaved(pages.length, frontsOf(pages.map(fileOf)), change.backs);
        return pages.length < 2 ? null : [{ ...rest, pages: order.flatMap((at) => pages[at] ?? []) }];
      });
    case 'one-each':
      return inDocument(now, change.document, (document) => {
        const groups = grouped(document.pages, change.by === 'page' ? ({ id }) => id : fileOf);
        if (groups.length < 2) return null;
        return groups.map((pages, at) => ({
          id: at === 0 ? document.id : newId('d'),
          title: change.by === 'file' ? stemOf(fileOf(pages[0] ?? NO_PAGE)) : `${document.title} – ${at + 1}`,
          pages,
        }));
      });
    case 'extract': {
      const taken = allPages(now).filter(({ id }) => change.pages.includes(id));
      const from = now.documents.find(({ pages }) => pages.some(({ id }) => id === taken[0]?.id));
      if (from === undefined || taken.length !== new Set(change.pages).size) return null;
      const isAll = from.pages.length === taken.length && from.pages.every((page) => taken.includes(page));
      if (isAll) return null;
      const inOrder = change.pages.flatMap((id) => taken.find((page) => page.id === id) ?? []);
      const document = { id: newId('d'), title: freeTitle(now, from.title), pages: inOrder };
      return {
        documents: now.documents
          .flatMap((one) => {
            const rest = { ...one, pages: one.pages.filter((page) => !taken.includes(page)) };
            return one === from ? [rest, document] : [rest];
          })
          .filter(({ pages }) => pages.length > 0),
      };
    }
  }
}

const NO_PAGE: PagePlan = {
  id: '',
  picture: '',
  crop: 'whole',
  rotation: 0,
  turn: 'open',
  mode: 'color',
};

/**
 * The order of `count` pages that came as all fronts and then all backs, by their places from 0. A stack that was
 * turned over as it lay gives its backs from the last to the first. What has no other side comes at the end.
 */
export function interleaved(count: number, fronts: number, backs: 'same' | 'reversed'): readonly number[] {
  const [front, back] = [numbers(0, fronts), numbers(fronts, count)];
  const turned = backs === 'reversed' ? back.toReversed() : back;
  return numbers(0, Math.max(front.length, turned.length)).flatMap((at) => [
    ...front.slice(at, at + 1),
    ...turned.slice(at, at + 1),
  ]);
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_unused, at) => from + at);

/** How many of the pages are fronts: those of the first of two files, otherwise the first half. */
export function frontsOf(files: readonly string[]): number {
  const first = files.findIndex((file) => file !== files[0]);
  const isTwo = first > 0 && files.slice(first).every((file) => file === files[first]);
  return isTwo ? first : Math.ceil(files.length / 2);
}

/** Pages with the same key together, in the order in which each key comes first. */
function grouped(pages: readonly PagePlan[], keyOf: (page: PagePlan) => string): PagePlan[][] {
  const groups = new Map<string, PagePlan[]>();
  for (const page of pages) groups.set(keyOf(page), [...(groups.get(keyOf(page)) ?? []), page]);
  return [...groups.values()];
}

const stemOf = (file: string): string => file.replace(/\.[a-z0-9]{1,5}$/iu, '').trim() || file;

/** Several parts of one picture, each as a page of its own, in place of the page that showed all of it. */
export function takenApart(
  now: Arrangement,
  parts: ReadonlyMap<string, readonly Corners[]>,
  newId: NewId,
): Arrangement | null {
  if (!allPages(now).some(({ id }) => (parts.get(id)?.length ?? 0) > 1)) return null;
  return {
    documents: now.documents.map((document) => ({
      ...document,
      pages: document.pages.flatMap((page) => {
        const areas = parts.get(page.id) ?? [];
        if (areas.length < 2) return [page];
        return areas.map((crop, at) => ({ ...page, id: at === 0 ? page.id : newId('p'), crop }));
      }),
    })),
  };
}

function inDocument(
  now: Arrangement,
  id: string,
  change: (document: DocumentPlan) => readonly DocumentPlan[] | null,
): Arrangement | null {
  const document = now.documents.find((one) => one.id === id);
  const changed = document === undefined ? null : change(document);
  return changed && { documents: now.documents.flatMap((one) => (one === document ? changed : [one])) };
}
