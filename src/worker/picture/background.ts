/**
 * The bare paper under what is printed on it, with the light that fell on it: what makes shadows and colour casts, and
 * nothing else.
 */
import type { Corners, Raster } from './raster.ts';
import { fillUnknown } from './fill.ts';
import { percentile } from './percentile.ts';
import { closed, extreme, shrink, type Plane } from './shrink.ts';

/** The paper as it would look if nothing were printed on it, at the working side. */
export interface Background {
  /** A plane for each channel of the raster; the same size each. */
  readonly planes: readonly Plane[];
  /** Share of the page that is bare paper; the rest is guessed from it. */
  readonly share: number;
  /** 1 where bare paper was seen. */
  readonly paper: Float32Array;
  /** 1 where it is surely the same sheet: no step lies between. */
  readonly sure: Float32Array;
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
/**
 * A shadow with a hard edge lets through between these shares of the light, of all colours nearly alike, and comes in
 * over the page's border: a picture or a box in the page has paper around it.
 */
const SHADOW = { light: [0.45, 2.2], colours: 1.2, size: 0.004, border: 0.02 } as const;
/** How wide its edge is at most, pixels at the working side. */
const SHADOW_EDGE = 3;
/** How far inside the picture its border is looked at, as a share: scanners leave a thin shadow along it. */
const BORDER = 0.02;

/**
 * The bare paper of a page. Null when it is less than 15 % of the page, or less than half as light as the lightest
 * places of the picture: then what is light is not known.
 * @param page where the sheet lies, in pixels of the image, when it is only a part of the picture: the table around it,
 * often larger and sometimes lighter in one colour, says nothing of the light on the sheet
 */
export function backgroundOf(image: Raster, page: Corners | null = null): Background | null {
  const bare = shrink(image, WORKING_SIDE).map((plane) => closed(plane, WRITING_RADIUS));
  const light = lightest(bare);
  const outside = page === null ? null : outsideOf(page, image, light);
  const soft = softAreas(bare, light, outside);
  const paper = maskOf(soft.ids, soft.best);
  const sure = paper.slice();
  addShadows(paper, soft, bare);
  addIslands(paper, bare, outside);
  let count = 0;
  let sum = 0;
  for (let at = 0; at < paper.length; at += 1) {
    count += paper[at] ?? 0;
    sum += (light.data[at] ?? 0) * (paper[at] ?? 0);
  }
  const share = count / (paper.length - (outside?.reduce((sum, one) => sum + one, 0) ?? 0));
  if (share < LEAST_SHARE || sum / Math.max(1, count) < 0.5 * percentile(light.data, 0.98)) return null;
  return { planes: bare.map((plane) => smoothed(fillUnknown(plane, paper))), share, paper, sure };
}

/** 1 for what does not lie on the page. */
function outsideOf({ tl, tr, br, bl }: Corners, image: Raster, { width, height }: Plane): Uint8Array {
  const outline = [tl, tr, br, bl];
  const outside = new Uint8Array(width * height);
  for (let at = 0; at < outside.length; at += 1) {
    const x = (((at % width) + 0.5) * image.width) / width,
      y = ((Math.floor(at / width) + 0.5) * image.height) / height;
    const inside = outline.every((from, corner) => {
      const to = outline[(corner + 1) % 4] ?? from;
      return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0;
    });
    if (!inside) outside[at] = 1;
  }
  return outside;
}

/** Which share of the picture's border, a little inside of it, is bare paper: 0 to 1. */
export function paperAtBorder({ planes: [plane], paper }: Background): number {
  if (plane === undefined) return 0;
  const { width, height } = plane;
  const [left, top] = [Math.floor(width * BORDER), Math.floor(height * BORDER)];
  const across = Array.from({ length: width }, (_, column) => [
    top * width + column,
    (height - 1 - top) * width + column,
  ]);
  const down = Array.from({ length: height }, (_, row) => [row * width + left, row * width + width - 1 - left]);
  const around = [...across, ...down].flat();
  return around.reduce((sum, at) => sum + (paper[at] ?? 0), 0) / around.length;
}

interface Areas {
  /** Which area each pixel belongs to; -1: to none, it is steep there. */
  readonly ids: Int32Array;
  readonly sizes: readonly number[];
  /** The largest and lightest. */
  readonly best: number;
}

function maskOf(ids: Int32Array, id: number): Float32Array {
  const mask = new Float32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) if (ids[at] === id) mask[at] = 1;
  return mask;
}

/**
 * Areas that one can cross without a step. A pixel is in none when there is a step on any side of it: along an edge
 * that is nearly level, the light changes softly too.
 */
