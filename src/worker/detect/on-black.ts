/**
 * A sheet on a scanner's black: the lid was open, or the sheet is smaller than the glass. A scanner sees it straight
 * from above and lights its ground nowhere, so that nothing can be lost by cutting the black away.
 */
import type { Planes } from './planes.ts';
import { areaOf, side, type Quad } from './quad.ts';

/** Gray levels, of the lightest channel: ground that no light reaches. */
const BLACK = 44;
/** How much of the ground must be black, and how much of the sheet at most. */
const GROUND = 0.985;
const SHEET = 0.15;
/** The share of the picture that the ground takes: with less there is nothing to cut away. */
const LEAST_GROUND = 0.006;
/** A sheet lies at most this far from level, and its corners are as square, radians. */
const LEVEL = 0.14;
const SQUARE = 0.022;
/** Pixels beside the sheet's edge that are neither ground nor sheet. */
const EDGE = 2.5;

/** How sure it is that this outline is a sheet on a scanner's black: yes or no. */
export function isOnBlack(quad: Quad, { width, height, channels }: Planes): boolean {
  if (areaOf(quad) > (1 - LEAST_GROUND) * width * height || !isSquare(quad)) return false;
  const lengths = quad.map((from, at) => {
    const to = quad[(at + 1) % 4] ?? from;
    return Math.hypot(to.x - from.x, to.y - from.y);
  });
  const counts = { ground: 0, blackGround: 0, sheet: 0, blackSheet: 0 };
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const inside = Math.min(
        ...quad.map((from, at) => side(from, quad[(at + 1) % 4] ?? from, { x, y }) / Math.max(1, lengths[at] ?? 1)),
      );
      if (Math.abs(inside) < EDGE) continue;
      const at = y * width + x;
      const isBlack = Math.max(channels[0][at] ?? 0, channels[1][at] ?? 0, channels[2][at] ?? 0) < BLACK;
      if (inside < 0) {
        counts.ground += 1;
        if (isBlack) counts.blackGround += 1;
      } else {
        counts.sheet += 1;
        if (isBlack) counts.blackSheet += 1;
      }
    }
  return (
    counts.ground > (LEAST_GROUND * width * height) / 8 &&
    counts.blackGround >= GROUND * counts.ground &&
    counts.blackSheet <= SHEET * counts.sheet
  );
}

/** Whether all four corners are square, and the sheet lies nearly level. */
function isSquare(quad: Quad): boolean {
  const angles = quad.map((from, at) => {
    const to = quad[(at + 1) % 4] ?? from;
    return Math.atan2(to.y - from.y, to.x - from.x);
  });
  const off = (angle: number): number => Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle)));
  const corners = angles.map((angle, at) => off((angles[(at + 1) % 4] ?? 0) - angle - Math.PI / 2));
  const tilt = Math.min(...[0, 1, 2, 3].map((quarters) => off((angles[0] ?? 0) - (quarters * Math.PI) / 2)));
  return tilt < LEVEL && corners.every((corner) => corner < SQUARE);
}
