/** The true proportions of a page from its four corners, although the camera's focal length is unknown. */
import type { Corners, Paper, Point, Raster } from './raster.ts';

const A4_RATIO = Math.SQRT2;
/** ISO/IEC 7810 ID-1: 85.60 × 53.98 mm. */
const CARD_RATIO = 85.6 / 53.98;
/**
 * Corners are found almost exactly, and sheets are cut more exactly still: proportions within this share of a paper's
 * are taken for that paper.
 */
const TOLERANCE = 0.05;
/** Focal lengths of phones and pocket cameras, in diagonals of the picture (full frame: 24 mm to 56 mm). */
const FOCAL = { shortest: 0.55, usual: 0.72, longest: 1.3 };

/** The paper that was recognised, and its shape. */
export interface Proportions {
  readonly paper: Paper;
  /** Width over height, as the page stands. */
  readonly ratio: number;
}

/**
 * Which paper the page is (`other` for neither A4 nor an ID card), and its proportions, from its four corners; those of
 * a paper that is recognised are exact, and 1 where the corners tell nothing. The picture is taken to be whole, so that
 * its middle is where the lens points.
 */
export function proportionsOf(picture: Pick<Raster, 'width' | 'height'>, corners: Corners): Proportions {
  const seen = trueRatio(picture, corners);
  const long = Math.max(seen, 1 / seen);
  const paper = nearest(long);
  const snapped = { a4: A4_RATIO, 'id-card': CARD_RATIO, other: long }[paper];
  return { paper, ratio: seen >= 1 ? snapped : 1 / snapped };
}

function nearest(ratio: number): Paper {
  const off = (other: number): number => Math.abs(ratio / other - 1);
  if (Math.min(off(A4_RATIO), off(CARD_RATIO)) > TOLERANCE) return 'other';
  return off(A4_RATIO) <= off(CARD_RATIO) ? 'a4' : 'id-card';
}

/**
 * Zhang and He, « Whiteboard scanning and image enhancement » (2007), section 3.2: a rectangle's sides are at right
 * angles in space, which gives the focal length, which gives the ratio. Sides that stay parallel in the picture tell
 * nothing of it: then, or when the answer is no camera's, the usual one is taken.
 */
function trueRatio({ width, height }: Pick<Raster, 'width' | 'height'>, { tl, tr, br, bl }: Corners): number {
  const diagonal = Math.hypot(width, height);
  const centred = ({ x, y }: Point): Vector => [(x - width / 2) / diagonal, (y - height / 2) / diagonal, 1];
  const [m1, m2, m3, m4] = [centred(tl), centred(tr), centred(bl), centred(br)];
  const k2 = dot(cross(m1, m4), m3) / dot(cross(m2, m4), m3);
  const k3 = dot(cross(m1, m4), m2) / dot(cross(m3, m4), m2);
  const across = minus(m2, k2, m1),
    down = minus(m3, k3, m1);
  const squared = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2]);
  const focal =
    squared > 0 && Math.abs(across[2] * down[2]) > 1e-3
      ? Math.min(FOCAL.longest, Math.max(FOCAL.shortest, Math.sqrt(squared)))
      : FOCAL.usual;
  const ratio = lengthOf(across, focal) / lengthOf(down, focal);
  return Number.isFinite(ratio) && ratio > 0.02 && ratio < 50 ? ratio : 1;
}

type Vector = readonly [number, number, number];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const minus = (a: Vector, times: number, b: Vector): Vector => [
  times * a[0] - b[0],
  times * a[1] - b[1],
  times * a[2] - b[2],
];
const lengthOf = ([x, y, z]: Vector, focal: number): number => Math.hypot(x / focal, y / focal, z);
