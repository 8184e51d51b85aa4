/** Measures how far lines of writing are from level, by projection profiles. */
import type { Raster } from '../picture/raster.ts';
import { gray } from '../picture/gray.ts';
import { shrink, type Plane } from '../picture/shrink.ts';

const WORKING_SIDE = 1000;
const MOST_POINTS = 24_000;
/** Ink is darker than its surroundings by at least this, gray levels. */
const INK_STEP = 18;
const FEWEST_POINTS = 300;
/** How much better the best angle must be than a usual one: with less, nothing on the page says where level is. */
const CLEAREST = 1.6;

/**
 * By how many degrees clockwise to turn the page's content so that its lines are level (or upright, for writing that
 * runs up or down the page), within 0.1° for text. 0 when they are, or when the page does not show where level is.
 * @param most the largest angle that is looked for, degrees to either side; the answer may pass it by half a degree
 */
export function levelingAngle(image: Raster, most: number): number {
  const points = inkOf(image);
  if (points.length < FEWEST_POINTS * 2) return 0;
  const across = steepest(points, most);
  // For writing that runs up or down the page: its lines are level once the page is turned by a quarter.
  const along = steepest(
    points.map((_, at) => (at % 2 === 0 ? -(points[at + 1] ?? 0) : (points[at - 1] ?? 0))),
    most,
  );
  const best = along.clarity > across.clarity * 1.2 ? along : across;
  return best.clarity < CLEAREST ? 0 : -best.degrees;
}

/** The pixels of ink as x, y, x, y…, counted from the middle of the page. */
function inkOf(image: Raster): Float32Array {
  const [plane] = shrink(gray(image), WORKING_SIDE);
  if (plane === undefined) return new Float32Array(0);
  const { width, height, data } = plane;
  const around = rowMeans(plane, Math.max(4, Math.round(width / 50)));
  const margin = Math.round(Math.min(width, height) * 0.02);
  const found: number[] = [];
  for (let row = margin; row < height - margin; row += 1) {
    for (let column = margin; column < width - margin; column += 1) {
      const at = row * width + column;
      if ((data[at] ?? 0) < (around[at] ?? 0) - INK_STEP) found.push(column - width / 2, row - height / 2);
    }
  }
  const every = Math.max(1, Math.ceil(found.length / 2 / MOST_POINTS));
  return Float32Array.from(
    { length: 2 * Math.floor(found.length / 2 / every) },
    (_, at) => found[(at >> 1) * every * 2 + (at & 1)] ?? 0,
  );
}

/** Means along columns, against which lines of writing stand out from the gaps above and below them. */
function rowMeans({ width, height, data }: Plane, radius: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let column = 0; column < width; column += 1) {
    let sum = 0;
    for (let row = 0; row < Math.min(radius, height); row += 1) sum += data[row * width + column] ?? 0;
    for (let row = 0; row < height; row += 1) {
      if (row + radius < height) sum += data[(row + radius) * width + column] ?? 0;
      if (row - radius - 1 >= 0) sum -= data[(row - radius - 1) * width + column] ?? 0;
      out[row * width + column] = sum / (Math.min(height - 1, row + radius) - Math.max(0, row - radius) + 1);
    }
  }
  return out;
}

/**
 * The angle at which rows of ink and gaps differ most, degrees clockwise, and how many times more than at the usual
 * one.
 */
function steepest(points: Float32Array, most: number): { degrees: number; clarity: number } {
  const coarse = Array.from({ length: 2 * Math.ceil(most / 0.5) + 1 }, (_, at) => (at - Math.ceil(most / 0.5)) * 0.5);
  const scores = coarse.map((degrees) => contrast(points, degrees));
  const usual = scores.toSorted((a, b) => a - b)[scores.length >> 1] ?? 0;
  let [degrees, score] = scores.reduce<[number, number]>(
    (best, score, at) => (score > best[1] ? [coarse[at] ?? 0, score] : best),
    [0, -1],
  );
  for (const step of [0.25, 0.125, 0.0625, 0.03125]) {
    for (const other of [degrees - step, degrees + step]) {
      const there = contrast(points, other);
      if (there > score) [degrees, score] = [other, there];
    }
  }
  return { degrees, clarity: score / Math.max(1e-9, usual) };
}

let profile = new Float32Array(0);

function contrast(points: Float32Array, degrees: number): number {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const size = 2 * WORKING_SIDE;
  if (profile.length < size) profile = new Float32Array(size);
  profile.fill(0);
  for (let at = 0; at < points.length; at += 2) {
    const y = (points[at + 1] ?? 0) * cos - (points[at] ?? 0) * sin + WORKING_SIDE;
    const row = y | 0;
    profile[row] = (profile[row] ?? 0) + 1 - (y - row);
    profile[row + 1] = (profile[row + 1] ?? 0) + y - row;
  }
  let sum = 0;
  for (let row = 2; row < size; row += 1) sum += ((profile[row] ?? 0) - (profile[row - 2] ?? 0)) ** 2;
  return sum;
}
