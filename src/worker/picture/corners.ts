/** Corners between the sizes of one picture. */
import type { Corners, Point } from './raster.ts';

/** The same corners in a picture `by` times as large. */
export function scaled({ tl, tr, br, bl }: Corners, by: number): Corners {
  const point = ({ x, y }: Point): Point => ({ x: x * by, y: y * by });
  return { tl: point(tl), tr: point(tr), br: point(br), bl: point(bl) };
}

/** The length of the longest of the four sides, pixels. */
export function longestSide({ tl, tr, br, bl }: Corners): number {
  const far = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
  return Math.max(far(tl, tr), far(tr, br), far(br, bl), far(bl, tl));
}
