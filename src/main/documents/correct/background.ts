/** The bare paper under what is printed on it, with the light that fell on it: what makes shadows and colour casts, and nothing else. */
import type { Raster } from '../raster.ts';
import { fill } from './fill.ts';
import { closed, shrink, type Plane } from './shrink.ts';

export interface Background {
  /** A plane for each channel of the raster; the same size each. */
  readonly planes: readonly Plane[];
  /** Share of the page that is bare paper; the rest is guessed from it. */
  readonly share: number;
  /** 1 where bare paper was seen. */
  readonly paper: Float32Array;
}

const WORKING_SIDE = 400;
/** Thicker than strokes and the gaps between letters, at the working side: 8 mm on A4. */
const WRITING_RADIUS = 5;
/** Light changes softly, print does not: the largest step from pixel to pixel that light makes, as a share. */
const LARGEST_STEP = 0.07;
/** What is this near to the light around it is paper too, though print surrounds it. */
const LIKE_PAPER = 0.08;
/** Less paper than this: a picture, a card, a dark screen. Nothing is known of its light. */
const LEAST_SHARE = 0.15;

/** Null when there is no paper to speak of, or when it is dark: then what is light is not known. */
export function backgroundOf(image: Raster): Background | null {
  const bare = shrink(image, WORKING_SIDE).map((plane) => closed(plane, WRITING_RADIUS));
  const light = lightest(bare);
  const paper = softlyJoined(bare, light);
  addIslands(paper, bare);
  let count = 0;
  let sum = 0;
  for (let at = 0; at < paper.length; at += 1) {
    count += paper[at] ?? 0;
    sum += (light.data[at] ?? 0) * (paper[at] ?? 0);
  }
  const share = count / paper.length;
  if (share < LEAST_SHARE || sum / Math.max(1, count) < 0.5 * percentile(light.data, 0.98)) return null;
  return { planes: bare.map((plane) => smoothed(fill(plane, paper))), share, paper };
}

/** Islands of paper between bars and pictures are told by the light found around them. */
function addIslands(paper: Float32Array, bare: readonly Plane[]): void {
  const strange = new Uint8Array(paper.length);
  for (const plane of bare) {
    const { data } = fill(plane, paper);
    for (let at = 0; at < strange.length; at += 1) if (Math.abs((plane.data[at] ?? 0) / Math.max(1, data[at] ?? 0) - 1) >= LIKE_PAPER) strange[at] = 1;
  }
  for (let at = 0; at < paper.length; at += 1) if (strange[at] === 0) paper[at] = 1;
}

function lightest([first, ...rest]: readonly Plane[]): Plane {
  if (first === undefined) return { width: 1, height: 1, data: new Float32Array(1) };
  const data = first.data.slice();
  for (const other of rest) for (let at = 0; at < data.length; at += 1) data[at] = Math.max(data[at] ?? 0, other.data[at] ?? 0);
  return { ...first, data };
}

/** The largest, lightest area that one can cross without a step: 1 in it, 0 elsewhere. */
function softlyJoined(planes: readonly Plane[], { width, height, data }: Plane): Float32Array {
  const joined = (one: number, other: number): boolean => {
    for (const { data } of planes) {
      const a = data[one] ?? 0, b = data[other] ?? 0;
      if (Math.abs(a - b) > LARGEST_STEP * Math.max(a, b, 16)) return false;
    }
    return true;
  };
  const area = new Int32Array(width * height).fill(-1);
  const queue = new Int32Array(width * height);
  let best = { id: -1, weight: -1 };
  for (let start = 0, id = 0; start < area.length; start += 1) {
    if (area[start] !== -1) continue;
    let weight = 0;
    let end = 1;
    queue[0] = start;
    area[start] = id;
    const visit = (from: number, to: number): void => {
      if (area[to] !== -1 || !joined(from, to)) return;
      area[to] = id;
      queue[end] = to;
      end += 1;
    };
    for (let next = 0; next < end; next += 1) {
      const at = queue[next] ?? 0;
      const column = at % width;
      weight += data[at] ?? 0;
      if (column > 0) visit(at, at - 1);
      if (column < width - 1) visit(at, at + 1);
      if (at >= width) visit(at, at - width);
      if (at < area.length - width) visit(at, at + width);
    }
    if (weight > best.weight) best = { id, weight };
    id += 1;
  }
  const paper = new Float32Array(area.length);
  for (let at = 0; at < area.length; at += 1) if (area[at] === best.id) paper[at] = 1;
  return paper;
}

/** Three means of three pixels each way. */
function smoothed({ width, height, data }: Plane): Plane {
  let from = data;
  for (let pass = 0; pass < 2; pass += 1) {
    for (const [count, lines, step, stride] of [[width, height, 1, width], [height, width, width, 1]] as const) {
      const to = new Float32Array(from.length);
      for (let line = 0; line < lines; line += 1) {
        for (let index = 0, at = line * stride; index < count; index += 1, at += step) {
          to[at] = ((from[index > 0 ? at - step : at] ?? 0) + (from[at] ?? 0) + (from[index < count - 1 ? at + step : at] ?? 0)) / 3;
        }
      }
      from = to;
    }
  }
  return { width, height, data: from };
}

/** Enough to know a share of the page by. */
const SORTED = 20_000;

/** Of many values some tell: they are taken evenly. */
export function percentile(values: Float32Array, share: number): number {
  const every = Math.max(1, Math.floor(values.length / SORTED));
  const sorted = Float32Array.from({ length: Math.ceil(values.length / every) }, (_, at) => values[at * every] ?? 0).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
