import { closed, extreme, shrink, type Plane } from '../picture/shrink.ts';
import type { Raster } from '../picture/raster.ts';

const WORKING_SIDE = 240;
/** Wide enough to reach across writing, pixels at the working side: 7 mm of A4. */
const WRITING_RADIUS = 3;
/**
 * From this gray level on, in all channels, a pixel is clipped: a lamp's reflection is white whatever the paper's
 * colour.
 */
const CLIPPED = 247;
/** Print that can still be read differs by more than this from the paper around it. */
const READABLE = 45;
/** How far outside a reflection the paper is itself again, pixels at the working side. */
const AWAY = 14;
const SMALLEST_SHARE = 0.002;
/** Levels between a reflection and the paper around it, from which there is no doubt. */
const CLEAR_DROP = 16;
/** From « may be a reflection » to « is none », by what is known of the clipped place. */
const NO_REFLECTION = {
  /** As a share of the page: only paper in much light is so large. */
  size: [0.12, 0.25],
  /** As a share of the upright rectangle around it: a white box is printed, while lamps are round or lie askew. */
  rectangle: [0.82, 0.9],
  /** The share of it in which print can be read: strong light alone hides nothing. */
  readable: [0.15, 0.3],
} as const;
/**
 * Ink in stronger light is lighter too, by as much as paper may be before it is clipped. Mirrored light makes it
 * lighter still, by about 0.04 at least.
 */
const STRONGER_LIGHT = 1.45;
const VEIL = [0.04, 0.012] as const;
/**
 * Light of a lamp fades out around its reflection; the outline of something printed white is sharp. So much of the
 * whole fall, this many pixels outside, is a printed outline's.
 */
const BESIDE = 4;
const SHARP = [0.7, 0.9] as const;
/** How far to both sides of a hidden place print is looked for, pixels, and on which share of its rows it must be. */
const LINE_REACH = 18;
const LINES = [0.35, 0.12] as const;
/** How far the veil around a place reaches, pixels at the working side, and the least print that shows it. */
const SKIRT = 6;
const FEWEST_PRINTED = 60;

/**
 * How surely a reflection hides something on the page, 0 to 1. A reflection is an area in which all channels are
 * clipped and nothing printed is left, where lines of print go on to both sides, with paper around it that gets darker
 * bit by bit. White paper, even overexposed, has no darker paper around it. Nor is it a reflection when the clipped
 * place that the area lies in is very large, a printed box, or full of readable print that is as dark as elsewhere (a
 * window's light).
 */
export function glareOn(page: Raster): number {
  const seen = seenOn(page);
  const clipped = Uint8Array.from(seen.paper.data, (value) => (value >= CLIPPED ? 1 : 0));
  const hidden = clipped.map((one, at) => (one === 1 && isPrinted(seen, at, READABLE) === 0 ? 1 : 0));
  let worst = 0;
  for (const place of areasOf(clipped, seen.paper.width)) {
    const inPlace = new Uint8Array(hidden.length);
    for (const at of place) inPlace[at] = hidden[at] ?? 0;
    const likely = reflectionLike(place, inPlace, seen);
    if (likely === 0) continue;
    for (const area of areasOf(inPlace, seen.paper.width))
      worst = Math.max(worst, likely * clarityOf(area, seen.paper) * interruptedBy(area, seen));
  }
  return worst;
}

interface Seen {
  /** The darkest channel of the paper, with its print taken away. */
  readonly paper: Plane;
  /** The same for the darkest pixel around, as means of small blocks. */
  readonly ink: Plane;
  /** The same for the darkest pixels, in full detail. */
  readonly darkest: Plane;
}

function seenOn(page: Raster): Seen {
  const least = lowest(shrink(page, WORKING_SIDE));
  return {
    paper: closed(least, WRITING_RADIUS),
    ink: extreme(least, WRITING_RADIUS, -1),
    darkest: extreme(darkestOf(page, least), WRITING_RADIUS, -1),
  };
}

const isPrinted = ({ paper, ink }: Seen, at: number, step: number): 0 | 1 =>
  (paper.data[at] ?? 0) - (ink.data[at] ?? 0) >= step ? 1 : 0;

/** 1 when a clipped place may be a reflection by its size, its outline, and what is read in it; 0 when it cannot. */
function reflectionLike(place: readonly number[], hidden: Uint8Array, seen: Seen): number {
  const { width } = seen.paper;
  const size = place.length / hidden.length;
  if (size < SMALLEST_SHARE) return 0;
  const readable = 1 - place.filter((at) => hidden[at] === 1).length / place.length;
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (const at of place) {
    const column = at % width,
      row = (at - column) / width;
    [left, right, top, bottom] = [
      Math.min(left, column),
      Math.max(right, column),
      Math.min(top, row),
      Math.max(bottom, row),
    ];
  }
  const rectangle = place.length / ((right - left + 1) * (bottom - top + 1));
  const likely = Math.min(lessThan(size, NO_REFLECTION.size), lessThan(rectangle, NO_REFLECTION.rectangle));
  const bare = lessThan(readable, NO_REFLECTION.readable);
  return bare >= likely ? likely : Math.min(likely, Math.max(bare, veilOver(place, seen)));
}