function softAreas(planes: readonly Plane[], { width, height, data }: Plane, outside: Uint8Array | null): Areas {
  const ids = new Int32Array(width * height).fill(-2);
  for (const [at, one] of outside?.entries() ?? []) if (one === 1) ids[at] = -1;
  for (const plane of planes) markSteps(plane, ids);
  const queue = new Int32Array(width * height);
  // To the left, to the right, up, down.
  const steps = [-1, 1, -width, width];
  const sizes: number[] = [];
  let best = { id: -1, weight: -1 };
  for (let start = 0; start < ids.length; start += 1) {
    if (ids[start] !== -2) continue;
    const id = sizes.length;
    let weight = 0;
    let end = 1;
    queue[0] = start;
    ids[start] = id;
    for (let next = 0; next < end; next += 1) {
      const at = queue[next] ?? 0;
      const column = at % width;
      weight += data[at] ?? 0;
      for (let side = 0; side < 4; side += 1) {
        if ((side === 0 && column === 0) || (side === 1 && column === width - 1)) continue;
        const to = at + (steps[side] ?? 0);
        if (ids[to] !== -2) continue;
        ids[to] = id;
        queue[end] = to;
        end += 1;
      }
    }
    sizes.push(end);
    if (weight > best.weight) best = { id, weight };
  }
  return { ids, sizes, best: best.id };
}

/** -1 on both sides of each step, across and down. */
function markSteps({ width, data }: Plane, ids: Int32Array): void {
  for (let row = 0, at = 0; at < data.length; row += 1) {
    for (const end = (row + 1) * width; at < end; at += 1) {
      const here = data[at] ?? 0;
      if (at + 1 < end && isStep(here, data[at + 1] ?? 0)) ids[at] = ids[at + 1] = -1;
      if (at + width < data.length && isStep(here, data[at + width] ?? 0)) ids[at] = ids[at + width] = -1;
    }
  }
}

const isStep = (one: number, other: number): boolean => Math.abs(one - other) > LARGEST_STEP * Math.max(one, other, 16);

/** Paper on the other side of a shadow's hard edge. */
function addShadows(paper: Float32Array, { ids, sizes, best }: Areas, planes: readonly Plane[]): void {
  const [first] = planes;
  if (first === undefined) return;
  const { width, height } = first;
  const borders = new Uint32Array(sizes.length);
  for (let at = 0; at < ids.length; at += 1) {
    const column = at % width;
    const id = ids[at] ?? -1;
    if (id >= 0 && (column === 0 || column === width - 1 || at < width || at >= ids.length - width))
      borders[id] = (borders[id] ?? 0) + 1;
  }
  const candidates = sizes.flatMap((size, id) =>
    id !== best && size >= SHADOW.size * ids.length && (borders[id] ?? 0) >= SHADOW.border * 2 * (width + height)
      ? [id]
      : [],
  );
  if (candidates.length === 0) return;
  const known = planes.map((plane) => fillUnknown(plane, paper).data);
  const shadows = candidates.filter((id) => {
    const lights = planes.map(({ data }, channel) => {
      let seen = 0,
        expected = 0;
      for (let at = 0; at < ids.length; at += 1) {
        if (ids[at] !== id) continue;
        seen += data[at] ?? 0;
        expected += known[channel]?.[at] ?? 0;
      }
      return seen / Math.max(1, expected);
    });
    const [least, most] = [Math.min(...lights), Math.max(...lights)];
    return least >= SHADOW.light[0] && most <= SHADOW.light[1] && most <= SHADOW.colours * least;
  });
  for (const id of shadows) {
    const mask = maskOf(ids, id);
    const [here, there] = [mask, paper].map((data) => extreme({ width, height, data }, SHADOW_EDGE, 1).data);
    for (let at = 0; at < paper.length; at += 1)
      if (mask[at] === 1 || (ids[at] === -1 && here?.[at] === 1 && there?.[at] === 1)) paper[at] = 1;
  }
}

/** Islands of paper between bars and pictures are recognised by the light found around them. */
function addIslands(paper: Float32Array, bare: readonly Plane[], outside: Uint8Array | null): void {
  const strange = outside?.slice() ?? new Uint8Array(paper.length);
  for (const plane of bare) {
    const { data } = fillUnknown(plane, paper);
    for (let at = 0; at < strange.length; at += 1)
      if (Math.abs((plane.data[at] ?? 0) / Math.max(1, data[at] ?? 0) - 1) >= LIKE_PAPER) strange[at] = 1;
  }
  for (let at = 0; at < paper.length; at += 1) if (strange[at] === 0) paper[at] = 1;
}

function lightest([first, ...rest]: readonly Plane[]): Plane {
  if (first === undefined) return { width: 1, height: 1, data: new Float32Array(1) };
  const data = first.data.slice();
  for (const other of rest)
    for (let at = 0; at < data.length; at += 1) data[at] = Math.max(data[at] ?? 0, other.data[at] ?? 0);
  return { ...first, data };
}

/** Twice the mean of three pixels, across and down. */
function smoothed({ width, height, data }: Plane): Plane {
  let from = data;
  for (let pass = 0; pass < 2; pass += 1) {
    for (const [count, lines, step, stride] of [
      [width, height, 1, width],
      [height, width, width, 1],
    ] as const) {
      const to = new Float32Array(from.length);
      for (let line = 0; line < lines; line += 1) {
        for (let index = 0, at = line * stride; index < count; index += 1, at += step) {
          to[at] =
            ((from[index > 0 ? at - step : at] ?? 0) +
              (from[at] ?? 0) +
              (from[index < count - 1 ? at + step : at] ?? 0)) /
            3;
        }
      }
      from = to;
    }
  }
  return { width, height, data: from };
}
