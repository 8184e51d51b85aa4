import type { Hold } from './looks.ts';
import type { Random } from './random.ts';

/** Pixels from the top left corner of the picture, or millimetres on the table. */
export type Point = { x: number; y: number };
/** Corners of the page as one reads it. */
export type Corners = { tl: Point; tr: Point; br: Point; bl: Point };
/** A 3 × 3 matrix, row by row. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export type Pose = { tilt: number; azimuth: number; roll: number; focal: number; distance: number; shift: Point };

export function apply(h: Homography, x: number, y: number): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return { x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w };
}

export function invert(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h;
  return [
    e * j - f * i,
    c * i - b * j,
    b * f - c * e,
    f * g - d * j,
    a * j - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  ];
}

/** Table millimetres to pixels, for a pinhole camera that looks at the table's origin. */
export function project(pose: Pose, width: number, height: number): Homography {
  const [ca, sa, ct, st, cr, sr] = [pose.azimuth, pose.tilt, pose.roll].flatMap((angle) => [
    Math.cos(angle),
    Math.sin(angle),
  ]) as [number, number, number, number, number, number];
  // Turn about the table's normal, tip, turn the picture.
  const r1 = [ca * cr - sa * ct * sr, ca * sr + sa * ct * cr, sa * st];
  const r2 = [-sa * cr - ca * ct * sr, -sa * sr + ca * ct * cr, ca * st];
  const f = pose.focal;
  const [cx, cy] = [width / 2 + pose.shift.x, height / 2 + pose.shift.y];
  const row = (axis: 0 | 1, centre: number, along: number[] | null): number =>
    along === null ? centre * pose.distance : f * (along[axis] ?? 0) + centre * (along[2] ?? 0);
  return [
    row(0, cx, r1),
    row(0, cx, r2),
    row(0, cx, null),
    row(1, cy, r1),
    row(1, cy, r2),
    row(1, cy, null),
    r1[2] ?? 0,
    r2[2] ?? 0,
    pose.distance,
  ];
}

/** How the page lies in the frame. */
export type Framing = 'whole' | 'cut-off' | 'full-frame';
/**
 * How much of the picture's width or height the page spans, from least to most: the larger of both, for a full frame
 * the smaller.
 */
const FILL: Record<Framing, readonly [number, number]> = {
  whole: [0.42, 0.97],
  'cut-off': [0.75, 1.25],
  'full-frame': [1.08, 1.4],
};

/**
 * Chooses a pose as people hold a phone, and gives the page's corners in pixels; tries until the framing is as asked.
 */
export function choosePose(
  chance: Random,
  page: { width: number; height: number },
  width: number,
  height: number,
  framing: Framing,
  hold: Hold = {},
): { toPixels: Homography; corners: Corners } {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const upright = page.height > page.width === height > width;
    const quarter =
      (upright ? 0 : Math.PI / 2) + (chance.chance(0.15) ? Math.PI : 0) + (chance.chance(0.1) ? Math.PI / 2 : 0);
    const free = chance.chance(0.1) ? chance.between(-Math.PI, Math.PI) : 0;
    const steep = framing === 'full-frame' ? 0.08 : chance.pick([0.1, 0.3, 0.6]);
    const turn = hold.turn === undefined ? quarter + free : (upright ? 0 : Math.PI / 2) + hold.turn;
    const azimuth = chance.between(-Math.PI, Math.PI);
    const pose: Pose = {
      tilt: hold.tilt ?? Math.min(0.85, Math.abs(chance.normal()) * steep),
      azimuth,
      roll: turn - azimuth + (hold.turn === undefined ? chance.normal() * (framing === 'full-frame' ? 0.01 : 0.1) : 0),
      focal: chance.between(0.6, 0.95) * Math.hypot(width, height),
      distance: 1000,
      shift: { x: 0, y: 0 },
    };
    const fill = (framing === 'whole' ? hold.fill : undefined) ?? chance.between(...FILL[framing]);
    for (let step = 0; step < 6; step += 1) {
      const box = bounds(cornersOf(project(pose, width, height), page));
      const size =
        framing === 'full-frame'
          ? Math.min(box.width / width, box.height / height)
          : Math.max(box.width / width, box.height / height);
      pose.distance *= size / fill;
      pose.shift.x += width / 2 - box.x;
      pose.shift.y += height / 2 - box.y;
    }
    const box = bounds(cornersOf(project(pose, width, height), page));
    const slack = {
      whole: [width - box.width, height - box.height],
      'cut-off': [width * 0.9, height * 0.9],
      'full-frame': [box.width - width, box.height - height],
    }[framing];
    pose.shift.x += (slack[0] ?? 0) * chance.between(-0.5, 0.5) * 0.9;
    pose.shift.y += (slack[1] ?? 0) * chance.between(-0.5, 0.5) * 0.9;
    const toPixels = project(pose, width, height);
    const corners = cornersOf(toPixels, page);
    if (isFramed(corners, width, height, framing, hold.margin ?? 0.006)) return { toPixels, corners };
  }
  throw new Error(`no pose found: ${framing}`);
}

function isFramed(corners: Corners, width: number, height: number, framing: Framing, leastMargin: number): boolean {
  const all = [corners.tl, corners.tr, corners.br, corners.bl];
  const margin = leastMargin * Math.max(width, height);
  const inside = all.filter(({ x, y }) => x > margin && y > margin && x < width - margin && y < height - margin).length;
  const seen = area(clip(all, width, height));
  const whole = area(all);
  if (framing === 'whole') return inside === 4 && whole > 0.03 * width * height;
  if (framing === 'full-frame') return seen > 0.9995 * width * height;
  return (
    inside >= 1 &&
    inside <= 3 &&
    seen < 0.93 * whole &&
    seen > 0.45 * whole &&
    seen > 0.15 * width * height &&
    seen < 0.93 * width * height
  );
}

export function cornersOf(h: Homography, { width, height }: { width: number; height: number }): Corners {
  const [x, y] = [width / 2, height / 2];
  return { tl: apply(h, -x, -y), tr: apply(h, x, -y), br: apply(h, x, y), bl: apply(h, -x, y) };
}

function bounds({ tl, tr, br, bl }: Corners): { x: number; y: number; width: number; height: number } {
  const xs = [tl.x, tr.x, br.x, bl.x];
  const ys = [tl.y, tr.y, br.y, bl.y];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

export function area(polygon: Point[]): number {
  let twice = 0;
  for (const [at, { x, y }] of polygon.entries()) {
    const next = polygon[(at + 1) % polygon.length];
    if (next !== undefined) twice += x * next.y - next.x * y;
  }
  return Math.abs(twice) / 2;
}

/** The part of a polygon that lies within the frame (Sutherland and Hodgman's algorithm). */
export function clip(polygon: Point[], width: number, height: number): Point[] {
  const sides: Array<(p: Point) => number> = [(p) => p.x, (p) => width - p.x, (p) => p.y, (p) => height - p.y];
  return sides.reduce((left, distance) => clipBy(left, distance), polygon);
}

/** The part of a convex polygon where `distance` is not negative. */
export function clipBy(polygon: Point[], distance: (p: Point) => number): Point[] {
  return polygon.flatMap((from, at) => {
    const to = polygon[(at + 1) % polygon.length] ?? from;
    const [a, b] = [distance(from), distance(to)];
    const cut = { x: from.x + ((to.x - from.x) * a) / (a - b), y: from.y + ((to.y - from.y) * a) / (a - b) };
    return [...(a >= 0 ? [from] : []), ...(a >= 0 !== b >= 0 ? [cut] : [])];
  });
}
