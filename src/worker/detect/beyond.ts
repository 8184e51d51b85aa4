/**
 * What lies beyond each side of a candidate: whether the sheet seems to go on there. A fold, a printed line and the
 * border between two colours have edges as good as a page's own, but past them the sheet's other edges go on, and there
 * is paper.
 */
import type { Edges } from './edges.ts';
import type { Planes } from './planes.ts';
import type { Point } from '../picture/raster.ts';
import { pointOn, type Outline, type TracedSide } from './trace.ts';

/** Each a share from 0 to 1. */
export type Beyond = {
  /** Edge that goes on past both ends of a side, the lesser of the two, where this is most; it may turn a little. */
  goesOn: number;
  /** The same for one end alone. */
  goesOnOnce: number;
  /** How much of what lies beyond a side has the colour of the page's paper: on the side where it is most, and mean. */
  paperBeyond: number;
  meanPaperBeyond: number;
};

/** How far an edge is followed past a corner, as a share of its side; it may turn by so much there, radians. */
const PAST = 1 / 7;
const TURNS = [-0.28, -0.21, -0.14, -0.07, 0, 0.07, 0.14, 0.21, 0.28] as const;
/** Cosine of the angle by which an edge may differ from the ray it is part of. */
const PARALLEL = Math.cos((22 * Math.PI) / 180);
/** Pixels next to a corner that belong to both of its sides. */
const CORNER = 3;
/** Where colours are compared beyond a side: shares of the page's depth there, and places along the side. */
const DEPTHS = [0.05, 0.09, 0.13] as const;
const PLACES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
/** Paper in another light is as much lighter or darker at most, and as much of another tint, natural logarithms. */
const OTHER_LIGHT = 0.45;
const OTHER_TINT = 0.15;
/** Gray levels that keep the darkest colours comparable. */
const DARKEST = 8;

/** Measures what lies beyond the sides of a traced candidate. */
export function beyond({ sides }: Outline, edges: Edges, picture: Planes): Beyond {
  const paper = paperIn(sides, picture);
  const signs = sides.map((side) => signAlong(edges, side));
  const ends = sides.map((_, at) => {
    const [before, after] = [(at + 3) % 4, (at + 1) % 4];
    return [
      goingOn(edges, sides[before] ?? sides[0], signs[before] ?? 0, 'end'),
      goingOn(edges, sides[after] ?? sides[0], signs[after] ?? 0, 'start'),
    ] as const;
  });
  const papers = sides.map((side, at) => {
    const depth = ((sides[(at + 1) % 4] ?? side).length + (sides[(at + 3) % 4] ?? side).length) / 2;
    return paperBehind(picture, side, depth, paper);
  });
  return {
    goesOn: Math.max(...ends.map(([one, other]) => Math.min(one, other))),
    goesOnOnce: Math.max(...ends.flat()),
    paperBeyond: Math.max(...papers),
    meanPaperBeyond: papers.reduce((sum, share) => sum + share, 0) / papers.length,
  };
}

/** Whether the page is lighter (1) or darker (-1) than what lies beside a side; near 0 where it is both. */
function signAlong({ width, height, strength, nx, ny }: Edges, side: TracedSide): number {
  let [sum, all] = [0, 0];
  for (let t = 0.02; t < 1; t += 0.02) {
    const { x, y } = pointOn(side, t);
    for (let away = -1; away <= 1; away += 1) {
      const column = Math.round(x + side.nx * away);
      const row = Math.round(y + side.ny * away);
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const at = row * width + column;
      const weight = strength[at] ?? 0;
      sum += weight * ((nx[at] ?? 0) * side.nx + (ny[at] ?? 0) * side.ny);
      all += weight;
    }
  }
  return all === 0 ? 0 : sum / all;
}

/** The mean strength of the best edge that goes on from one end of a side, with the light on the same side. */
function goingOn(edges: Edges, side: TracedSide, sign: number, end: 'start' | 'end'): number {
  const t = end === 'end' ? 1 : 0;
  const from = pointOn(side, t);
  const tilt = (side.slope + 2 * side.arc * t) / side.length;
  const way = end === 'end' ? 1 : -1;
  const straight = Math.atan2(way * (side.dy + side.ny * tilt), way * (side.dx + side.nx * tilt));
  const reach = Math.max(CORNER + 4, side.length * PAST);
  return Math.max(...TURNS.map((turn) => alongRay(edges, from, straight + turn, reach, way * sign)));
}

function alongRay(edges: Edges, from: Point, angle: number, reach: number, sign: number): number {
  const { width, height, strength, nx, ny } = edges;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  let [sum, count] = [0, 0];
  for (let step = CORNER; step < reach; step += 1, count += 1) {
    let best = 0;
    for (let away = -1; away <= 1; away += 1) {
      const column = Math.round(from.x + dx * step - dy * away);
      const row = Math.round(from.y + dy * step + dx * away);
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const at = row * width + column;
      const across = (ny[at] ?? 0) * dx - (nx[at] ?? 0) * dy;
      const sameLight = Math.abs(sign) < 0.4 || across * sign > 0;
      if (sameLight && Math.abs(across) >= PARALLEL && (strength[at] ?? 0) > best) best = strength[at] ?? 0;
    }
    sum += best;
  }
  return sum / Math.max(1, count);
}

type Colour = readonly [number, number, number];

function colourAt({ width, height, channels }: Planes, x: number, y: number): Colour | null {
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return null;
  const at = row * width + column;
  return [channels[0][at] ?? 0, channels[1][at] ?? 0, channels[2][at] ?? 0];
}

/** The paper's colour: the middle of the lightest third of what lies between the left and the right side. */
function paperIn([, right, , left]: Outline['sides'], picture: Planes): Colour {
  const seen: Colour[] = [];
  for (let down = 0.06; down < 1; down += 0.08) {
    // The right side runs down the page, the left one up.
    const [from, to] = [pointOn(left, 1 - down), pointOn(right, down)];
    for (let along = 0.06; along < 1; along += 0.08) {
      const colour = colourAt(picture, from.x + (to.x - from.x) * along, from.y + (to.y - from.y) * along);
      if (colour !== null) seen.push(colour);
    }
  }
  const light = (colour: Colour): number => 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2];
  const lightest = seen.toSorted((one, other) => light(other) - light(one)).slice(0, Math.ceil(seen.length / 3));
  return lightest[lightest.length >> 1] ?? [255, 255, 255];
}

function paperBehind(picture: Planes, side: TracedSide, depth: number, paper: Colour): number {
  let [sum, count] = [0, 0];
  for (const t of PLACES) {
    const { x, y } = pointOn(side, t);
    for (const share of DEPTHS) {
      const away = Math.max(5, share * depth);
      const colour = colourAt(picture, x - side.nx * away, y - side.ny * away);
      if (colour === null) continue;
      sum += likeness(colour, paper);
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** 1 for the same paper, 0 for another colour; paper in another light is in between. */
function likeness(colour: Colour, paper: Colour): number {
  const steps = ([0, 1, 2] as const).map((channel) =>
    Math.log((colour[channel] + DARKEST) / (paper[channel] + DARKEST)),
  );
  const light = steps.reduce((sum, step) => sum + step, 0) / 3;
  const tint = Math.max(...steps.map((step) => Math.abs(step - light)));
  return Math.max(0, 1 - Math.abs(light) / OTHER_LIGHT) * Math.max(0, 1 - tint / OTHER_TINT);
}
