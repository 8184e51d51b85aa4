import type { Edges } from './edges.ts';

/** A straight line x·nx + y·ny = rho, and how much of an edge runs along each stretch of it. */
export type Line = {
  nx: number;
  ny: number;
  rho: number;
  /** Where its best stretch begins and ends, in pixels along the line from its point nearest the origin. */
  from: number;
  to: number;
  /** First position `support` knows. */
  start: number;
  /** support[k] is the sum of edge strength (0..1 a pixel) over the first k positions. */
  support: Float32Array;
};

const ANGLES = 120;
const RHO_STEP = 1.5;
/** Votes go to the edge's own direction and this many steps of 1.5° to either side. */
const SPREAD = 3;
const MOST_LINES = 56;
/** A pixel belongs to a line this far from it, and this parallel to it. */
const NEAR = 2.2;
const PARALLEL = Math.cos((14 * Math.PI) / 180);
/** Strength a pixel must have for a stretch to grow. */
const GAP_COST = 0.22;

/** The straightest, longest, most isolated edges, best first: a Hough transform, one line taken out at a time. */
export function findLines(edges: Edges): Line[] {
  const { width, height, strength } = edges;
  const shortest = Math.max(10, 0.04 * Math.max(width, height));
  const house = new Votes(width, height);
  const left = strength.slice();
  for (let at = 0; at < left.length; at += 1) if ((left[at] ?? 0) > 0) house.cast(edges, at, left[at] ?? 0);
  const lines: Line[] = [];
  for (let attempt = 0; attempt < 3 * MOST_LINES && lines.length < MOST_LINES; attempt += 1) {
    const peak = house.highest();
    if (peak.votes < 0.25 * shortest) break;
    const line = fitLine(edges, left, peak);
    const removed = line === null ? 0 : takeOut(edges, left, line, house);
    if (removed === 0) house.forget(peak);
    if (line !== null && line.to - line.from >= shortest) lines.push({ ...line, ...supportAlong(edges, line) });
  }
  return lines;
}

type Bare = Pick<Line, 'nx' | 'ny' | 'rho' | 'from' | 'to'>;
type Peak = { cell: number; votes: number; nx: number; ny: number; rho: number };

class Votes {
  private readonly cells: Float32Array;
  private readonly width: number;
  private readonly rhos: number;
  private readonly offset: number;
  private readonly cos = Float32Array.from({ length: ANGLES }, (_, angle) => Math.cos((angle * Math.PI) / ANGLES));
  private readonly sin = Float32Array.from({ length: ANGLES }, (_, angle) => Math.sin((angle * Math.PI) / ANGLES));

  constructor(width: number, height: number) {
    this.width = width;
    this.offset = Math.ceil(Math.hypot(width, height) / RHO_STEP) + 2;
    this.rhos = 2 * this.offset + 1;
    this.cells = new Float32Array(ANGLES * this.rhos);
  }

  /** Negative weight takes a vote back. */
  cast({ nx, ny }: Edges, at: number, weight: number): void {
    const x = at % this.width;
    const y = (at - x) / this.width;
    const own = Math.round((Math.atan2(ny[at] ?? 0, nx[at] ?? 0) / Math.PI) * ANGLES);
    for (let turn = -SPREAD; turn <= SPREAD; turn += 1) {
      const angle = (((own + turn) % ANGLES) + ANGLES) % ANGLES;
      const rho = ((this.cos[angle] ?? 0) * x + (this.sin[angle] ?? 0) * y) / RHO_STEP + this.offset;
      const low = Math.floor(rho);
      const share = rho - low;
      const cell = angle * this.rhos + low;
      this.cells[cell] = (this.cells[cell] ?? 0) + weight * (1 - share);
      this.cells[cell + 1] = (this.cells[cell + 1] ?? 0) + weight * share;
    }
  }

  highest(): Peak {
    let cell = 0;
    for (let at = 1; at < this.cells.length; at += 1) if ((this.cells[at] ?? 0) > (this.cells[cell] ?? 0)) cell = at;
    const angle = Math.floor(cell / this.rhos);
    return { cell, votes: this.cells[cell] ?? 0, nx: this.cos[angle] ?? 0, ny: this.sin[angle] ?? 0, rho: (cell - angle * this.rhos - this.offset) * RHO_STEP };
  }

  forget({ cell }: Peak): void {
    for (const near of [-1, 0, 1]) this.cells[cell + near] = 0;
  }
}

