/** Compares a page before and after a correction: is what was written, drawn or shown on it still there? */
import { gray } from '../picture/gray.ts';
import type { Corners, Raster } from '../picture/raster.ts';
import { closed, opened, shrink, type Plane } from '../picture/shrink.ts';

/** Both pictures are compared at this size: letters of 2 mm on A4 are seven pixels high. */
const COMPARED_SIDE = 800;
/** Thicker than strokes of writing at that size: 6 mm on A4. What is wider is no ink but an area. */
const STROKE_RADIUS = 8;
/** Regions of 6 mm on A4, pixels at that size. */
const REGION = 16;
/**
 * A region is written on when its strokes stand out from what surrounds them by this share of the light; noise and the
 * paper's grain do not.
 */
const INK = 0.14;
/**
 * Where it is darker than this, the camera's grain would be a large share: strokes have to stand out as if it were as
 * light, gray levels.
 */
const DIM = 120;
/** Of that, this share has to be there afterwards. */
const KEPT = 0.65;
/** So many regions side by side without their ink are a loss: a word, a small stamp. */
const LOST_REGIONS = 4;
/** The outermost part of the page is not judged: there the table begins, or the sheet's own shadow. */
const MARGIN = 0.02;

/**
 * Whether strokes that stood out from the page `before` are gone in some place `after`, as much as a word or a small
 * stamp: less does not count, nor what lies at the page's border. Both show the same page in the same place.
 * @param within the corners, in pixels of `before`, inside of which it counts; null for everywhere
 */
export function losesInk(before: Raster, after: Raster, within: Corners | null): boolean {
  const [then, now] = [strokesOf(before), strokesOf(after)];
  const inside = insideOf(within, before, then);
  const clusters = clustersOf(then, (region) => {
    const ink = then.strength[region] ?? 0;
    return inside(region) && ink >= INK && (now.strength[region] ?? 0) < KEPT * ink;
  });
  return clusters.some(({ length }) => length >= LOST_REGIONS);
}

/** A tone between paper and ink, and how far from it a region may come out before it is another tone, gray levels. */
const TONE = { darkest: 40, lightest: 215, moved: 60 } as const;
/**
 * A photograph changes by so much from one region to the next, gray levels, both across and down: printed boxes and
 * bars do so in one direction at most.
 */
const SHADED = { least: 2, most: 35 } as const;
/** So many regions side by side, a portrait of 20 × 25 mm on A4, and the share of them that came out another tone. */
const PHOTOGRAPH = { regions: 12, lost: 0.3 } as const;

/**
 * Whether shades that change softly, as in a photograph, came out as quite other tones, as they do in black and white.
 * Smaller places than a portrait do not count, nor what lies at the page's border. Both pictures show the same page in
 * the same place.
 * @param within the corners, in pixels of `before`, inside of which it counts; null for everywhere
 */
export function losesShades(before: Raster, after: Raster, within: Corners | null): boolean {
  const [then, now] = [tonesOf(before), tonesOf(after)];
  const inside = insideOf(within, before, then);
  const toneAt = (region: number): number => then.tones[region] ?? 0;
  const isTone = (region: number): boolean => toneAt(region) >= TONE.darkest && toneAt(region) <= TONE.lightest;
  const isLost = (region: number): boolean => Math.abs((now.tones[region] ?? 0) - toneAt(region)) >= TONE.moved;
  const isSoft = (region: number, other: number): boolean => {
    const step = Math.abs(toneAt(region) - toneAt(other));
    return step >= SHADED.least && step <= SHADED.most;
  };
  const isShaded = (region: number): boolean =>
    (isSoft(region, region - 1) || isSoft(region, region + 1)) &&
    (isSoft(region, region - then.across) || isSoft(region, region + then.across));
  const clusters = clustersOf(then, (region) => inside(region) && isTone(region) && isShaded(region));
  return clusters.some((cluster) => {
    const lost = cluster.filter(isLost).length;
    return cluster.length >= PHOTOGRAPH.regions && lost >= PHOTOGRAPH.lost * cluster.length;
  });
}

