import type { Edges } from './edges.ts';

/** A straight line x·nx + y·ny = rho, and how much of an edge runs along each stretch of it. */
export type Line = {
  nx: number;
  ny: number;
  rho: number;
  /** Where its best stretch begins and ends, in pixels along the line from its point nearest the origin. */
  from: number;
  to: number;
  /** The position at which `support` begins. */
  start: number;
  /** support[k] is the sum of edge strength (0..1 a pixel) over the first k positions. */
  support: Float32Array;
};

const ANGLES = 120;
const RHO_STEP = 1.5;
/** Votes go to the edge's own direction and this many steps of 1.5° to either side. */
const SPREAD = 3;
const MOST_LINES = 56;
/** How many lines are tried at most. On a patterned cloth most of them turn out too short to keep. */
const MOST_ATTEMPTS = 6 * MOST_LINES;
/**
 * A pixel belongs to a line that is no farther from it than this, pixels, and that runs as nearly parallel to its edge
 * as the next value says.
 */
const NEAR = 2.2;
const PARALLEL = Math.cos((14 * Math.PI) / 180);
/** Edge strength that a pixel must have for a stretch to grow. */
const GAP_COST = 0.12;

/**
 * Finds the straightest, longest and most isolated edges of a picture, the best first, by a Hough transform from which
 * one line after the other is taken out: 56 at most, none shorter than a twenty-fifth of the longer side.
 */
export function findLines(edges: Edges): Line[] {
  const { width, height, strength } = edges;
  const shortest = Math.max(10, 0.04 * Math.max(width, height));
  const votes = new Votes(edges);
  const left = strength.slice();
  for (let at = 0; at < left.length; at += 1) if ((left[at] ?? 0) > 0) votes.cast(at, left[at] ?? 0);
  const lines: Line[] = [];
  for (let attempt = 0; attempt < MOST_ATTEMPTS && lines.length < MOST_LINES; attempt += 1) {
    const peak = votes.highest();
    if (peak.votes < 0.25 * shortest) break;
    const line = fitLine(edges, left, peak);
    const near = line === null ? null : pixelsAlong(edges, line);
    const removed = line === null || near === null ? 0 : takeOut(left, line, near, votes);
    if (removed === 0) votes.forget(peak);
    if (line !== null && near !== null && line.to - line.from >= shortest)
      lines.push({ ...line, ...supportAlong(edges, near) });
  }
  return lines;
}

type Bare = Pick<Line, 'nx' | 'ny' | 'rho' | 'from' | 'to'>;
type Peak = { cell: number; votes: number; nx: number; ny: number; rho: number };

class Votes {
  private readonly cells: Float32Array;
  private readonly width: number;
  /** The angle each edge pixel votes for. */
  private readonly own: Uint8Array;
  private readonly rhos: number;
  private readonly offset: number;
  /** The highest cell of each angle, and whether it has to be looked for again. */
  private readonly best = new Int32Array(ANGLES);
  private readonly stale = new Uint8Array(ANGLES).fill(1);
  private readonly cos = Float32Array.from({ length: ANGLES }, (_, angle) => Math.cos((angle * Math.PI) / ANGLES));
  private readonly sin = Float32Array.from({ length: ANGLES }, (_, angle) => Math.sin((angle * Math.PI) / ANGLES));

  constructor({ width, height, strength, nx, ny }: Edges) {
    this.width = width;
    this.own = new Uint8Array(width * height);
    for (let at = 0; at < strength.length; at += 1)
      if ((strength[at] ?? 0) > 0)
        this.own[at] = (Math.round((Math.atan2(ny[at] ?? 0, nx[at] ?? 0) / Math.PI) * ANGLES) + ANGLES) % ANGLES;
    this.offset = Math.ceil(Math.hypot(width, height) / RHO_STEP) + 2;
    this.rhos = 2 * this.offset + 1;
    this.cells = new Float32Array(ANGLES * this.rhos);
  }

