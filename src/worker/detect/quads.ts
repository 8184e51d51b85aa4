import { supportBetween, type Line } from './lines.ts';
import { areaOf, type Quad } from './quad.ts';

/** A stretch of a line, by positions along it, and the mean edge strength there. */
type Side = { line: Line; from: number; to: number; support: number };

/** Four lines that could be the page's edges. */
export type Candidate = {
  quad: Quad;
  /** A first opinion, only good for comparing candidates of one picture. */
  score: number;
};

/** Opposite edges of a page stay this parallel, however slanted the camera. */
const OPPOSITE = Math.cos((42 * Math.PI) / 180);
/** Neighbouring edges meet at no less than this. */
const CROSSING = Math.cos((38 * Math.PI) / 180);
/** Corners may lie this far outside, as a share of the long side. */
const OUTSIDE = 0.02;
const SMALLEST_AREA = 0.025;
const SHORTEST_SIDE = 0.06;
/** A side whose mean edge strength is lower than this follows no edge at all. */
const WEAKEST_SIDE = 0.06;
/**
 * The edge strength that is put down for the picture's own border: a page may be cut off there, and a real edge beside
 * it must win. No more than two sides of a page may be cut off.
 */
const BORDER_SUPPORT = 0.2;
const MOST_CUT = 2;

/**
 * Puts lines together to four-sided shapes that could be the page. The best come first, and no two are nearly the same.
 * @param most how many at most
 */
export function findQuads(found: readonly Line[], width: number, height: number, most: number): Candidate[] {
  const borders = bordersOf(width, height);
  const lines = [...found, ...borders];
  return quadsOf(lines, borders, width, height, most);
}

/** The four borders of a picture, as lines. */
function bordersOf(width: number, height: number): Line[] {
  const border = (nx: 0 | 1, rho: number, from: number, to: number): Line => ({
    nx,
    ny: 1 - nx,
    rho,
    from,
    to,
    start: from,
    support: Float32Array.from({ length: to - from + 2 }, (_, at) => at * BORDER_SUPPORT),
  });
  return [
    border(1, 0, 0, height - 1),
    border(1, width - 1, 0, height - 1),
    border(0, 0, 1 - width, 0),
    border(0, height - 1, 1 - width, 0),
  ];
}

function quadsOf(
  lines: readonly Line[],
  borders: readonly Line[],
  width: number,
  height: number,
  most: number,
): Candidate[] {
  const long = Math.max(width, height);
  const crossings = lines.map((one) => lines.map((other) => cross(one, other)));
  const margin = OUTSIDE * long;
  const isInside = (p: Crossing | null): p is Crossing =>
    p !== null && p.x >= -margin && p.y >= -margin && p.x <= width - 1 + margin && p.y <= height - 1 + margin;
  const found: Candidate[] = [];
  let bar = -Infinity;
  const keep = (candidate: Candidate): void => {
    if (candidate.score <= bar) return;
    found.push(candidate);
    if (found.length < 8 * most) return;
    found.sort((a, b) => b.score - a.score);
    found.length = 4 * most;
    bar = found.at(-1)?.score ?? -Infinity;
  };
  for (let i = 0; i < lines.length; i += 1) {
    for (let j = i + 1; j < lines.length; j += 1) {
      const [one, other] = [lines[i], lines[j]];
      if (one === undefined || other === undefined || Math.abs(one.nx * other.nx + one.ny * other.ny) < OPPOSITE)
        continue;
      // Lines that cross both, inside the picture.
      const across = lines.flatMap((line, k) => {
        if (k === i || k === j) return [];
        const [a, b] = [crossings[i]?.[k] ?? null, crossings[j]?.[k] ?? null];
        if (!isInside(a) || !isInside(b)) return [];
        const length = Math.hypot(a.x - b.x, a.y - b.y);
        if (length < SHORTEST_SIDE * long) return [];
        const support = supportBetween(line, a.onOther, b.onOther);
        return support < WEAKEST_SIDE ? [] : [{ line, k, a, b, support, length }];
      });
      for (let m = 0; m < across.length; m += 1) {
        for (let n = m + 1; n < across.length; n += 1) {
          const [first, second] = [across[m], across[n]];
          // Each set of four is met twice, once from either pair of opposite sides.
          if (first === undefined || second === undefined || Math.min(first.k, second.k) < i) continue;
          if (Math.abs(first.line.nx * second.line.nx + first.line.ny * second.line.ny) < OPPOSITE) continue;
          const cut = [one, other, first.line, second.line].filter((line) => borders.includes(line)).length;
          if (cut > MOST_CUT) continue;
          const candidate = assemble(one, other, first, second, long, width * height);
          if (candidate !== null) keep(candidate);
        }
      }
    }
  }
  found.sort((a, b) => b.score - a.score);
  return withoutDoubles(found, most, 0.008 * long);
}

