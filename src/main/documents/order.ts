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
 * How to sort these pages. They go by the time they were taken when all of them have one and somebody has not numbered
 * them by hand (« page 2 », « 2 de 3 », « verso »), otherwise by name as people number: « page 2 » comes before « page
 * 10 », « Scan » before « Scan (2) », and a front before its back. A mixture goes by name: an order of time that half
 * of them lack would put the others anywhere. The pages of one file keep their order.
 */
export function comparerFor(origins: readonly Origin[]): (one: Origin, other: Origin) => number {
  const byName = (one: Origin, other: Origin): number => compareNames(one.file, other.file) || one.page - other.page;
  if (origins.every(({ file }) => isByHand(file)) || origins.some(({ takenAt }) => takenAt === null)) return byName;
  return (one, other) => (one.takenAt ?? 0) - (other.takenAt ?? 0) || byName(one, other);
}

/**
 * Copies: « Scan (2) », « Scan - Copie (2) », « Scan~3 », GNOME's « Scan (copie) » and « Scan (3e copie) ». The first
 * has no number: some telephones begin with (0) for the second.
 */
const COPY = new RegExp(
  [
    /\((\d{1,9})\)/,
    /~(\d{1,9})/,
    /[-_ ](?:copie|copy)(?: \((\d{1,9})\))?/,
    /\((?:(\d{1,9})\p{L}{1,3} )?(?:autre |another )?(?:copie|copy)\)/u,
  ]
    .map(({ source }) => `(?:${source})$`)
    .join('|'),
  'iu',
);
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
  ['voorkant', 0],
  ['achterkant', 1],
  ['vorderseite', 0],
  ['rückseite', 1],
]);
/**
 * At the end of a name, as in « carte verso »; two of them before a number as well, as in « verso 2 ».
 * (not our words: names that people give their files)
 */
const SIDE = new RegExp(`(${[...SIDES.keys()].join('|')})$|(?<!\\p{L})(recto|verso)(?=[ _-]*\\d)`, 'iu');
/** Names that somebody gave who wanted this order (not our words: names that people give their files). */
const BY_HAND = [
  /(?<!\p{L})(?:page|pagina|seite|feuille|blad|p)[ ._-]{0,2}\d{1,4}(?!\d)/iu,
  /(?<!\d)\d{1,4} ?(?:de|sur|of|van|von) ?\d{1,4}(?!\d)/iu,
  /(?<!\p{L})(?:recto|verso)(?!\p{L})/iu,
];
const isByHand = (file: string): boolean => BY_HAND.some((way) => way.test(withoutExtension(file)));

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
  let stem = withoutExtension(file);
  const copied = COPY.exec(stem);
  // Half a step after the first: a copy of number 0 is still a copy.
  const copy = copied === null ? 0 : 0.5 + Number(copied.slice(1).find((number) => number !== undefined) ?? 1);
  if (copied !== null) stem = withoutJoints(stem.slice(0, copied.index));
  const turned = SIDE.exec(stem);
  const side = turned === null ? 0 : (SIDES.get(turned[0].toLowerCase()) ?? 0);
  if (turned !== null) stem = withoutJoints(stem.slice(0, turned.index)) + stem.slice(turned.index + turned[0].length);
  return { stem: stem.normalize('NFC').trim(), copy, side };
}

const withoutExtension = (file: string): string => file.replace(/\.[a-z0-9]{1,5}$/iu, '').trim();

/** What joins a name and its number or side: « Scan_ », « Scan - ». Counted by hand: an expression would go back. */
function withoutJoints(stem: string): string {
  let end = stem.length;
  while (end > 0 && ' _-'.includes(stem[end - 1] ?? '')) end -= 1;
  return stem.slice(0, end);
}