  /** Negative weight takes a vote back. */
  cast(at: number, weight: number): void {
    const x = at % this.width;
    const y = (at - x) / this.width;
    const own = (this.own[at] ?? 0) + ANGLES;
    for (let turn = -SPREAD; turn <= SPREAD; turn += 1) {
      const angle = (own + turn) % ANGLES;
      const rho = ((this.cos[angle] ?? 0) * x + (this.sin[angle] ?? 0) * y) / RHO_STEP + this.offset;
      const low = Math.floor(rho);
      const share = rho - low;
      const cell = angle * this.rhos + low;
      this.cells[cell] = (this.cells[cell] ?? 0) + weight * (1 - share);
      this.cells[cell + 1] = (this.cells[cell + 1] ?? 0) + weight * share;
      this.stale[angle] = 1;
    }
  }

  highest(): Peak {
    let cell = 0;
    for (let angle = 0; angle < ANGLES; angle += 1) {
      if (this.stale[angle] === 1) this.best[angle] = this.highestOf(angle);
      this.stale[angle] = 0;
      const own = this.best[angle] ?? 0;
      if ((this.cells[own] ?? 0) > (this.cells[cell] ?? 0)) cell = own;
    }
    const angle = Math.floor(cell / this.rhos);
    return {
      cell,
      votes: this.cells[cell] ?? 0,
      nx: this.cos[angle] ?? 0,
      ny: this.sin[angle] ?? 0,
      rho: (cell - angle * this.rhos - this.offset) * RHO_STEP,
    };
  }

  private highestOf(angle: number): number {
    let cell = angle * this.rhos;
    for (let at = cell + 1; at < (angle + 1) * this.rhos; at += 1)
      if ((this.cells[at] ?? 0) > (this.cells[cell] ?? 0)) cell = at;
    return cell;
  }

  forget({ cell }: Peak): void {
    for (const near of [-1, 0, 1]) this.cells[cell + near] = 0;
    this.stale[Math.floor(cell / this.rhos)] = 1;
  }
}

/** Edge pixels near a line that run along it: position along the line, index, distance from the line. */
type Near = { first: number; last: number; position: Int32Array; at: Int32Array; off: Float32Array; count: number };

function pixelsAlong(
  { width, height, nx: ex, ny: ey, strength }: Edges,
  { nx, ny, rho }: Pick<Line, 'nx' | 'ny' | 'rho'>,
): Near {
  const side = Math.ceil(NEAR);
  const [first, last] = insideOf(width, height, nx, ny, rho);
  const most = Math.max(0, last - first + 1) * (2 * side + 1);
  const near: Near = {
    first,
    last,
    position: new Int32Array(most),
    at: new Int32Array(most),
    off: new Float32Array(most),
    count: 0,
  };
  const flat = Math.abs(ny) > Math.abs(nx);
  for (let position = first; position <= last; position += 1) {
    const column = Math.round(nx * rho - ny * position);
    const row = Math.round(ny * rho + nx * position);
    for (let step = -side; step <= side; step += 1) {
      const x = flat ? column : column + step;
      const y = flat ? row + step : row;
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = y * width + x;
      if (strength[at] === 0) continue;
      const off = x * nx + y * ny - rho;
      if (off > NEAR || off < -NEAR || Math.abs((ex[at] ?? 0) * nx + (ey[at] ?? 0) * ny) < PARALLEL) continue;
      near.position[near.count] = position;
      near.at[near.count] = at;
      near.off[near.count] = off;
      near.count += 1;
    }
  }
  return near;
}

/** The first and the last position of a line that lie within the picture. */
function insideOf(width: number, height: number, nx: number, ny: number, rho: number): [number, number] {
  let [first, last] = [-Infinity, Infinity];
  for (const [origin, along, most] of [
    [nx * rho, -ny, width - 1],
    [ny * rho, nx, height - 1],
  ] as const) {
    if (Math.abs(along) < 1e-9) {
      if (origin < 0 || origin > most) return [0, -1];
      continue;
    }
    const [a, b] = [-origin / along, (most - origin) / along];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  }
  return [Math.ceil(first), Math.floor(last)];
}

