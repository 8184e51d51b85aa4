import { gray } from '../picture/gray.ts';
import type { Corners, Point, Raster } from '../picture/raster.ts';

/** Pixels to each side in which an edge has to have risen. */
const REACH = 4;
/**
 * An edge is measured when it rises by the first share of the paper's light. Across or down, where blur or a moving
 * hand has left no such edge, the second share is enough. Noise is steep, so that it makes no page look blurred.
 */
const STRONG = [0.22, 0.09] as const;
const FEWEST_EDGES = 150;
/** The margin of the page that is left out, as a share: the sheet's own edge says nothing of the print. */
const MARGIN = 0.03;

/**
 * How steep the edges of print are: their steepest slope divided by their whole rise, per pixel, across and down the
 * picture, the lesser of the two, so that a hand that moved is seen too. It is about 0.4 divided by the blur's
 * deviation in pixels. Null when too little is printed to measure it.
 * @param corners the page's, in pixels of the image; null when all of it is the page
 */
export function steepness(image: Raster, corners: Corners | null): number | null {
  const light = gray(image);
  const rows = spans(image, corners);
  const paper = paperLight(light, rows);
  const known = [1, light.width].flatMap((step) => {
    const found = STRONG.map((share) => edges(light, rows, step, share * paper)).find(
      ({ length }) => length >= FEWEST_EDGES,
    );
    return found === undefined ? [] : [upperQuartile(found)];
  });
  return known.length === 0 ? null : Math.min(...known);
}

type Span = readonly [row: number, from: number, to: number];

function edges({ width, height, data }: Raster, rows: readonly Span[], step: number, strong: number): number[] {
  const found: number[] = [];
  for (const [row, from, to] of rows) {
    if (row < REACH + 1 || row > height - REACH - 2) continue;
    for (let column = Math.max(REACH + 1, from), last = Math.min(width - REACH - 2, to); column < last; column += 1) {
      const at = row * width + column;
      const slope = Math.abs((data[at + step] ?? 0) - (data[at - step] ?? 0));
      if (slope < strong * 0.2) continue;
      const before = Math.abs((data[at] ?? 0) - (data[at - 2 * step] ?? 0)),
        after = Math.abs((data[at + 2 * step] ?? 0) - (data[at] ?? 0));
      if (slope < before || slope <= after) continue;
      let [low, high] = [255, 0];
      for (let near = at - REACH * step; near <= at + REACH * step; near += step) {
        const value = data[near] ?? 0;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (high - low >= strong) found.push(slope / 2 / (high - low));
    }
  }
  return found;
}

const upperQuartile = (values: readonly number[]): number =>
  Float32Array.from(values).sort()[Math.floor(values.length * 0.75)] ?? 0;

/** The light that nine tenths of the page stay below. */
function paperLight({ width, data }: Raster, rows: readonly Span[]): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (const [row, from, to] of rows) {
    for (let column = from; column < to; column += 2, total += 1)
      counts[data[row * width + column] ?? 0] = (counts[data[row * width + column] ?? 0] ?? 0) + 1;
  }
  for (let value = 255, above = 0; value > 0; value -= 1) {
    above += counts[value] ?? 0;
    if (above > total / 10) return value;
  }
  return 255;
}

/** For each row of the picture, from which column to which the page reaches. */
function spans({ width, height }: Raster, corners: Corners | null): readonly Span[] {
  const quad = corners === null ? null : drawnIn(corners);
  return Array.from({ length: height }, (_, row): Span => {
    if (quad === null) return [row, Math.ceil(width * MARGIN), Math.floor(width * (1 - MARGIN))];
    const crossed = quad.flatMap((from, at) => {
      const to = quad[(at + 1) % 4] ?? from;
      return from.y <= row === to.y <= row ? [] : [from.x + ((row - from.y) * (to.x - from.x)) / (to.y - from.y)];
    });
    return [
      row,
      Math.max(0, Math.ceil(Math.min(width, ...crossed))),
      Math.min(width, Math.floor(Math.max(0, ...crossed))),
    ];
  });
}

function drawnIn({ tl, tr, br, bl }: Corners): readonly Point[] {
  const middle = { x: (tl.x + tr.x + br.x + bl.x) / 4, y: (tl.y + tr.y + br.y + bl.y) / 4 };
  return [tl, tr, br, bl].map(({ x, y }) => ({
    x: x + (middle.x - x) * 2 * MARGIN,
    y: y + (middle.y - y) * 2 * MARGIN,
  }));
}
