/** A size as people write it: « 5 Mo », « 2,5 MB », « 800 ko ». */

/**
 * Bytes of each unit; without one, bytes are meant. (not our words: units as they are written in French and elsewhere)
 */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['o', 1],
  ['b', 1],
  ['k', 1000],
  ['ko', 1000],
  ['kb', 1000],
  ['m', 1_000_000],
  ['mo', 1_000_000],
  ['mb', 1_000_000],
  ['g', 1_000_000_000],
  ['go', 1_000_000_000],
  ['gb', 1_000_000_000],
  ['kio', 1024],
  ['kib', 1024],
  ['mio', 1024 ** 2],
  ['mib', 1024 ** 2],
]);

/**
 * The bytes that are meant; null for what is no size. A megabyte is a million bytes: who means 1,048,576 of them takes
 * the smaller file as well.
 */
export function readSize(text: string): number | null {
  const found = /^\s*(\d{1,9})(?:[.,](\d{1,3}))?\s*([a-z]{0,3})\s*$/i.exec(text);
  const unit = UNITS.get((found?.[3] ?? '').toLowerCase());
  if (found === null || unit === undefined) return null;
  return Math.floor(Number(`${found[1]}.${found[2] ?? 0}`) * unit);
}
