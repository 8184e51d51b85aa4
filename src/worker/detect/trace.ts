import type { Point } from '../picture/raster.ts';
import type { Edges } from './edges.ts';
import type { Quad } from './quad.ts';

/** One side of a page as it really runs: paper curls, so a gentle arc, not a line. */
export type TracedSide = {
  from: Point;
  /** Unit vector along the side; (nx, ny) points into the page. */
  dx: number;
  dy: number;
  nx: number;
  ny: number;
  length: number;
  /** Distance into the page at a share t of the side: shift + slope·t + arc·t². */
  shift: number;
  slope: number;
  arc: number;
  /** How far the arc's middle leaves the straight line between its ends, in pixels. */
  bend: number;
  /** Mean edge strength in each stretch. */
  support: number[];
  /** Edge strength just before the first and just after the last corner. */
  past: [number, number];
};

/** A candidate's corners, and its sides in the same order: top, right, bottom, left for an upright page. */
export type Outline = { quad: Quad; sides: [TracedSide, TracedSide, TracedSide, TracedSide] };

const STRETCHES = 8;
/** Pixels to either side of the first guess in which the edge is looked for. */
const REACH = 5;
const PARALLEL = Math.cos((24 * Math.PI) / 180);
/** An edge pixel supports the arc when it is no farther than this. */
const ON_ARC = 1.6;
/** The most that a side may be bent, as a share of its length. */
const MOST_BEND = 0.03;

/** Follows the edges along a candidate, and moves its corners to where its sides meet. Null when they do not meet. */
export function trace(edges: Edges, [a, b, c, d]: Quad): Outline | null {
  const sides: Outline['sides'] = [
    traceSide(edges, a, b),
    traceSide(edges, b, c),
    traceSide(edges, c, d),
    traceSide(edges, d, a),
  ];
  const corners = [
    meet(sides[3], sides[0]),
    meet(sides[0], sides[1]),
    meet(sides[1], sides[2]),
    meet(sides[2], sides[3]),
  ];
  const [p, q, r, s] = corners;
  if (!p || !q || !r || !s) return null;
  return { quad: [p, q, r, s], sides };
}

/** The point of a side at a share of its length: 0 is where it begins, 1 where it ends. */
export function pointOn({ from, dx, dy, nx, ny, length, shift, slope, arc }: TracedSide, t: number): Point {
  const off = shift + t * (slope + t * arc);
  return { x: from.x + dx * length * t + nx * off, y: from.y + dy * length * t + ny * off };
}

function traceSide(edges: Edges, from: Point, to: Point): TracedSide {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const side: TracedSide = {
    from,
    dx,
    dy,
    nx: -dy,
    ny: dx,
    length,
    shift: 0,
    slope: 0,
    arc: 0,
    bend: 0,
    support: [],
    past: [0, 0],
  };
  const near = edgesNear(edges, side);
  for (const width of [3, 2, 1.2]) fitArc(side, near, width);
  const steps = Math.round(length);
  const past = Math.max(3, Math.round(length / STRETCHES));
  const seen = new Float32Array(steps + 2 * past);
  for (let at = 0; at < near.count; at += 1) {
    const t = near.t[at] ?? 0;
    // Beyond its ends a side goes on straight.
    const inner = Math.min(1, Math.max(0, t));
    const off =
      side.shift + inner * (side.slope + inner * side.arc) + (t - inner) * (side.slope + 2 * side.arc * inner);
    if (Math.abs((near.off[at] ?? 0) - off) > ON_ARC) continue;
    const index = Math.min(seen.length - 1, Math.max(0, Math.floor(t * length + past)));
    seen[index] = Math.max(seen[index] ?? 0, near.weight[at] ?? 0);
  }
  const mean = (first: number, last: number): number => {
    let sum = 0;
    for (let index = first; index < last; index += 1) sum += seen[index] ?? 0;
    return sum / Math.max(1, last - first);
  };
  const edge = (stretch: number): number => past + Math.round((steps * stretch) / STRETCHES);
  side.support = Array.from({ length: STRETCHES }, (_, stretch) => mean(edge(stretch), edge(stretch + 1)));
  // The corner itself belongs to the edges of both sides, so a pixel or two are left out.
  side.past = [mean(0, past - 2), mean(steps + past + 2, steps + 2 * past)];
  side.bend = side.arc / 4;
  return side;
}

/** The first `count` of each list. */
type Near = { t: Float64Array; off: Float64Array; weight: Float64Array; count: number };

