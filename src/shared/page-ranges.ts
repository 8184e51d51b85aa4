/** Pages as people name them: « 1-3, 5, 8- ». */

/**
 * The places of the pages that are named, from 0, in the order in which they are named and each once. Null for what
 * cannot be read, or names a page that is not there.
 * @param count how many pages there are
 */
export function readPages(text: string, count: number): readonly number[] | null {
  const places = new Set<number>();
  for (const part of text.split(/[,;]/)) {
    const found = /^\s*(\d{1,5})(?:\s*([-–])\s*(\d{1,5})?)?\s*$/.exec(part);
    if (found === null) return null;
    const first = Number(found[1]);
    const last = found[2] === undefined ? first : Number(found[3] ?? count);
    if (Math.min(first, last) < 1 || Math.max(first, last) > count) return null;
    const step = first <= last ? 1 : -1;
    for (let page = first; page !== last + step; page += step) places.add(page - 1);
  }
  return [...places];
}
