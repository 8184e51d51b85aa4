/**
 * How finely pictures are kept, from the best down to the least that can still be read: a file that has to stay below a
 * limit goes down from rung to rung until it does.
 */

/** Dots per inch of a sheet of A4, and libjpeg's quality, 1 to 100. */
export interface Rung {
  readonly dpi: number;
  readonly jpeg: number;
  /** Dots per inch where there are no shades: black and white needs more of them, and takes less for each. */
  readonly bilevelDpi: number;
}

/** What an archive gets. */
export const BEST: Rung = { dpi: 300, jpeg: 85, bilevelDpi: 300 };
/** All rungs, from the best down. */
export const RUNGS: readonly Rung[] = [
  BEST,
  { dpi: 250, jpeg: 75, bilevelDpi: 300 },
  { dpi: 220, jpeg: 65, bilevelDpi: 300 },
  { dpi: 200, jpeg: 60, bilevelDpi: 300 },
  { dpi: 200, jpeg: 50, bilevelDpi: 300 },
  { dpi: 175, jpeg: 45, bilevelDpi: 250 },
  { dpi: 150, jpeg: 45, bilevelDpi: 250 },
  { dpi: 150, jpeg: 35, bilevelDpi: 200 },
  { dpi: 130, jpeg: 32, bilevelDpi: 200 },
  { dpi: 120, jpeg: 26, bilevelDpi: 200 },
];

/** What staying below a limit took of the pictures, as it is said to a person. */
export const LIMIT_COSTS = ['none', 'slight', 'visible', 'strong'] as const;
/** One of these costs. */
export type LimitCost = (typeof LIMIT_COSTS)[number];

/** The first rungs on which the difference is slight, visible, strong. */
const FROM = { slight: 1, visible: 5, strong: 7 } as const;

/** What a rung costs beside the best. */
export function costOf(rung: number): LimitCost {
  if (rung < FROM.slight) return 'none';
  if (rung < FROM.visible) return 'slight';
  return rung < FROM.strong ? 'visible' : 'strong';
}

/** Pixels of the longer side of a sheet of A4 at so many dots per inch. */
export const longestSideAt = (dpi: number): number => Math.round((dpi * 297) / 25.4);
