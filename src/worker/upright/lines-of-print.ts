/**
 * Which way the lines of a page's writing run, and which side of them is up, by their shape alone: nothing is read, so
 * it takes some hundredths of a second. Lines leave gaps between them. In print, more letters reach above the small
 * ones (b, d, h, t, capitals) than below them (g, p, q).
 */
import { windowMean } from '../detect/planes.ts';
import type { Raster } from '../picture/raster.ts';

/** What the shape of the lines says. */
export interface LinesOfPrint {
  /** How much more the rows differ than the columns, as a share of places: 1 all level, -1 all running up or down. */
  readonly level: number;
  /** How many places there are to judge by. */
  readonly places: number;
  /**
   * For writing whose lines are level, and for writing that is level once the page is turned a quarter clockwise; the
   * second is not looked at where the lines are clearly level.
   */
  readonly up: Side;
  readonly quarter: Side;
}

/** How far letters reach above the small ones more than below, mean over lines (-1 to 1), and how sure that is. */
export interface Side {
  readonly above: number;
  /** `above` divided by its standard error; 0 with too few lines. */
  readonly certainty: number;
  readonly lines: number;
}

/** Ink is darker than its surroundings by this share. */
const INK = 0.82;
/** Surroundings: this many pixels to each side. */
const AROUND = 14;
/** The page is judged in squares of this many pixels, and its lines in strips as wide. */
const PLACE = 150;
/** A place with less ink than this share of it, or more, is no print. */
const PRINT = [0.015, 0.4] as const;
/** A place counts when rows and columns differ by this much more than the other. */
const CLEARLY = 1.6;
/** Pixels by which a strip's lines may climb from its left to its right side. */
const CLIMBS = [-8, -5, -2.5, 0, 2.5, 5, 8] as const;
/** The height of a line that can be judged, pixels from its highest letter to its lowest. */
const HEIGHT = [7, 60] as const;
const FEWEST_LINES = 6;
/** In so many places, and by such a share of them, lines are clearly level. */
const ENOUGH_PLACES = 10;
const LEVEL = 0.9;
const NO_LINES: Side = { above: 0, certainty: 0, lines: 0 };

/** Judges a page, alone and straight, of some 1,000 to 1,200 pixels. */
export function linesOfPrint(page: Raster): LinesOfPrint {
  const ink = inkOf(page);
  const { level, places } = levelOf(ink);
  const isLevel = places >= ENOUGH_PLACES && level > LEVEL;
  return { level, places, up: sideOf(ink), quarter: isLevel ? NO_LINES : sideOf(quarterTurned(ink)) };
}

interface Ink {
  readonly width: number;
  readonly height: number;
  /** 1 where there is ink. */
  readonly data: Uint8Array;
}

function inkOf({ width, height, channels, data }: Raster): Ink {
  const light = new Float32Array(width * height);
  for (let at = 0, from = 0; at < light.length; at += 1, from += channels)
    light[at] =
      channels === 1
        ? (data[from] ?? 0)
        : 0.3 * (data[from] ?? 0) + 0.59 * (data[from + 1] ?? 0) + 0.11 * (data[from + 2] ?? 0);
  const around = windowMean(light, width, height, AROUND);
  const margin = Math.round(0.02 * Math.min(width, height));
  const ink = new Uint8Array(light.length);
  for (let row = margin; row < height - margin; row += 1)
    for (let column = margin, at = row * width + margin; column < width - margin; column += 1, at += 1)
      if ((light[at] ?? 0) < INK * (around[at] ?? 0)) ink[at] = 1;
  return { width, height, data: ink };
}

function quarterTurned({ width, height, data }: Ink): Ink {
  const turned = new Uint8Array(data.length);
  for (let row = 0, at = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1, at += 1)
      turned[column * height + height - 1 - row] = data[at] ?? 0;
  return { width: height, height: width, data: turned };
}

/** In each place: whether ink and gaps alternate from row to row, or from column to column. */
function levelOf(ink: Ink): { level: number; places: number } {
  let [level, upright] = [0, 0];
  for (let top = 0; top + PLACE / 2 < ink.height; top += PLACE) {
    for (let left = 0; left + PLACE / 2 < ink.width; left += PLACE) {
      const right = Math.min(ink.width, left + PLACE);
      const bottom = Math.min(ink.height, top + PLACE);
      const share = rowSums(ink, left, right, top, bottom, 0).reduce((sum, value) => sum + value, 0);
      const dark = share / ((right - left) * (bottom - top));
      if (dark < PRINT[0] || dark > PRINT[1]) continue;
      const rows = Math.max(...CLIMBS.map((climb) => unrest(rowSums(ink, left, right, top, bottom, climb))));
      const columns = Math.max(...CLIMBS.map((climb) => unrest(columnSums(ink, left, right, top, bottom, climb))));
      const [perRow, perColumn] = [rows / (right - left), columns / (bottom - top)];
      if (perRow > CLEARLY * perColumn) level += 1;
      else if (perColumn > CLEARLY * perRow) upright += 1;
    }
  }
  const places = level + upright;
  return { level: places === 0 ? 0 : (level - upright) / places, places };
}