function fitLine(edges: Edges, left: Float32Array, peak: Peak): Bare | null {
  let line: Bare = { nx: peak.nx, ny: peak.ny, rho: peak.rho, from: 0, to: 0 };
  for (let pass = 0; pass < 3; pass += 1) {
    const near = pixelsAlong(edges, line);
    const stretch = bestStretch(left, near);
    if (stretch === null) return null;
    line = { ...line, ...stretch };
    let [sum, sumT, sumO, sumTT, sumTO] = [0, 0, 0, 0, 0];
    for (let index = 0; index < near.count; index += 1) {
      const weight = left[near.at[index] ?? 0] ?? 0;
      const position = near.position[index] ?? 0;
      const off = near.off[index] ?? 0;
      if (position < line.from || position > line.to) continue;
      sum += weight;
      sumT += weight * position;
      sumO += weight * off;
      sumTT += weight * position * position;
      sumTO += weight * position * off;
    }
    const spread = sumTT - (sumT * sumT) / sum;
    if (!(spread > 1)) return null;
    const slope = (sumTO - (sumT * sumO) / sum) / spread;
    const shift = (sumO - slope * sumT) / sum;
    // The line turns about the point of it that is nearest the origin; positions change by less than a pixel.
    const length = Math.hypot(1, slope);
    const [nx, ny] = [(line.nx + slope * line.ny) / length, (line.ny - slope * line.nx) / length];
    const [px, py] = [line.nx * (line.rho + shift), line.ny * (line.rho + shift)];
    line = { ...line, nx, ny, rho: px * nx + py * ny };
  }
  return line;
}

/** The strongest edge at each position. */
function strongest(from: Float32Array, { first, last, position, at, count }: Near): Float32Array {
  const seen = new Float32Array(Math.max(0, last - first + 1));
  for (let index = 0; index < count; index += 1) {
    const place = (position[index] ?? 0) - first;
    const value = from[at[index] ?? 0] ?? 0;
    if (value > (seen[place] ?? 0)) seen[place] = value;
  }
  return seen;
}

/** The stretch with the most edge and the fewest gaps. */
function bestStretch(left: Float32Array, near: Near): { from: number; to: number } | null {
  let [best, bestFrom, bestTo, sum, from] = [0, 0, 0, 0, 0];
  for (const [place, value] of strongest(left, near).entries()) {
    if (sum <= 0) [sum, from] = [0, place];
    sum += value - GAP_COST;
    if (sum > best) [best, bestFrom, bestTo] = [sum, from, place];
  }
  return best > 0 ? { from: bestFrom + near.first, to: bestTo + near.first } : null;
}

function takeOut(left: Float32Array, line: Bare, near: Near, votes: Votes): number {
  let removed = 0;
  for (let index = 0; index < near.count; index += 1) {
    const at = near.at[index] ?? 0;
    const weight = left[at] ?? 0;
    const position = near.position[index] ?? 0;
    if (weight === 0 || position < line.from - 1 || position > line.to + 1) continue;
    votes.cast(at, -weight);
    left[at] = 0;
    removed += 1;
  }
  return removed;
}

function supportAlong({ strength }: Edges, near: Near): Pick<Line, 'start' | 'support'> {
  const seen = strongest(strength, near);
  const support = new Float32Array(seen.length + 1);
  for (let place = 0; place < seen.length; place += 1) support[place + 1] = (support[place] ?? 0) + (seen[place] ?? 0);
  return { start: near.first, support };
}

/**
 * The mean edge strength of a line between two positions along it, in any order: 0 to 1. Only the part that lies in the
 * picture counts; 0 when none does.
 */
export function supportBetween({ start, support }: Line, a: number, b: number): number {
  const [from, to] = a < b ? [a, b] : [b, a];
  const [low, high] = [Math.max(0, Math.round(from - start)), Math.min(support.length - 1, Math.round(to - start))];
  return high <= low ? 0 : ((support[high] ?? 0) - (support[low] ?? 0)) / (high - low);
}
