import { closed, extreme, shrink, type Plane } from '../correct/shrink.ts';
import type { Raster } from '../raster.ts';

const WORKING_SIDE = 240;
/** Bridges writing: 7 mm of A4. */
const WRITING_RADIUS = 3;
/** In all channels: a lamp's reflection is white whatever the paper's colour. */
const CLIPPED = 247;
/** Print that can still be read differs by more than this from the paper around it. */
const READABLE = 45;
/** How far outside a reflection the paper is itself again, pixels at the working side. */
const AWAY = 14;
const SMALLEST_SHARE = 0.002;

/**
 * How far the paper all round the largest reflection is below it, 0 to 255, less when it is small: an area in which all channels are
 * clipped and nothing printed is left, with darker paper on every side. White paper, even overexposed, has no darker paper around it.
 */
export function glareOn(page: Raster): number {
  const planes = shrink(page, WORKING_SIDE);
  const least = lowest(planes);
  const paper = closed(least, WRITING_RADIUS);
  const ink = extreme(least, WRITING_RADIUS, -1);
  const hidden = Uint8Array.from(paper.data, (value, at) => (value >= CLIPPED && value - (ink.data[at] ?? 0) < READABLE ? 1 : 0));
  let worst = 0;
  for (const area of areasOf(hidden, paper.width)) {
    const share = area.length / hidden.length;
    if (share < SMALLEST_SHARE) continue;
    const ring = ringAround(area, paper);
    if (ring.length < 12) continue;
    const drop = 255 - (ring[Math.floor(ring.length * 0.75)] ?? 255);
    worst = Math.max(worst, drop * Math.min(1, share / 0.01));
  }
  return worst;
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

/** Light of the paper at AWAY pixels from an area, in order. */
function ringAround(area: readonly number[], { width, height, data }: Plane): Float32Array {
  const mask: Plane = { width, height, data: new Float32Array(data.length) };
  for (const at of area) mask.data[at] = 1;
  const near = extreme(mask, AWAY - 1, 1).data, far = extreme(mask, AWAY + 1, 1).data;
  return Float32Array.from([...data].filter((_, at) => far[at] === 1 && near[at] === 0)).sort();
}