/** How much ink there is in each row of a place whose lines climb by so many pixels from left to right. */
function rowSums(
  { width, data }: Ink,
  left: number,
  right: number,
  top: number,
  bottom: number,
  climb: number,
): Float64Array {
  const sums = new Float64Array(bottom - top);
  for (let column = left; column < right; column += 1) {
    const shift = Math.round((climb * (column - left)) / (right - left) - climb / 2);
    for (let row = Math.max(top, top + shift), last = Math.min(bottom, bottom + shift); row < last; row += 1)
      sums[row - top - shift] = (sums[row - top - shift] ?? 0) + (data[row * width + column] ?? 0);
  }
  return sums;
}

function columnSums(
  { width, data }: Ink,
  left: number,
  right: number,
  top: number,
  bottom: number,
  climb: number,
): Float64Array {
  const sums = new Float64Array(right - left);
  for (let row = top; row < bottom; row += 1) {
    const shift = Math.round((climb * (row - top)) / (bottom - top) - climb / 2);
    for (let column = Math.max(left, left + shift), last = Math.min(right, right + shift); column < last; column += 1)
      sums[column - left - shift] = (sums[column - left - shift] ?? 0) + (data[row * width + column] ?? 0);
  }
  return sums;
}

/** Sum of squares of the change over three pixels: less than a line's height, more than a stroke's. */
function unrest(sums: Float64Array): number {
  let sum = 0;
  for (let at = 3; at < sums.length; at += 1) sum += ((sums[at] ?? 0) - (sums[at - 3] ?? 0)) ** 2;
  return sum / Math.max(1, sums.length);
}

function sideOf(ink: Ink): Side {
  const votes: number[] = [];
  const segments: Array<{ sums: Float64Array; from: number; to: number }> = [];
  for (let left = 0; left + PLACE / 2 <= ink.width; left += PLACE) {
    const right = Math.min(ink.width, left + PLACE);
    const tried = CLIMBS.map((climb) => rowSums(ink, left, right, 0, ink.height, climb));
    const sums = tried.reduce((best, next) => (unrest(next) > unrest(best) ? next : best));
    segments.push(...linesIn(sums, right - left));
  }
  const heights = segments.map(({ from, to }) => to - from).sort((one, other) => one - other);
  const usual = heights[heights.length >> 1] ?? 0;
  for (const { sums, from, to } of segments) {
    const high = to - from;
    if (high < 0.7 * usual || high > 1.5 * usual) continue;
    const vote = voteOf(sums, from, to);
    if (vote !== null) votes.push(vote);
  }
  if (votes.length < FEWEST_LINES) return { above: 0, certainty: 0, lines: votes.length };
  const above = votes.reduce((sum, vote) => sum + vote, 0) / votes.length;
  const spread = Math.sqrt(votes.reduce((sum, vote) => sum + (vote - above) ** 2, 0) / votes.length);
  return { above, certainty: (above * Math.sqrt(votes.length)) / Math.max(0.1, spread), lines: votes.length };
}

/** Stretches of rows with ink, with gaps between them. */
function linesIn(sums: Float64Array, width: number): Array<{ sums: Float64Array; from: number; to: number }> {
  const found: Array<{ sums: Float64Array; from: number; to: number }> = [];
  const least = 0.006 * width;
  let from = -1;
  for (let row = 0; row <= sums.length; row += 1) {
    const inked = row < sums.length && (sums[row] ?? 0) > least;
    if (inked && from < 0) from = row;
    if (!inked && from >= 0) {
      if (row - from >= HEIGHT[0] && row - from <= HEIGHT[1]) found.push({ sums, from, to: row });
      from = -1;
    }
  }
  return found;
}

/** -1 to 1: whether a line's ink outside the band of its small letters lies below or above it. Null without a band. */
function voteOf(sums: Float64Array, from: number, to: number): number | null {
  const line = sums.subarray(from, to);
  const peak = Math.max(...line);
  const half = 0.45 * peak;
  const first = line.findIndex((value) => value >= half);
  const last = line.findLastIndex((value) => value >= half);
  // The band of small letters is about half of the line; without it the line is a rule, or capitals alone.
  if (last - first < 2 || last - first + 1 > 0.92 * line.length) return null;
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
  const [above, below] = [sum(line.subarray(0, first)), sum(line.subarray(last + 1))];
  return above + below < 0.02 * sum(line) ? null : (above - below) / (above + below);
}