/** 0 to 1, how surely the ink in and around a place is lighter than more light alone would make it. */
function veilOver(place: readonly number[], seen: Seen): number {
  const mask: Plane = { ...seen.paper, data: new Float32Array(seen.paper.data.length) };
  for (const at of place) mask.data[at] = 1;
  const skirt = extreme(mask, SKIRT, 1).data;
  const [near, far]: [number[], number[]] = [[], []];
  for (const [at, dark] of seen.darkest.data.entries())
    if (isPrinted(seen, at, READABLE) === 1) (skirt[at] === 1 ? near : far).push((dark / 255) ** 2.2);
  if (near.length < FEWEST_PRINTED || far.length < FEWEST_PRINTED) return 0;
  return lessThan(STRONGER_LIGHT * middle(far) - middle(near), [-VEIL[0], -VEIL[1]]);
}

/** 0 to 1, how far the paper all round an area is below it, less when the area is small. */
function clarityOf(area: readonly number[], paper: Plane): number {
  const share = area.length / paper.data.length;
  if (share < SMALLEST_SHARE) return 0;
  const ring = ringAround(area, paper);
  if (ring.length < 12) return 0;
  const drop = 255 - (ring[Math.floor(ring.length * 0.75)] ?? 255);
  const beside = ringAround(area, paper, BESIDE);
  const near = 255 - (beside[Math.floor(beside.length * 0.75)] ?? 255);
  const soft = lessThan(near / Math.max(1, drop), SHARP);
  return soft * Math.min(1, (drop / CLEAR_DROP) * Math.min(1, share / 0.01));
}

/**
 * 0 to 1, how surely lines of print go on behind an area: on many of its rows there is print to its left and to its
 * right. Light on an empty margin hides nothing.
 */
function interruptedBy(area: readonly number[], seen: Seen): number {
  const { width } = seen.paper;
  const spans = new Map<number, [number, number]>();
  for (const at of area) {
    const column = at % width;
    const row = (at - column) / width;
    const [from, to] = spans.get(row) ?? [column, column];
    spans.set(row, [Math.min(from, column), Math.max(to, column)]);
  }
  const isPrintedBetween = (row: number, from: number, to: number): boolean => {
    for (let column = Math.max(0, from); column <= Math.min(width - 1, to); column += 1)
      if (isPrinted(seen, row * width + column, READABLE) === 1) return true;
    return false;
  };
  const cut = [...spans].filter(
    ([row, [from, to]]) =>
      isPrintedBetween(row, from - LINE_REACH, from - 1) && isPrintedBetween(row, to + 1, to + LINE_REACH),
  );
  return lessThan(cut.length / Math.max(1, spans.size), LINES);
}

const lessThan = (value: number, [sure, never]: readonly [number, number]): number =>
  Math.min(1, Math.max(0, (never - value) / (never - sure)));
const middle = (values: readonly number[]): number => Float32Array.from(values).sort()[values.length >> 1] ?? 0;

/** The darkest channel of the darkest pixel of each block that makes a pixel of `like`. */
function darkestOf({ width, height, channels, data }: Raster, like: Plane): Plane {
  const out = new Float32Array(like.data.length).fill(255);
  for (let row = 0, at = 0; row < height; row += 1) {
    const start = Math.floor((row * like.height) / height) * like.width;
    for (let column = 0; column < width; column += 1) {
      const to = start + Math.floor((column * like.width) / width);
      for (let channel = 0; channel < channels; channel += 1, at += 1)
        if ((data[at] ?? 0) < (out[to] ?? 0)) out[to] = data[at] ?? 0;
    }
  }
  return { ...like, data: out };
}

function lowest(planes: readonly Plane[]): Plane {
  const [first, ...rest] = planes;
  if (first === undefined) return { width: 1, height: 1, data: new Float32Array(1) };
  return { ...first, data: first.data.map((value, at) => Math.min(value, ...rest.map(({ data }) => data[at] ?? 0))) };
}

/** Connected areas of ones, as places. */
function areasOf(mask: Uint8Array, width: number): readonly number[][] {
  const seen = mask.slice();
  const areas: number[][] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] !== 1) continue;
    const area = [start];
    seen[start] = 0;
    for (const at of area) {
      const column = at % width;
      for (const next of [column > 0 ? at - 1 : -1, column < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (seen[next] !== 1) continue;
        seen[next] = 0;
        area.push(next);
      }
    }
    areas.push(area);
  }
  return areas;
}

/** Light of the paper at so many pixels from an area, in order. */
function ringAround(area: readonly number[], { width, height, data }: Plane, away = AWAY): Float32Array {
  const mask: Plane = { width, height, data: new Float32Array(data.length) };
  for (const at of area) mask.data[at] = 1;
  const near = extreme(mask, away - 1, 1).data,
    far = extreme(mask, away + 1, 1).data;
  return Float32Array.from([...data].filter((_, at) => far[at] === 1 && near[at] === 0)).sort();
}
