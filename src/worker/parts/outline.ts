/** Outlines of areas: the hull around points, and the four of its corners that say most of it. */
import type { Point } from '../picture/raster.ts';

/** The convex hull, anticlockwise as y grows downwards (Andrew's monotone chain, 1979). */
export function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  const half = (from: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of from) {
      while (chain.length > 1 && turn(chain.at(-2) ?? point, chain.at(-1) ?? point, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** More corners than these do not make the outline better, and comparing them all would take long. */
const MOST = 36;

/** The four points of a hull that enclose most of it, in its order; null when it has fewer. */
export function largestQuad(hull: readonly Point[]): readonly [Point, Point, Point, Point] | null {
  const points = thinned(hull);
  let best: { area: number; quad: readonly [Point, Point, Point, Point] } | null = null;
  for (let i = 0; i < points.length; i += 1)
    for (let k = i + 2; k < points.length; k += 1) {
      const [a, c] = [points[i], points[k]];
      if (a === undefined || c === undefined) continue;
      const one = farthest(points.slice(i + 1, k), a, c);
      const other = farthest([...points.slice(k + 1), ...points.slice(0, i)], a, c);
      if (one === null || other === null) continue;
      const area = (one.far + other.far) / 2;
      if (best === null || area > best.area) best = { area, quad: [a, one.point, c, other.point] };
    }
  return best?.quad ?? null;
}

/** The point that is farthest from the line, with twice the area of its triangle. */
function farthest(points: readonly Point[], a: Point, c: Point): { point: Point; far: number } | null {
  let best: { point: Point; far: number } | null = null;
  for (const point of points) {
    const far = Math.abs(turn(a, c, point));
    if (best === null || far > best.far) best = { point, far };
  }
  return best;
}

/** Without the points that bend the outline least. */
function thinned(hull: readonly Point[]): readonly Point[] {
  const points = [...hull];
  while (points.length > MOST) {
    let least = { at: 0, area: Infinity };
    for (const [at, point] of points.entries()) {
      const [before, after] = [points.at(at - 1) ?? point, points[(at + 1) % points.length] ?? point];
      const area = Math.abs(turn(before, point, after));
      if (area < least.area) least = { at, area };
    }
    points.splice(least.at, 1);
  }
  return points;
}

/** The area of a four-sided shape, in square pixels. */
export function quadArea([a, b, c, d]: readonly [Point, Point, Point, Point]): number {
  return Math.abs(turn(a, b, c) + turn(a, c, d)) / 2;
}
