/**
 * Which way up a page stands. The shape of its lines tells most pages that stand as they should, in no time; all others
 * are read, a piece of them, each way round: a page is turned by itself only where it was read.
 */
import { homographyOf, warp } from '../picture/perspective.ts';
import { longestSide, scaled } from '../picture/corners.ts';
import { proportionsOf } from '../picture/proportions.ts';
import type { Corners, Raster } from '../picture/raster.ts';
import { linesOfPrint, type LinesOfPrint } from './lines-of-print.ts';

/** The turn, in degrees clockwise, by which a page's writing would stand upright. */
export interface Upright {
  readonly degrees: 0 | 90 | 180 | 270;
  /** Sure enough to turn the page without asking. */
  readonly sure: boolean;
}

/** What reading a piece of a page says of its turn; null when too little could be read. */
export type ReadUpright = (page: Raster) => Promise<{ rotation: Upright['degrees']; letters: number } | null>;

/** Pixels of the page's long side by which the shape of its lines is judged, and by which it is read. */
const JUDGED_SIDE = 1100;
const READ_SIDE = 2200;
/** Of a page of less, its letters are a few pixels high: reading takes seconds and finds no words. */
const LEAST_SIDE = 700;
/** How clearly rows must differ from columns, and in how many places, before lines are taken for level. */
const LEVEL = { share: 0.6, places: 6 } as const;
/** How sure the shape of lines must be of which side is up, standard errors, and on how many lines. */
const UP = { certainty: 3, lines: 12 } as const;
/** With fewer places and lines there is nothing to read. */
const SOMETHING = { places: 2, lines: 2 } as const;
/** So many letters read make a turn sure; with half as many it takes the shape of the lines to agree. */
const ENOUGH_LETTERS = 40;

/**
 * Tells by which turn a page's writing would stand upright; null when nothing tells.
 * @param image decoded at 1,200 pixels or less
 * @param corners the page's, in pixels of the image; null when all of it is the page
 * @param larger gives the same picture with a long side of so many pixels, or as many as it has
 * @param read tells a page's turn by reading a piece of it
 */
export async function standsUpright(
  image: Raster,
  corners: Corners | null,
  larger: (longSide: number) => Promise<Raster>,
  read: ReadUpright,
): Promise<Upright | null> {
  const lines = linesOfPrint(pageOf(image, corners, JUDGED_SIDE));
  const shape = byShape(lines);
  if (shape === 0) return { degrees: 0, sure: true };
  if (!hasLines(lines)) return null;
  // The page is only a part of the picture: the picture has to be larger than the page that is read.
  const share = corners === null ? 1 : Math.max(image.width, image.height) / Math.max(1, longestSide(corners));
  const whole = await larger(Math.round(READ_SIDE * share));
  if (Math.max(whole.width, whole.height) / share < LEAST_SIDE) return null;
  const scale = whole.width / image.width;
  const readAs = await read(pageOf(whole, corners && scaled(corners, scale), READ_SIDE));
  return agreed(shape, readAs);
}

/** What both ways of telling come to: what was read counts, and the shape may add to it or cast doubt on it. */
function agreed(shape: Upright['degrees'] | null, read: Awaited<ReturnType<ReadUpright>>): Upright | null {
  if (read === null) return shape === null ? null : { degrees: shape, sure: false };
  const { rotation: degrees, letters } = read;
  if (shape === null) return { degrees, sure: letters >= ENOUGH_LETTERS };
  return { degrees, sure: shape === degrees ? letters >= ENOUGH_LETTERS / 2 : letters >= 2 * ENOUGH_LETTERS };
}

/** The turn that the shape of the lines says; null when it says nothing for sure. */
function byShape({ level, places, up, quarter }: LinesOfPrint): Upright['degrees'] | null {
  if (places < LEVEL.places || Math.abs(level) < LEVEL.share) return null;
  const side = level > 0 ? up : quarter;
  if (side.lines < UP.lines || Math.abs(side.certainty) < UP.certainty) return null;
  if (level > 0) return side.certainty > 0 ? 0 : 180;
  return side.certainty > 0 ? 90 : 270;
}

const hasLines = ({ places, up, quarter }: LinesOfPrint): boolean =>
  places >= SOMETHING.places || Math.max(up.lines, quarter.lines) >= SOMETHING.lines;

/** The page alone and straight, never larger than it is in the picture. */
function pageOf(image: Raster, corners: Corners | null, most: number): Raster {
  const { width, height } = image;
  const quad = corners ?? {
    tl: { x: 0, y: 0 },
    tr: { x: width, y: 0 },
    br: { x: width, y: height },
    bl: { x: 0, y: height },
  };
  const ratio = corners === null ? width / height : proportionsOf(image, corners).ratio;
  const long = Math.min(most, longestSide(quad));
  if (corners === null && long === Math.max(width, height)) return image;
  const columns = Math.max(1, Math.round(Math.min(long, long * ratio)));
  const rows = Math.max(1, Math.round(Math.min(long, long / ratio)));
  return warp(image, homographyOf(quad, columns, rows, { inset: 0.01 }), columns, rows);
}
