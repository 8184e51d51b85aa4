import type { Raster } from './raster.ts';

/** One channel of a small picture, 0 to 255 with fractions. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/**
 * Makes a picture smaller, as a plane for each channel: each value is the mean of a block of whole pixels. It never
 * enlarges.
 * @param longSide the most pixels that the longer side may have
 */
export function shrink({ width, height, channels, data }: Raster, longSide: number): readonly Plane[] {
  const scale = Math.min(1, longSide / Math.max(width, height));
  const toWidth = Math.max(1, Math.round(width * scale)),
    toHeight = Math.max(1, Math.round(height * scale));
  const planes = Array.from({ length: channels }, () => new Float32Array(toWidth * toHeight));
  const columns = Int32Array.from({ length: width }, (_, column) => Math.floor((column * toWidth) / width));
  const perColumn = new Float32Array(toWidth);
  for (const column of columns) perColumn[column] = (perColumn[column] ?? 0) + 1;
  const perRow = new Float32Array(toHeight);
  for (let row = 0; row < height; row += 1) {
    const toRow = Math.floor((row * toHeight) / height);
    perRow[toRow] = (perRow[toRow] ?? 0) + 1;
    for (const [channel, plane] of planes.entries())
      addRow(data, row * width * channels + channel, channels, columns, plane, toRow * toWidth);
  }
  for (const plane of planes)
    for (let at = 0; at < plane.length; at += 1)
      plane[at] = (plane[at] ?? 0) / ((perRow[Math.floor(at / toWidth)] ?? 1) * (perColumn[at % toWidth] ?? 1));
  return planes.map((plane) => ({ width: toWidth, height: toHeight, data: plane }));
}

function addRow(
  data: Uint8Array,
  from: number,
  step: number,
  columns: Int32Array,
  into: Float32Array,
  start: number,
): void {
  // A block's sum is written once: most of the time would go to its reading and writing.
  let block = 0;
  let sum = 0;
  for (let column = 0, at = from; column < columns.length; column += 1, at += step) {
    const next = columns[column] ?? 0;
    if (next !== block) {
      into[start + block] = (into[start + block] ?? 0) + sum;
      block = next;
      sum = 0;
    }
    sum += data[at] ?? 0;
  }
  into[start + block] = (into[start + block] ?? 0) + sum;
}

/** Closing by a square: dark things thinner than 2 × radius + 1 take the value of what surrounds them. */
export function closed(plane: Plane, radius: number): Plane {
  return extreme(extreme(plane, radius, 1), radius, -1);
}

/** Opening by a square: light things thinner than 2 × radius + 1 take the value of what surrounds them. */
export function opened(plane: Plane, radius: number): Plane {
  return extreme(extreme(plane, radius, -1), radius, 1);
}

/**
 * Gives each pixel the largest (sign 1) or the smallest (sign -1) value of the square around it.
 * @param radius pixels from the middle of the square to its side
 */
export function extreme({ width, height, data }: Plane, radius: number, sign: 1 | -1): Plane {
  const across = new Float32Array(data.length),
    out = new Float32Array(data.length);
  extremeAlong(data, across, width, height, 1, width, radius, sign);
  extremeAlong(across, out, height, width, width, 1, radius, sign);
  return { width, height, data: out };
}

/** Windows of twice the size from two of half of it: the same few passes whatever the radius. */
function extremeAlong(
  from: Float32Array,
  to: Float32Array,
  count: number,
  lines: number,
  step: number,
  stride: number,
  radius: number,
  sign: 1 | -1,
): void {
  const size = 2 * radius + 1;
  const line = new Float32Array(count + 2 * radius);
  for (let index = 0; index < lines; index += 1) {
    const start = index * stride;
    line.fill(-Infinity);
    for (let at = 0; at < count; at += 1) line[at + radius] = sign * (from[start + at * step] ?? 0);
    let covered = 1;
    while (covered < size) {
      const more = Math.min(covered, size - covered);
      for (let at = 0; at + more < line.length; at += 1) {
        const other = line[at + more] ?? 0;
        if (other > (line[at] ?? 0)) line[at] = other;
      }
      covered += more;
    }
    for (let at = 0; at < count; at += 1) to[start + at * step] = sign * (line[at] ?? 0);
  }
}