/** Edge pixels along the line: calls `each` with the position, the pixel and its distance from the line. */
function walk({ width, height }: Edges, { nx, ny, rho }: Pick<Line, 'nx' | 'ny' | 'rho'>, each: (position: number, at: number, off: number) => void): void {
  const reach = Math.ceil(Math.hypot(width, height));
  const side = Math.ceil(NEAR);
  const flat = Math.abs(ny) > Math.abs(nx);
  for (let position = -reach; position <= reach; position += 1) {
    const [px, py] = [nx * rho - ny * position, ny * rho + nx * position];
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    const [column, row] = [Math.round(px), Math.round(py)];
    for (let step = -side; step <= side; step += 1) {
      const [x, y] = flat ? [column, row + step] : [column + step, row];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const off = x * nx + y * ny - rho;
      if (Math.abs(off) <= NEAR) each(position, y * width + x, off);
    }
  }
}

const isAlong = (edges: Edges, at: number, nx: number, ny: number): boolean => Math.abs((edges.nx[at] ?? 0) * nx + (edges.ny[at] ?? 0) * ny) > PARALLEL;

function fitLine(edges: Edges, left: Float32Array, peak: Peak): Bare | null {
  let line: Bare = { nx: peak.nx, ny: peak.ny, rho: peak.rho, from: 0, to: 0 };
  for (let pass = 0; pass < 3; pass += 1) {
    const stretch = bestStretch(edges, left, line);
    if (stretch === null) return null;
    line = { ...line, ...stretch };
    let [sum, sumT, sumO, sumTT, sumTO] = [0, 0, 0, 0, 0];
    walk(edges, line, (position, at, off) => {
      const weight = left[at] ?? 0;
      if (weight === 0 || position < line.from || position > line.to || !isAlong(edges, at, line.nx, line.ny)) return;
      sum += weight;
      sumT += weight * position;
      sumO += weight * off;
      sumTT += weight * position * position;
      sumTO += weight * position * off;
    });
    const spread = sumTT - (sumT * sumT) / sum;
    if (!(spread > 1)) return null;
    const slope = (sumTO - (sumT * sumO) / sum) / spread;
    const shift = (sumO - slope * sumT) / sum;
    // The line turns about its own nearest point; positions change by less than a pixel.
    const length = Math.hypot(1, slope);
    const [nx, ny] = [(line.nx + slope * line.ny) / length, (line.ny - slope * line.nx) / length];
    const [px, py] = [line.nx * (line.rho + shift), line.ny * (line.rho + shift)];
    line = { ...line, nx, ny, rho: px * nx + py * ny };
  }
  return line;
}

/** The stretch with the most edge and the fewest gaps. */
function bestStretch(edges: Edges, left: Float32Array, line: Bare): { from: number; to: number } | null {
  const reach = Math.ceil(Math.hypot(edges.width, edges.height));
  const seen = new Float32Array(2 * reach + 1).fill(-1);
  walk(edges, line, (position, at) => {
    const index = position + reach;
    const value = isAlong(edges, at, line.nx, line.ny) ? (left[at] ?? 0) : 0;
    seen[index] = Math.max(seen[index] ?? 0, value);
  });
  let [best, bestFrom, bestTo, sum, from] = [0, 0, 0, 0, 0];
  for (let index = 0; index < seen.length; index += 1) {
    const value = seen[index] ?? -1;
    if (value < 0) continue;
    if (sum <= 0) {
      sum = 0;
      from = index;
    }
    sum += value - GAP_COST;
    if (sum > best) [best, bestFrom, bestTo] = [sum, from, index];
  }
  return best > 0 ? { from: bestFrom - reach, to: bestTo - reach } : null;
}

function takeOut(edges: Edges, left: Float32Array, line: Bare, votes: Votes): number {
  let removed = 0;
  walk(edges, line, (position, at) => {
    const weight = left[at] ?? 0;
    if (weight === 0 || position < line.from - 1 || position > line.to + 1 || !isAlong(edges, at, line.nx, line.ny)) return;
    votes.cast(edges, at, -weight);
    left[at] = 0;
    removed += 1;
  });
  return removed;
}

function supportAlong(edges: Edges, line: Bare): Pick<Line, 'start' | 'support'> {
  const reach = Math.ceil(Math.hypot(edges.width, edges.height));
  const seen = new Float32Array(2 * reach + 1);
  walk(edges, line, (position, at) => {
    const index = position + reach;
    if (isAlong(edges, at, line.nx, line.ny)) seen[index] = Math.max(seen[index] ?? 0, edges.strength[at] ?? 0);
  });
  const support = new Float32Array(seen.length + 1);
  for (let index = 0; index < seen.length; index += 1) support[index + 1] = (support[index] ?? 0) + (seen[index] ?? 0);
  return { start: -reach, support };
}

/** Mean edge strength between two positions of the line, 0..1. */
export function supportBetween({ start, support }: Line, a: number, b: number): number {
  const [from, to] = a < b ? [a, b] : [b, a];
  const [low, high] = [Math.max(0, Math.round(from - start)), Math.min(support.length - 1, Math.round(to - start))];
  return high <= low ? 0 : ((support[high] ?? 0) - (support[low] ?? 0)) / (high - low);
}
