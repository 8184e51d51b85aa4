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
  let planes = bare.map((plane) => fill(plane, paper));
  // Islands of paper between bars and pictures are told by the light found around them.
  for (let at = 0; at < paper.length; at += 1) if (paper[at] === 0 && bare.every((plane, channel) => Math.abs((plane.data[at] ?? 0) / Math.max(1, planes[channel]?.data[at] ?? 0) - 1) < LIKE_PAPER)) paper[at] = 1;
  const count = paper.reduce((sum, one) => sum + one, 0);
  const share = count / paper.length;
  const mean = light.data.reduce((sum, value, at) => sum + value * (paper[at] ?? 0), 0) / Math.max(1, count);
  if (share < LEAST_SHARE || mean < 0.5 * percentile(light.data, 0.98)) return null;
  planes = bare.map((plane) => smoothed(fill(plane, paper)));
  return { planes, share, paper };
}

function lightest(planes: readonly Plane[]): Plane {
  const [first, ...rest] = planes;
  if (first === undefined) return { width: 1, height: 1, data: new Float32Array(1) };
  return { ...first, data: first.data.map((value, at) => Math.max(value, ...rest.map(({ data }) => data[at] ?? 0))) };
}

/** The largest, lightest area that one can cross without a step: 1 in it, 0 elsewhere. */
function softlyJoined(planes: readonly Plane[], { width, height, data }: Plane): Float32Array {
  const joined = (one: number, other: number): boolean => planes.every(({ data }) => {
    const a = data[one] ?? 0, b = data[other] ?? 0;
    return Math.abs(a - b) <= LARGEST_STEP * Math.max(a, b, 16);
  });
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
  return Float32Array.from(area, (id) => (id === best.id ? 1 : 0));
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

export function percentile(values: Float32Array, share: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