interface Regions {
  readonly across: number;
  readonly down: number;
}

/**
 * How far the strokes in each region stand out, dark ones from a light ground or light ones from a dark one: 0 to 1.
 */
function strokesOf(image: Raster): Regions & { strength: Float32Array } {
  const plane = darkest(shrink(image, COMPARED_SIDE));
  const { width, height, data } = plane;
  const [ground, board] = [closed(plane, STROKE_RADIUS).data, opened(plane, STROKE_RADIUS).data];
  const regions = { across: Math.ceil(width / REGION), down: Math.ceil(height / REGION) };
  const all = Array.from({ length: regions.across * regions.down }, (): number[] => []);
  for (let row = 0, at = 0; row < height; row += 1) {
    const first = Math.floor(row / REGION) * regions.across;
    for (let column = 0; column < width; column += 1, at += 1) {
      const value = data[at] ?? 0;
      const dark = ((ground[at] ?? 0) - value) / Math.max(DIM, ground[at] ?? 0);
      const light = (value - (board[at] ?? 0)) / Math.max(DIM, value);
      all[first + Math.floor(column / REGION)]?.push(Math.max(dark, light));
    }
  }
  // Some pixels of a stroke are enough; a single one is noise.
  const strength = Float32Array.from(
    all,
    (values) => values.sort((a, b) => b - a)[Math.floor(values.length * 0.04)] ?? 0,
  );
  return { ...regions, strength };
}

/** Mean gray of each region. */
function tonesOf(image: Raster): Regions & { tones: Float32Array } {
  const side = Math.max(1, Math.round(COMPARED_SIDE / REGION));
  const [plane] = shrink(gray(image), side);
  return { across: plane?.width ?? 0, down: plane?.height ?? 0, tones: plane?.data ?? new Float32Array(0) };
}

/** The darkest channel: a yellow pen is dark in blue. */
function darkest([first, ...others]: readonly Plane[]): Plane {
  if (first === undefined) return { width: 1, height: 1, data: new Float32Array(1) };
  return { ...first, data: first.data.map((value, at) => Math.min(value, ...others.map(({ data }) => data[at] ?? 0))) };
}

/** Whether a region lies well inside of `corners`, by its middle. */
function insideOf(corners: Corners | null, { width, height }: Raster, { across, down }: Regions) {
  const { tl, tr, br, bl } = corners ?? {
    tl: { x: 0, y: 0 },
    tr: { x: width, y: 0 },
    br: { x: width, y: height },
    bl: { x: 0, y: height },
  };
  const outline = [tl, tr, br, bl];
  const margin = MARGIN * Math.max(width, height);
  return (region: number): boolean => {
    const x = (((region % across) + 0.5) * width) / across,
      y = ((Math.floor(region / across) + 0.5) * height) / down;
    if (region >= across * down) return false;
    return outline.every((from, at) => {
      const to = outline[(at + 1) % 4] ?? from;
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= margin * length;
    });
  };
}

function neighboursOf(region: number, { across, down }: Regions): number[] {
  const [column, row] = [region % across, Math.floor(region / across)];
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y += 1)
    for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x += 1)
      if (x !== column || y !== row) found.push(y * across + x);
  return found;
}

/** Regions for which this holds, those side by side together. */
function clustersOf(regions: Regions, holds: (region: number) => boolean): number[][] {
  const left = new Set(Array.from({ length: regions.across * regions.down }, (_, region) => region).filter(holds));
  const clusters: number[][] = [];
  for (const start of left) {
    left.delete(start);
    const cluster = [start];
    for (const region of cluster)
      for (const next of neighboursOf(region, regions)) if (left.delete(next)) cluster.push(next);
    clusters.push(cluster);
  }
  return clusters;
}
