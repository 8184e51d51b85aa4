/** The two pages of an open booklet: where its fold runs, and the half on either side of it. */
import type { Treatment } from '../../shared/documents-worker.ts';
import { gray } from '../picture/gray.ts';
import { apply, homographyOf, warp, type Homography } from '../picture/perspective.ts';
import type { Corners, Raster } from '../picture/raster.ts';

/** The fold lies in the middle fifth, as shares of the width: a booklet has pages of one size. */
const FROM = 0.4,
  TO = 0.6;
/** A spread is wider than high; one page on its side would be cut in two. */
const WIDE = 1.1;
/** Pixels of the flattened page's longer side. */
const SEEN_SIDE = 700;

/**
 * The left and the right half of a page as it is seen, in pixels of the picture. None when it is not wider than high.
 * @param corners where the page is; null for the whole picture
 * @param rotation degrees clockwise by which it is turned before somebody sees it
 */
export function spreadIn(image: Raster, corners: Corners | null, rotation: Treatment['rotation']): readonly Corners[] {
  const outline = corners ?? {
    tl: { x: 0, y: 0 },
    tr: { x: image.width, y: 0 },
    br: { x: image.width, y: image.height },
    bl: { x: 0, y: image.height },
  };
  const seen = turned(outline, rotation);
  const [width, height] = sizeOf(seen);
  if (width < height * WIDE) return [];
  const scale = Math.min(1, SEEN_SIDE / Math.max(width, height));
  const [across, down] = [Math.max(8, Math.round(width * scale)), Math.max(8, Math.round(height * scale))];
  const fold = foldIn(gray(warp(image, homographyOf(seen, across, down), across, down)));
  const unit = homographyOf(seen, 1, 1);
  const left = halfOf(unit, 0, fold),
    right = halfOf(unit, fold, 1);
  return [back(left, rotation), back(right, rotation)];
}

const halfOf = (unit: Homography, from: number, to: number): Corners => ({
  tl: apply(unit, from, 0),
  tr: apply(unit, to, 0),
  br: apply(unit, to, 1),
  bl: apply(unit, from, 1),
});

/** The corners named as they are seen once the page is turned clockwise. */
function turned({ tl, tr, br, bl }: Corners, rotation: Treatment['rotation']): Corners {
  switch (rotation) {
    case 90:
      return { tl: bl, tr: tl, br: tr, bl: br };
    case 180:
      return { tl: br, tr: bl, br: tl, bl: tr };
    case 270:
      return { tl: tr, tr: br, br: bl, bl: tl };
    default:
      return { tl, tr, br, bl };
  }
}

/** The names that they have in the picture again. */
const back = (corners: Corners, rotation: Treatment['rotation']): Corners => turned(corners, OPPOSITE[rotation]);
const OPPOSITE = { 0: 0, 90: 270, 180: 180, 270: 90 } as const;

function sizeOf({ tl, tr, br, bl }: Corners): [number, number] {
  const far = (a: { x: number; y: number }, b: { x: number; y: number }): number => Math.hypot(a.x - b.x, a.y - b.y);
  return [(far(tl, tr) + far(bl, br)) / 2, (far(tl, bl) + far(tr, br)) / 2];
}

/** What counts for a column: little writing, the shadow of a fold, and being in the middle. */
const WEIGHT = { empty: 1, shadow: 1.2, middle: 0.8 };

/**
 * Where the fold is, as a share of the width: between the writing of both pages, where it casts a shadow if it
 * does, and otherwise in the middle.
 */
function foldIn({ width, height, data }: Raster): number {
  const light = new Float64Array(width),
    writing = new Float64Array(width);
  for (let x = 1; x < width; x += 1) {
    let sum = 0,
      changes = 0;
    for (let y = 1; y < height; y += 1) {
      const at = y * width + x;
      sum += data[at] ?? 0;
      // Letters change from row to row; the shadow of a fold does not.
      changes += Math.abs((data[at] ?? 0) - (data[at - width] ?? 0));
    }
    light[x] = sum / height;
    writing[x] = changes / height;
  }
  const around = Math.max(2, Math.round(width * 0.03));
  const most = Math.max(1e-6, ...writing);
  let best = { score: -Infinity, at: 0.5 };
  for (let x = Math.floor(width * FROM); x <= Math.ceil(width * TO); x += 1) {
    const beside = (mean(light, x - 2 * around, x - around) + mean(light, x + around, x + 2 * around)) / 2;
    const shadow = Math.max(0, Math.min(1, (beside - mean(light, x - 1, x + 2)) / 40));
    const empty = 1 - mean(writing, x - around, x + around) / most;
    const middle = 1 - Math.abs(x / width - 0.5) / (TO - 0.5);
    const score = WEIGHT.empty * empty + WEIGHT.shadow * shadow + WEIGHT.middle * middle * 0.25;
    if (score > best.score) best = { score, at: x / width };
  }
  return best.at;
}

function mean(values: Float64Array, from: number, to: number): number {
  const part = values.subarray(Math.max(0, from), Math.max(0, to));
  return part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length);
}
