import type { Raster } from '../raster.ts';

/** One channel of a small picture, 0 to 255 with fractions. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Means of blocks of whole pixels, a plane for each channel; the long side has at most `longSide` pixels. Never enlarges. */
export function shrink({ width, height, channels, data }: Raster, longSide: number): readonly Plane[] {
  const scale = Math.min(1, longSide / Math.max(width, height));
  const toWidth = Math.max(1, Math.round(width * scale)), toHeight = Math.max(1, Math.round(height * scale));
  const planes = Array.from({ length: channels }, () => new Float32Array(toWidth * toHeight));
  const columns = Int32Array.from({ length: width }, (_, column) => Math.floor((column * toWidth) / width));
  const perColumn = new Float32Array(toWidth);
  for (const column of columns) perColumn[column] = (perColumn[column] ?? 0) + 1;
  const perRow = new Float32Array(toHeight);
  for (let row = 0; row < height; row += 1) {
    const toRow = Math.floor((row * toHeight) / height);
    perRow[toRow] = (perRow[toRow] ?? 0) + 1;
    for (const [channel, plane] of planes.entries()) {
      for (let column = 0, from = row * width * channels + channel; column < width; column += 1, from += channels) {
        const at = toRow * toWidth + (columns[column] ?? 0);
        plane[at] = (plane[at] ?? 0) + (data[from] ?? 0);
      }
    }
  }
  for (const plane of planes) for (let at = 0; at < plane.length; at += 1) plane[at] = (plane[at] ?? 0) / ((perRow[Math.floor(at / toWidth)] ?? 1) * (perColumn[at % toWidth] ?? 1));
  return planes.map((plane) => ({ width: toWidth, height: toHeight, data: plane }));
}

/** Closing by a square: dark things thinner than 2 × radius + 1 take the value of what surrounds them. */
export function closed(plane: Plane, radius: number): Plane {
  return extreme(extreme(plane, radius, 1), radius, -1);
}

/** Largest (sign 1) or smallest (sign -1) value in the square around each pixel. */
export function extreme({ width, height, data }: Plane, radius: number, sign: 1 | -1): Plane {
  const across = new Float32Array(data.length), out = new Float32Array(data.length);
  extremeAlong(data, across, width, height, 1, width, radius, sign);
  extremeAlong(across, out, height, width, width, 1, radius, sign);
  return { width, height, data: out };
}

function extremeAlong(from: Float32Array, to: Float32Array, count: number, lines: number, step: number, stride: number, radius: number, sign: 1 | -1): void {
  for (let line = 0; line < lines; line += 1) {
    for (let index = 0, start = line * stride; index < count; index += 1) {
      let best = -Infinity;
      for (let near = Math.max(0, index - radius), last = Math.min(count - 1, index + radius); near <= last; near += 1) best = Math.max(best, sign * (from[start + near * step] ?? 0));
      to[start + index * step] = sign * best;
    }
  }
}
