import type { Raster } from '../picture/raster.ts';

/** Three planes of the same size, 0..255, with fractions: averaging must not round a faint edge away. */
export type Planes = { width: number; height: number; channels: [Float32Array, Float32Array, Float32Array] };

/** Averages blocks so that the long side has at most `longSide` pixels; gray becomes three equal planes. Never enlarges. */
export function shrink(image: Raster, longSide: number): Planes {
  const scale = Math.min(1, longSide / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const gray = image.channels === 1;
  const size = width * height;
  const channels: Planes['channels'] = [
    new Float32Array(size),
    new Float32Array(gray ? 0 : size),
    new Float32Array(gray ? 0 : size),
  ];
  // Weighted halves of pixels on the blocks' borders would cost more than they tell: blocks are whole pixels.
  const columns = Int32Array.from({ length: image.width }, (_, column) => Math.floor((column * width) / image.width));
  const rows = Int32Array.from({ length: image.height }, (_, row) => Math.floor((row * height) / image.height));
  const { data } = image;
  const [red, green, blue] = channels;
  for (let row = 0, from = 0; row < image.height; row += 1) {
    const to = (rows[row] ?? 0) * width;
    for (let column = 0; column < image.width; column += 1) {
      const at = to + (columns[column] ?? 0);
      red[at] = (red[at] ?? 0) + (data[from] ?? 0);
      from += 1;
      if (gray) continue;
      green[at] = (green[at] ?? 0) + (data[from] ?? 0);
      blue[at] = (blue[at] ?? 0) + (data[from + 1] ?? 0);
      from += 2;
    }
  }
  const [across, down] = [countsOf(columns, width), countsOf(rows, height)];
  for (const plane of channels)
    for (let at = 0; at < plane.length; at += 1)
      plane[at] = (plane[at] ?? 0) / ((across[at % width] ?? 1) * (down[Math.floor(at / width)] ?? 1));
  return { width, height, channels: gray ? [red, red, red] : channels };
}

function countsOf(places: Int32Array, many: number): Int32Array {
  const counts = new Int32Array(many);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}

/** The same for every plane; gray is computed once. */
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

/** Closing: dark things thinner than seven pixels (writing) take the paper's value; edges between areas stay where they are. */
export function withoutWriting(plane: Float32Array, width: number): Float32Array {
  const lightest = extremeOfSeven(extremeOfSeven(plane, 1, 1), width, 1);
  return extremeOfSeven(extremeOfSeven(lightest, 1, -1), width, -1);
}

/**
 * Largest (sign 1) or smallest (sign -1) of seven values `step` apart, by doubling: 2, 4, then two fours that overlap.
 * Rows run on into the next: three columns at either border hear of the other border, where no edge is looked for.
 */
function extremeOfSeven(plane: Float32Array, step: number, sign: 1 | -1): Float32Array {
  const first = 3 * step;
  const best = (from: Float32Array, apart: number): Float32Array => {
    const out = new Float32Array(from.length);
    const whole = Math.max(0, from.length - apart);
    if (sign === 1)
      for (let at = 0; at < whole; at += 1)
        out[at] = (from[at] ?? 0) > (from[at + apart] ?? 0) ? (from[at] ?? 0) : (from[at + apart] ?? 0);
    else
      for (let at = 0; at < whole; at += 1)
        out[at] = (from[at] ?? 0) < (from[at + apart] ?? 0) ? (from[at] ?? 0) : (from[at + apart] ?? 0);
    for (let at = whole; at < from.length; at += 1) out[at] = from[at] ?? 0;
    return out;
  };
  // The window begins at its first value: shift back to its middle.
  const ahead = best(best(best(plane, step), 2 * step), first);
  return ahead.copyWithin(first, 0).fill(ahead[0] ?? 0, 0, first);
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
