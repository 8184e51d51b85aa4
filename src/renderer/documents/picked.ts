/** The pages that are picked to be turned, moved or removed together. Those that are gone do not count. */
import { create } from 'zustand';

/** Which pages are picked. */
export interface Picked {
  readonly pages: ReadonlySet<string>;
  /** Where a range begins that Shift extends: the page picked last, or to which an arrow led. */
  readonly from: string | null;
  /** What was picked when that range began: Shift adds to it, and takes back what it had added. */
  readonly before: ReadonlySet<string>;
  /** « Choisir plusieurs pages »: a touch picks a page instead of opening it. */
  readonly picking: boolean;
}

/** No page is picked. */
export const NONE: Picked = { pages: new Set(), from: null, before: new Set(), picking: false };

/** Picks a page that is not picked, and the other way round. */
export function toggled(now: Picked, page: string): Picked {
  const pages = new Set(now.pages);
  if (!pages.delete(page)) pages.add(page);
  return { ...now, pages, from: page, before: pages };
}

/** A range that Shift extends begins at this page, which is not picked by that. */
export const begunAt = (now: Picked, page: string): Picked => ({ ...now, from: page, before: now.pages });

/**
 * Picks all pages from where the range began to this one, both included, beside those picked before; only this one
 * where no range has begun.
 * @param order all pages as they are shown
 */
export function extended(now: Picked, page: string, order: readonly string[]): Picked {
  const [a, b] = [order.indexOf(now.from ?? page), order.indexOf(page)];
  if (b === -1) return now;
  const begin = a === -1 ? b : a;
  const range = order.slice(Math.min(begin, b), Math.max(begin, b) + 1);
  return { ...now, pages: new Set([...now.before, ...range]), from: order[begin] ?? page };
}

/** The picked pages that are still there, in the order in which they are shown. */
export const pickedOf = (now: Picked, order: readonly string[]): string[] => order.filter((id) => now.pages.has(id));

/** The present choice, for components. It stays while a page is opened and come back from. */
export const usePicked = create<Picked>(() => NONE);

/** Picks all of these pages. */
export const pickAll = (order: readonly string[]): void =>
  usePicked.setState({ pages: new Set(order), from: null, before: new Set(order) });

/** No page is picked any more, and a touch opens a page again. */
export const pickNone = (): void => usePicked.setState(NONE);
