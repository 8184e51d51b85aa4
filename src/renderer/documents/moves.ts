/**
 * Where pages that are moved together come to stand. Places are counted from 0 among the pages that stay, as an edit
 * does.
 */

/** One place towards the front or the end, or all the way. */
export type Way = 'earlier' | 'later' | 'first' | 'last';

/**
 * Where these pages come to stand when they go that way; null when they stand there already.
 * @param order all pages of the document
 * @param moving those that go; pages of other documents among them come along
 */
export function movedBy(order: readonly string[], moving: readonly string[], way: Way): number | null {
  const rest = order.filter((id) => !moving.includes(id));
  const from = order.findIndex((id) => moving.includes(id));
  const wanted = { earlier: from - 1, later: from + 1, first: 0, last: rest.length }[way];
  const to = Math.max(0, Math.min(rest.length, wanted));
  return isSame(order, moving, rest, to) ? null : to;
}

/**
 * Where these pages come to stand when they are dropped on a page: in its place. That is behind it when they come from
 * before it, so that the last place can be reached. Null when they stand there already or are dropped on themselves.
 * @param order all pages of the document they are dropped in
 */
export function blockAt(order: readonly string[], moving: readonly string[], target: string): number | null {
  if (moving.includes(target)) return null;
  const rest = order.filter((id) => !moving.includes(id));
  const from = order.findIndex((id) => moving.includes(id));
  const comesFromBefore = from !== -1 && from < order.indexOf(target);
  const to = rest.indexOf(target) + (comesFromBefore ? 1 : 0);
  return isSame(order, moving, rest, to) ? null : to;
}

/**
 * Where these pages come to stand when the first of them is to be the page of that number, counted from 1; a number
 * that is too small or too large takes them to the front or the end.
 * @param order all pages of the document they go to
 */
export function placeOfNumber(order: readonly string[], moving: readonly string[], number: number): number {
  const rest = order.filter((id) => !moving.includes(id));
  return Math.max(0, Math.min(rest.length, Math.round(number) - 1));
}

const isSame = (order: readonly string[], moving: readonly string[], rest: readonly string[], to: number): boolean =>
  rest.toSpliced(to, 0, ...moving).join(' ') === order.join(' ');
