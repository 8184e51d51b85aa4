/**
 * Sheets that lie apart on a table, a scanner's glass or a floor: bright areas with four sides. What surrounds them has
 * to be darker or more coloured than paper; where it is not, nothing is found, and the person cuts by hand.
 */
import type { Corners, Point, Raster } from '../picture/raster.ts';
import { detectPage } from '../detect/detect-page.ts';
import { hullOf, largestQuad, quadArea } from './outline.ts';

/** Share of the picture that a paper takes at least: a bus ticket on a photograph of a table. */
const SMALLEST = 0.008;
/** Share of the picture that one of several papers takes at most. */
const LARGEST = 0.85;
/** A sheet fills this share of its own outline at least; a hand or a cup does not. */
const FILLED = 0.86;
/** How much of the variance of brightness two levels have to explain, for there to be paper and something else. */
const TWO_LEVELS = 0.55;
/** Pixels of the picture's longer side for each that is compared. */
const SHRUNK_SIDE = 500;

/** The sheets in a picture, in reading order: from top to bottom, and from left to right where they are level. */
export function papersIn(image: Raster): readonly Corners[] {
  const small = shrunk(image);
  const mask = paperMask(small);
  if (mask === null) return [];
  const scale = image.width / small.width;
  const sheets = islandsIn(mask, small.width, small.height).flatMap((island) => {
    const whole = small.width * small.height;
    if (island.size < SMALLEST * whole || island.size > LARGEST * whole) return [];
    const quad = largestQuad(hullOf(island.border));
    if (quad === null || island.size / Math.max(1, quadArea(quad)) < FILLED || quadArea(quad) > island.size * 1.25)
      return [];
    const [tl, tr, br, bl] = quad.map(({ x, y }) => ({ x: (x + 0.5) * scale, y: (y + 0.5) * scale }));
    if (!tl || !tr || !br || !bl) return [];
    return [exact(image, upright([tl, tr, br, bl]))];
  });
  return inReadingOrder(sheets);
}

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** How much like paper each spot is: bright, and without colour. */
function shrunk({ width, height, channels, data }: Raster): Plane {
  const step = Math.max(1, Math.max(width, height) / SHRUNK_SIDE);
  const [across, down] = [Math.floor(width / step), Math.floor(height / step)];
  const out = new Float32Array(across * down);
  for (let y = 0; y < down; y += 1)
    for (let x = 0; x < across; x += 1) {
      const [left, right] = [Math.floor(x * step), Math.max(Math.floor(x * step) + 1, Math.floor((x + 1) * step))];
      const [top, foot] = [Math.floor(y * step), Math.max(Math.floor(y * step) + 1, Math.floor((y + 1) * step))];
      // The brightest of a few pixels: letters vanish, and paper stays.
      let best = 0;
      for (let row = top; row < foot; row += 1)
        for (let column = left; column < right; column += 1) {
          const at = (row * width + column) * channels;
          const [r, g, b] = channels === 1 ? [data[at], data[at], data[at]] : [data[at], data[at + 1], data[at + 2]];
          const [most, least] = [Math.max(r ?? 0, g ?? 0, b ?? 0), Math.min(r ?? 0, g ?? 0, b ?? 0)];
          best = Math.max(best, least - 0.6 * (most - least));
        }
      out[y * across + x] = best;
    }
  return { width: across, height: down, data: out };
}

/** 1 where paper is; null where the picture has no two levels that could be paper and what it lies on. */
function paperMask({ width, height, data }: Plane): Uint8Array | null {
  const counts = new Float64Array(256);
  for (const value of data) {
    const level = Math.max(0, Math.min(255, Math.round(value)));
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const threshold = otsu(counts, data.length);
  if (threshold === null) return null;
  const mask = Uint8Array.from(data, (value) => (value > threshold ? 1 : 0));
  // Letters are closed, and what touches by a hair is parted.
  let closed: Uint8Array = mask;
  for (let step = 0; step < CLOSED; step += 1) closed = spread(closed, width, height, 1);
  for (let step = 0; step < CLOSED + 1; step += 1) closed = spread(closed, width, height, 0);
  return closed;
}

/** Otsu, « A threshold selection method from gray-level histograms » (1979). Null where two levels say too little. */
function otsu(counts: Float64Array, total: number): number | null {
  let sum = 0,
    squares = 0;
  for (const [level, count] of counts.entries()) {
    sum += level * count;
    squares += level * level * count;
  }
  const variance = squares / total - (sum / total) ** 2;
  let best = { between: 0, level: 0 },
    below = 0,
    sumBelow = 0;
  for (const [level, count] of counts.entries()) {
    below += count;
    sumBelow += level * count;
    const above = total - below;
    if (below === 0 || above === 0) continue;
    const between = (below / total) * (above / total) * (sumBelow / below - (sum - sumBelow) / above) ** 2;
    if (between > best.between) best = { between, level };
  }
  return best.between > TWO_LEVELS * variance && variance > 25 ? best.level : null;
}

/** Spots by which gaps in a paper are closed. */
const CLOSED = 2;

/** Every spot beside one of that value takes it. */
function spread(mask: Uint8Array, width: number, height: number, value: 0 | 1): Uint8Array {
  const out = mask.slice();
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const isBeside =
        (x > 0 && mask[at - 1] === value) ||
        (x + 1 < width && mask[at + 1] === value) ||
        (y > 0 && mask[at - width] === value) ||
        (y + 1 < height && mask[at + width] === value);
      if (isBeside) out[at] = value;
    }
  return out;
}

