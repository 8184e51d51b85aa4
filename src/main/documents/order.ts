/** The order of pictures that were brought in together. */

/** Where a page came from: what its order is decided by. */
export interface Origin {
  readonly file: string;
  /** Page within the file, from 0. */
  readonly page: number;
  /** When the photo was taken, ms since the epoch, from EXIF; null when the file does not say. */
  readonly takenAt: number | null;
}

/** By the alphabet of the system's language, as the person's own list of files has them. */
const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * How to sort these pages. They go by the time they were taken when all of them say so, otherwise by name as people
 * number, where « page 2 » comes before « page 10 », « Scan » before « Scan (2) », and a front before its back. A
 * mixture goes by name: an order of time that half of them lack would put the others anywhere. The pages of one file
 * keep their order.
 */
export function comparerFor(origins: readonly Origin[]): (one: Origin, other: Origin) => number {
  const byName = (one: Origin, other: Origin): number => compareNames(one.file, other.file) || one.page - other.page;
  if (origins.some(({ takenAt }) => takenAt === null)) return byName;
  return (one, other) => (one.takenAt ?? 0) - (other.takenAt ?? 0) || byName(one, other);
}

/**
 * Copies: « Scan (2) », « Scan_2 » beside « Scan », « Scan - Copie (2) », « Scan~3 ». The first has no number, or is
 * number 0.
 */
const COPY = /(?:\((\d{1,9})\)|~(\d{1,9})|[-_ ](?:copie|copy)(?: \((\d{1,9})\))?)$/iu;
/**
 * Sides of a sheet: the front comes first, whatever the alphabet says.
 * (not our words: names that people and scanners give their files, in any language)
 */
const SIDES: ReadonlyMap<string, number> = new Map([
  ['recto', 0],
  ['avant', 0],
  ['front', 0],
  ['verso', 1],
  ['arriere', 1],
  ['arrière', 1],
  ['dos', 1],
  ['back', 1],
]);
const SIDE = new RegExp(`(${[...SIDES.keys()].join('|')})$`, 'iu');

/** The extension plays no part: in « Scan.jpg » and « Scan (2).jpg » the dot would decide. */
function compareNames(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  return natural.compare(a.stem, b.stem) || a.copy - b.copy || a.side - b.side || natural.compare(one, other);
}

/**
 * What a file's name is made of: its stem, which copy it is (0 for the first), and which side of the sheet (0 front, 1
 * back).
 */
function partsOf(file: string): { stem: string; copy: number; side: number } {
  let stem = file.replace(/\.[a-z0-9]{1,5}$/iu, '').trim();
  const copied = COPY.exec(stem);
  const copy = copied === null ? 0 : Number(copied[1] ?? copied[2] ?? copied[3] ?? 1);
  if (copied !== null) stem = withoutJoints(stem.slice(0, copied.index));
  const turned = SIDE.exec(stem);
  const side = turned === null ? 0 : (SIDES.get((turned[1] ?? '').toLowerCase()) ?? 0);
  if (turned !== null) stem = withoutJoints(stem.slice(0, turned.index));
  return { stem: stem.normalize('NFC').trim(), copy, side };
}

/** What joins a name and its number or side: « Scan_ », « Scan - ». Counted by hand: an expression would go back. */
function withoutJoints(stem: string): string {
  let end = stem.length;
  while (end > 0 && ' _-'.includes(stem[end - 1] ?? '')) end -= 1;
  return stem.slice(0, end);
}
