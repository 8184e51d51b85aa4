import type { Plane } from './shrink.ts';

/**
 * Fills in a plane smoothly where nothing is known, by means of what is known at ever coarser sizes (« push-pull »,
 * Gortler et al., « The lumigraph », 1996).
 * @param known how much each pixel counts, 0 to 1; some pixel has to be known
 */
export function fillUnknown({ width, height, data }: Plane, known: Float32Array): Plane {
  if (width === 1 && height === 1) return { width, height, data };
  const halfWidth = Math.ceil(width / 2),
    halfHeight = Math.ceil(height / 2);
  const sums = new Float32Array(halfWidth * halfHeight),
    weights = new Float32Array(halfWidth * halfHeight);
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const to = (row >> 1) * halfWidth + (column >> 1);
      sums[to] = (sums[to] ?? 0) + (data[at] ?? 0) * (known[at] ?? 0);
      weights[to] = (weights[to] ?? 0) + (known[at] ?? 0);
    }
  }
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) / ((weights[at] ?? 0) || 1);
  const coarse = fillUnknown(
    { width: halfWidth, height: halfHeight, data: sums },
    weights.map((weight) => Math.min(1, weight)),
  );
  const out = new Float32Array(data.length);
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const sure = known[at] ?? 0;
      out[at] =
        sure === 1
          ? (data[at] ?? 0)
          : (data[at] ?? 0) * sure + between(coarse, (column - 0.5) / 2, (row - 0.5) / 2) * (1 - sure);
    }
  }
  return { width, height, data: out };
}

/**
 * The value of a plane between its pixels, by bilinear interpolation; (0, 0) is the middle of the first pixel. Beyond
 * the border the border's value goes on.
 */
export function between({ width, height, data }: Plane, x: number, y: number): number {
  const u = Math.min(width - 1, Math.max(0, x)),
    v = Math.min(height - 1, Math.max(0, y));
  const left = u | 0,
    top = v | 0;
  const right = Math.min(width - 1, left + 1),
    bottom = Math.min(height - 1, top + 1) * width;
  const upper = (data[top * width + left] ?? 0) * (1 - u + left) + (data[top * width + right] ?? 0) * (u - left);
  const lower = (data[bottom + left] ?? 0) * (1 - u + left) + (data[bottom + right] ?? 0) * (u - left);
  return upper * (1 - v + top) + lower * (v - top);
}
