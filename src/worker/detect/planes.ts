import type { Raster } from '../picture/raster.ts';
import { closed, shrink } from '../picture/shrink.ts';

/**
 * Three planes of the same size, one for each colour, with values from 0 to 255. They have fractions, so that averaging
 * does not round a faint edge away.
 */
export type Planes = { width: number; height: number; channels: [Float32Array, Float32Array, Float32Array] };

/**
 * A picture made smaller, as three planes: each value is the mean of a block of pixels. A gray picture gives the same
 * plane three times.
 * @param longSide the most pixels that the longer side may have
 */
export function planesOf(image: Raster, longSide: number): Planes {
  const [first, ...others] = shrink(image, longSide);
  if (first === undefined) throw new Error('a raster has a channel');
  const [second = first, third = first] = others;
  return { width: first.width, height: first.height, channels: [first.data, second.data, third.data] };
}

/** New planes, each made by `change` from one of these. For a gray picture it is done only once. */
export function eachPlane(
  { width, height, channels: [red, green, blue] }: Planes,
  change: (plane: Float32Array, width: number, height: number) => Float32Array,
): Planes {
  const first = change(red, width, height);
  return {
    width,
    height,
    channels: [
      first,
      green === red ? first : change(green, width, height),
      blue === red ? first : change(blue, width, height),
    ],
  };
}

/** Blurs a plane by a binomial filter of 5 × 5, which has a deviation of 1 pixel. */
export function soften(plane: Float32Array, width: number, height: number): Float32Array {
  return alongRows(alongRows(plane, width, height, 1, width), height, width, width, 1);
}

function alongRows(plane: Float32Array, count: number, lines: number, step: number, stride: number): Float32Array {
  const out = new Float32Array(plane.length);
  for (let line = 0; line < lines; line += 1) {
    const start = line * stride;
    const end = start + (count - 1) * step;
    for (let index = 0, at = start; index < count; index += 1, at += step) {
      const before = index > 0 ? at - step : start;
      const after = index < count - 1 ? at + step : end;
      out[at] =
        ((plane[index > 1 ? at - 2 * step : start] ?? 0) +
          4 * (plane[before] ?? 0) +
          6 * (plane[at] ?? 0) +
          4 * (plane[after] ?? 0) +
          (plane[index < count - 2 ? at + 2 * step : end] ?? 0)) /
        16;
    }
  }
  return out;
}

/** Writing is thinner than twice this and a pixel, at the working side. */
const WRITING_RADIUS = 3;

/**
 * The plane without the dark writing on it, strokes of up to 6 pixels; light writing on a dark ground stays. Edges
 * between areas stay where they are.
 */
export const withoutWriting = (data: Float32Array, width: number, height: number): Float32Array =>
  closed({ width, height, data }, WRITING_RADIUS).data;

/**
 * The mean of the square window around each pixel, by running sums.
 * @param radius pixels from the middle of the window to its side
 */
export function windowMean(plane: Float32Array, width: number, height: number, radius: number): Float32Array {
  const meanAlong = (from: Float32Array, count: number, lines: number, step: number, stride: number): Float32Array => {
    const out = new Float32Array(from.length);
    for (let line = 0; line < lines; line += 1) {
      const start = line * stride;
      let sum = 0;
      for (let index = 0; index < Math.min(count, radius); index += 1) sum += from[start + index * step] ?? 0;
      for (let index = 0; index < count; index += 1) {
        if (index + radius < count) sum += from[start + (index + radius) * step] ?? 0;
        if (index - radius - 1 >= 0) sum -= from[start + (index - radius - 1) * step] ?? 0;
        out[start + index * step] = sum / (Math.min(count - 1, index + radius) - Math.max(0, index - radius) + 1);
      }
    }
    return out;
  };
  return meanAlong(meanAlong(plane, width, height, 1, width), height, width, width, 1);
}
