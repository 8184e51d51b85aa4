import type { Point } from '../picture/raster.ts';

/** Four corners, clockwise as one sees them (y grows downwards). */
export type Quad = readonly [Point, Point, Point, Point];

/** The area of a polygon in square pixels, whichever way round its corners are listed. */
export function areaOf(polygon: readonly Point[]): number {
  let twice = 0;
  for (const [at, { x, y }] of polygon.entries()) {
    const next = polygon[(at + 1) % polygon.length];
    if (next !== undefined) twice += x * next.y - next.x * y;
  }
  return Math.abs(twice) / 2;
}

/**
 * Twice the area of the triangle of the three points, with a sign: positive where `p` lies to the right of the way from
 * `a` to `b`, which is inside for a clockwise outline.
 */
export const side = (a: Point, b: Point, p: Point): number => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);

/**
 * The area that two convex outlines share, divided by what they cover together: 0 when they are apart, 1 when they are
 * the same.
 */
export function overlap(one: Quad, other: Quad): number {
  let left: Point[] = [...one];
  for (const [at, from] of other.entries()) {
    const to = other[(at + 1) % 4] ?? from;
    left = left.flatMap((a, index) => {
      const b = left[(index + 1) % left.length] ?? a;
      const [sa, sb] = [side(from, to, a), side(from, to, b)];
      const cut = { x: a.x + ((b.x - a.x) * sa) / (sa - sb), y: a.y + ((b.y - a.y) * sa) / (sa - sb) };
      return [...(sa >= 0 ? [a] : []), ...(sa >= 0 !== sb >= 0 ? [cut] : [])];
    });
  }
  const shared = areaOf(left);
  const together = areaOf(one) + areaOf(other) - shared;
  return together > 0 ? shared / together : 0;
}

/** Whether every corner of `inner` lies in `outer`, give or take `slack` pixels. */
export function containsQuad(outer: Quad, inner: Quad, slack: number): boolean {
  return outer.every((from, at) => {
    const to = outer[(at + 1) % 4] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return inner.every((corner) => side(from, to, corner) >= -slack * length);
  });
}

/**
 * Whether the outline is convex, with four true corners, and listed clockwise as one sees it. It is false for a convex
 * outline that is listed the other way round.
 */
export function isConvex(quad: Quad): boolean {
  return quad.every((corner, at) => side(corner, quad[(at + 1) % 4] ?? corner, quad[(at + 2) % 4] ?? corner) > 0);
}
