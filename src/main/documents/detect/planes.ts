import type { Raster } from '../raster.ts';

/** Three planes of the same size, 0..255, with fractions: averaging must not round a faint edge away. */
export type Planes = { width: number; height: number; channels: [Float32Array, Float32Array, Float32Array] };

/** Averages blocks so that the long side has at most `longSide` pixels; gray becomes three equal planes. Never enlarges. */
export function shrink(image: Raster, longSide: number): Planes {
  const scale = Math.min(1, longSide / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  if (image.channels === 1) {
    const gray = shrinkChannel(image, 0, width, height);
    return { width, height, channels: [gray, gray, gray] };
  }
  return { width, height, channels: [shrinkChannel(image, 0, width, height), shrinkChannel(image, 1, width, height), shrinkChannel(image, 2, width, height)] };
}

function shrinkChannel({ width, height, channels, data }: Raster, channel: number, toWidth: number, toHeight: number): Float32Array {
  // Weighted halves of pixels on the blocks' borders would cost more than they tell: blocks are whole pixels.
  const sums = new Float32Array(toWidth * toHeight);
  const counts = new Float32Array(toWidth * toHeight);
  const columns = Int32Array.from({ length: width }, (_, column) => Math.floor((column * toWidth) / width));
  for (let row = 0; row < height; row += 1) {
    const to = Math.floor((row * toHeight) / height) * toWidth;
    for (let column = 0, from = row * width * channels + channel; column < width; column += 1, from += channels) {
      const at = to + (columns[column] ?? 0);
      sums[at] = (sums[at] ?? 0) + (data[from] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) / (counts[at] || 1);
  return sums;
}

/** The same for every plane; gray is computed once. */
export function eachPlane({ width, height, channels: [red, green, blue] }: Planes, change: (plane: Float32Array, width: number, height: number) => Float32Array): Planes {
  const first = change(red, width, height);
  return { width, height, channels: [first, green === red ? first : change(green, width, height), blue === red ? first : change(blue, width, height)] };
}

/** Binomial blur of 5 × 5, deviation 1 pixel. */
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
      out[at] = ((plane[index > 1 ? at - 2 * step : start] ?? 0) + 4 * (plane[before] ?? 0) + 6 * (plane[at] ?? 0) + 4 * (plane[after] ?? 0) + (plane[index < count - 2 ? at + 2 * step : end] ?? 0)) / 16;
    }
  }
  return out;
}

/** Closing: dark things thinner than 2 × radius + 1 (writing) take the paper's value; edges between areas stay where they are. */
export function withoutWriting(radius: number): (plane: Float32Array, width: number, height: number) => Float32Array {
  return (plane, width, height) => {
    const lightest = extreme(extreme(plane, width, height, 1, width, radius, 1), height, width, width, 1, radius, 1);
    return extreme(extreme(lightest, width, height, 1, width, radius, -1), height, width, width, 1, radius, -1);
  };
}

/** Largest (sign 1) or smallest (sign -1) value within `radius` along a line. */
function extreme(plane: Float32Array, count: number, lines: number, step: number, stride: number, radius: number, sign: 1 | -1): Float32Array {
  const out = new Float32Array(plane.length);
  for (let line = 0; line < lines; line += 1) {
    const start = line * stride;
    for (let index = 0; index < count; index += 1) {
      let best = -Infinity;
      const last = Math.min(count - 1, index + radius);
      for (let near = Math.max(0, index - radius); near <= last; near += 1) {
        const value = sign * (plane[start + near * step] ?? 0);
        if (value > best) best = value;
      }
      out[start + index * step] = sign * best;
    }
  }
  return out;
}

/** Mean over a square window, from running sums. */
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