function edgesNear({ width, height, strength, nx, ny }: Edges, side: TracedSide): Near {
  const past = Math.max(3, Math.round(side.length / STRETCHES));
  const reach = Math.min(REACH, Math.max(2, 0.05 * side.length));
  const flat = Math.abs(side.dx) > Math.abs(side.dy);
  // Goes along the nearer axis, so that each pixel is met once.
  const along = flat ? side.dx : side.dy;
  const count = Math.ceil((side.length + 2 * past) * Math.abs(along));
  const wide = Math.ceil(reach / Math.abs(along));
  const most = (count + 1) * (2 * wide + 1);
  const near: Near = {
    t: new Float64Array(most),
    off: new Float64Array(most),
    weight: new Float64Array(most),
    count: 0,
  };
  for (let step = 0; step <= count; step += 1) {
    const position = step / Math.abs(along) - past;
    const cx = Math.round(side.from.x + side.dx * position);
    const cy = Math.round(side.from.y + side.dy * position);
    for (let away = -wide; away <= wide; away += 1) {
      const x = flat ? cx : cx + away;
      const y = flat ? cy + away : cy;
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = y * width + x;
      const weight = strength[at] ?? 0;
      if (weight === 0 || Math.abs((nx[at] ?? 0) * side.nx + (ny[at] ?? 0) * side.ny) < PARALLEL) continue;
      const off = (x - side.from.x) * side.nx + (y - side.from.y) * side.ny;
      if (Math.abs(off) > reach) continue;
      near.t[near.count] = ((x - side.from.x) * side.dx + (y - side.from.y) * side.dy) / side.length;
      near.off[near.count] = off;
      near.weight[near.count] = weight;
      near.count += 1;
    }
  }
  return near;
}

/** One step of a robust fit: pixels farther than `width` from the arc so far hardly count. */
function fitArc(side: TracedSide, near: Near, width: number): void {
  let [s0, s1, s2, s3, s4, o0, o1, o2] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < near.count; at += 1) {
    const t = near.t[at] ?? 0;
    if (t < 0 || t > 1) continue;
    const off = near.off[at] ?? 0;
    const rest = (off - side.shift - t * (side.slope + t * side.arc)) / width;
    const weight = (near.weight[at] ?? 0) / (1 + rest * rest) ** 2;
    s0 += weight;
    s1 += weight * t;
    s2 += weight * t * t;
    s3 += weight * t * t * t;
    s4 += weight * t * t * t * t;
    o0 += weight * off;
    o1 += weight * off * t;
    o2 += weight * off * t * t;
  }
  if (s0 < 2) return;
  // A little weight on "straight" keeps a few stray pixels from bending the side.
  s4 += 0.003 * s0;
  const det = s0 * (s2 * s4 - s3 * s3) - s1 * (s1 * s4 - s3 * s2) + s2 * (s1 * s3 - s2 * s2);
  if (Math.abs(det) < 1e-9) return;
  const shift = (o0 * (s2 * s4 - s3 * s3) - s1 * (o1 * s4 - s3 * o2) + s2 * (o1 * s3 - s2 * o2)) / det;
  const slope = (s0 * (o1 * s4 - s3 * o2) - o0 * (s1 * s4 - s3 * s2) + s2 * (s1 * o2 - o1 * s2)) / det;
  const arc = (s0 * (s2 * o2 - o1 * s3) - s1 * (s1 * o2 - o1 * s2) + o0 * (s1 * s3 - s2 * s2)) / det;
  if (
    Math.abs(arc / 4) > MOST_BEND * side.length ||
    Math.abs(shift) > REACH + 1 ||
    Math.abs(shift + slope + arc) > REACH + 1
  )
    return;
  side.shift = shift;
  side.slope = slope;
  side.arc = arc;
}

/** Where the end of one side meets the beginning of the next, both continued straight. */
function meet(before: TracedSide, after: TracedSide): Point | null {
  const end = pointOn(before, 1);
  const start = pointOn(after, 0);
  const along = (side: TracedSide, t: number): [number, number] => {
    const tilt = (side.slope + 2 * side.arc * t) / side.length;
    return [side.dx + side.nx * tilt, side.dy + side.ny * tilt];
  };
  const [ux, uy] = along(before, 1);
  const [vx, vy] = along(after, 0);
  const det = ux * vy - uy * vx;
  if (Math.abs(det) < 0.2) return null;
  const k = ((start.x - end.x) * vy - (start.y - end.y) * vx) / det;
  return { x: end.x + ux * k, y: end.y + uy * k };
}