interface Island {
  size: number;
  /** The leftmost and rightmost spot of each row. */
  border: Point[];
}

function islandsIn(mask: Uint8Array, width: number, height: number): Island[] {
  const seen = new Uint8Array(mask.length);
  const islands: Island[] = [];
  for (let start = 0; start < mask.length; start += 1) {
    if (mask[start] !== 1 || seen[start] === 1) continue;
    const stack = [start];
    seen[start] = 1;
    const ends = new Map<number, [number, number]>();
    let size = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size += 1;
      const [x, y] = [at % width, Math.floor(at / width)];
      const row = ends.get(y);
      ends.set(y, row === undefined ? [x, x] : [Math.min(row[0], x), Math.max(row[1], x)]);
      for (const next of [x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width])
        if (next >= 0 && next < height * width && mask[next] === 1 && seen[next] === 0) {
          seen[next] = 1;
          stack.push(next);
        }
    }
    islands.push({
      size,
      border: [...ends].flatMap(([y, [from, to]]) => [
        { x: from, y },
        { x: to, y },
      ]),
    });
  }
  return islands;
}

/** Around the sheet, as a share of its size: room to see its edges. */
const AROUND = 0.1;
/** How far the corners of the finer outline may be from the coarse ones, as a share of the sheet's longer side. */
const NEAR = 0.05;

/** The sheet's outline as the page detector sees it in its neighbourhood, where both agree. */
function exact(image: Raster, coarse: Corners): Corners {
  const all = [coarse.tl, coarse.tr, coarse.br, coarse.bl];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const long = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const left = Math.max(0, Math.floor(Math.min(...xs) - long * AROUND)),
    top = Math.max(0, Math.floor(Math.min(...ys) - long * AROUND));
  const right = Math.min(image.width, Math.ceil(Math.max(...xs) + long * AROUND)),
    foot = Math.min(image.height, Math.ceil(Math.max(...ys) + long * AROUND));
  const found = detectPage(cutOut(image, left, top, right, foot));
  if (found === null) return coarse;
  const moved = (point: Point): Point => ({ x: point.x + left, y: point.y + top });
  const fine: Corners = {
    tl: moved(found.corners.tl),
    tr: moved(found.corners.tr),
    br: moved(found.corners.br),
    bl: moved(found.corners.bl),
  };
  const isNear = (['tl', 'tr', 'br', 'bl'] as const).every(
    (corner) => Math.hypot(fine[corner].x - coarse[corner].x, fine[corner].y - coarse[corner].y) < long * NEAR,
  );
  return isNear ? fine : coarse;
}

function cutOut({ width, channels, data }: Raster, left: number, top: number, right: number, foot: number): Raster {
  const across = (right - left) * channels;
  const out = new Uint8Array(across * (foot - top));
  for (let row = top; row < foot; row += 1) {
    const from = (row * width + left) * channels;
    out.set(data.subarray(from, from + across), (row - top) * across);
  }
  return { width: right - left, height: foot - top, channels, data: out };
}

/** Named as the sheet lies in the picture: its upper edge is the one that runs most from left to right. */
function upright(quad: readonly [Point, Point, Point, Point]): Corners {
  const [a, b, c, d] = quad;
  const turned = [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ] as const;
  const rightward = ([tl, tr, br, bl]: (typeof turned)[number]): number => tr.x - tl.x + br.x - bl.x;
  const [tl, tr, br, bl] = turned.reduce((best, next) => (rightward(next) > rightward(best) ? next : best));
  return { tl, tr, br, bl };
}

function inReadingOrder(sheets: readonly Corners[]): readonly Corners[] {
  const boxes = sheets.map((sheet) => {
    const ys = [sheet.tl.y, sheet.tr.y, sheet.br.y, sheet.bl.y];
    return { sheet, top: Math.min(...ys), foot: Math.max(...ys), x: (sheet.tl.x + sheet.br.x) / 2 };
  });
  const rows: (typeof boxes)[] = [];
  for (const box of boxes.toSorted((one, other) => one.top - other.top)) {
    // In one row with those whose upper half it reaches.
    const row = rows.find(([first]) => first !== undefined && box.top < (first.top + first.foot) / 2);
    if (row === undefined) rows.push([box]);
    else row.push(box);
  }
  return rows.flatMap((row) => row.toSorted((one, other) => one.x - other.x).map(({ sheet }) => sheet));
}