type Crossing = { x: number; y: number; onOne: number; onOther: number };
type Across = { line: Line; a: Crossing; b: Crossing; support: number; length: number };

function cross(one: Line, other: Line): Crossing | null {
  const det = one.nx * other.ny - one.ny * other.nx;
  if (Math.abs(one.nx * other.nx + one.ny * other.ny) > CROSSING) return null;
  const x = (one.rho * other.ny - other.rho * one.ny) / det;
  const y = (one.nx * other.rho - other.nx * one.rho) / det;
  return { x, y, onOne: y * one.nx - x * one.ny, onOther: y * other.nx - x * other.ny };
}

function assemble(
  one: Line,
  other: Line,
  first: Across,
  second: Across,
  long: number,
  whole: number,
): Candidate | null {
  // Round the page: first.a → second.a on `one`, second.a → second.b, second.b → first.b on `other`, first.b → first.a.
  const [p, q, r, s] = [first.a, second.a, second.b, first.b];
  const turns = [turn(p, q, r), turn(q, r, s), turn(r, s, p), turn(s, p, q)];
  const clockwise = turns.every((value) => value > 0);
  if (!clockwise && !turns.every((value) => value < 0)) return null;
  const [onOne, onOther] = [Math.hypot(p.x - q.x, p.y - q.y), Math.hypot(r.x - s.x, r.y - s.y)];
  if (Math.min(onOne, onOther) < SHORTEST_SIDE * long) return null;
  const area = areaOf([p, q, r, s]);
  if (area < SMALLEST_AREA * whole) return null;
  const sides: [Side, Side, Side, Side] = [
    { line: one, from: p.onOne, to: q.onOne, support: supportBetween(one, p.onOne, q.onOne) },
    { line: second.line, from: q.onOther, to: r.onOther, support: second.support },
    { line: other, from: r.onOne, to: s.onOne, support: supportBetween(other, r.onOne, s.onOne) },
    { line: first.line, from: s.onOther, to: p.onOther, support: first.support },
  ];
  const weakest = Math.min(sides[0].support, sides[1].support, sides[2].support, sides[3].support);
  if (weakest < WEAKEST_SIDE) return null;
  const mean =
    (sides[0].support * onOne +
      second.support * second.length +
      sides[2].support * onOther +
      first.support * first.length) /
    (onOne + second.length + onOther + first.length);
  const leak = (past(sides[0]) + past(sides[1]) + past(sides[2]) + past(sides[3])) / 4;
  const score = mean + 0.6 * weakest - 0.35 * leak + 0.1 * Math.log(area / whole);
  return { quad: clockwise ? [p, q, r, s] : [p, s, r, q], score };
}

/** The edge strength past both ends of the side, over a seventh of its length. */
function past({ line, from, to }: Side): number {
  const more = (to - from) / 7;
  return (supportBetween(line, from - more, from) + supportBetween(line, to, to + more)) / 2;
}

const turn = (a: { x: number; y: number }, b: { x: number; y: number }, c: { x: number; y: number }): number =>
  (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);

function withoutDoubles(sorted: Candidate[], most: number, near: number): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    if (kept.length >= most) break;
    if (!kept.some(({ quad }) => isNear(quad, candidate.quad, near))) kept.push(candidate);
  }
  return kept;
}

/** Whether both have the same four corners, whichever of them comes first. */
function isNear(one: Quad, other: Quad, near: number): boolean {
  return [0, 1, 2, 3].some((turned) =>
    one.every((corner, at) => {
      const match = other[(at + turned) % 4];
      return match !== undefined && Math.abs(match.x - corner.x) < near && Math.abs(match.y - corner.y) < near;
    }),
  );
}
