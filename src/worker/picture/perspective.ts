/**
 * Takes the page out of the picture, from the four-sided shape in which it lies there to a rectangle, in one
 * resampling.
 */
import type { Corners, Raster } from './raster.ts';

/** Where a pixel of the result comes from: 3 × 3, row by row, applied to (column, row, 1). */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** More samples a side would cost more than the eye sees; the picture is decoded at about the size that is needed. */
const MOST_SAMPLES = 4;

/**
 * From where in a picture each point of an upright page of this size is taken: the outline of the page comes from
 * `corners`. `inset` leaves that share of the page out on each side; `degrees` turns what is on the page clockwise
 * about its middle.
 */
export function homographyOf(
  corners: Corners,
  width: number,
  height: number,
  { inset = 0, degrees = 0 } = {},
): Homography {
  const [cos, sin] = [Math.cos((-degrees * Math.PI) / 180), Math.sin((-degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  const turned: Homography = [cos, -sin, cx - cos * cx + sin * cy, sin, cos, cy - sin * cx - cos * cy, 0, 0, 1];
  const [sx, sy] = [(1 - 2 * inset) / width, (1 - 2 * inset) / height];
  return times(fromUnitSquare(corners), times([sx, 0, inset, 0, sy, inset, 0, 0, 1], turned));
}

/**
 * Draws the part of a picture that a homography describes, in a result of this size. Each pixel is the mean of as many
 * bilinear samples as it covers, 4 × 4 at most; outside the picture its border goes on.
 */
export function warp(image: Raster, homography: Homography, width: number, height: number): Raster {
  const samples = samplesFor(homography, width, height);
  const out = new Uint8Array(width * height * image.channels);
  const sums = new Float32Array(width * image.channels);
  for (let row = 0; row < height; row += 1) {
    sums.fill(0.5);
    for (let down = 0; down < samples; down += 1) {
      for (let across = 0; across < samples; across += 1)
        addRow(
          image,
          homography,
          (across + 0.5) / samples,
          row + (down + 0.5) / samples,
          width,
          1 / (samples * samples),
          sums,
        );
    }
    out.set(sums, row * sums.length);
  }
  return { width, height, channels: image.channels, data: out };
}

/** One sample for each pixel of a row of the result, added to `into`. */
function addRow(
  { width, height, channels, data }: Raster,
  [a, b, c, d, e, f, g, h, i]: Homography,
  x0: number,
  y: number,
  count: number,
  weight: number,
  into: Float32Array,
): void {
  const right = width - 1,
    bottom = height - 1,
    below = width * channels;
  // Along a row all three sums grow by the same step.
  let across = a * x0 + b * y + c,
    down = d * x0 + e * y + f,
    w = g * x0 + h * y + i;
  for (let column = 0, at = 0; column < count; column += 1, across += a, down += d, w += g) {
    const near = 1 / w;
    const u = Math.min(right, Math.max(0, across * near - 0.5)),
      v = Math.min(bottom, Math.max(0, down * near - 0.5));
    const left = u | 0,
      top = v | 0;
    const partX = u - left,
      partY = v - top;
    const from = top * below + left * channels;
    const next = left < right ? from + channels : from,
      stepY = top < bottom ? below : 0;
    const w11 = partX * partY * weight,
      w10 = partX * weight - w11,
      w01 = partY * weight - w11,
      w00 = weight - w10 - w01 - w11;
    into[at] =
      (into[at] ?? 0) +
      (data[from] ?? 0) * w00 +
      (data[next] ?? 0) * w10 +
      (data[from + stepY] ?? 0) * w01 +
      (data[next + stepY] ?? 0) * w11;
    at += 1;
    if (channels === 1) continue;
    into[at] =
      (into[at] ?? 0) +
      (data[from + 1] ?? 0) * w00 +
      (data[next + 1] ?? 0) * w10 +
      (data[from + stepY + 1] ?? 0) * w01 +
      (data[next + stepY + 1] ?? 0) * w11;
    into[at + 1] =
      (into[at + 1] ?? 0) +
      (data[from + 2] ?? 0) * w00 +
      (data[next + 2] ?? 0) * w10 +
      (data[from + stepY + 2] ?? 0) * w01 +
      (data[next + stepY + 2] ?? 0) * w11;
    at += 2;
  }
}

/** How many pixels of the picture lie under one pixel of the result, along a side, where they are most. */
function samplesFor(homography: Homography, width: number, height: number): number {
  const far = (x: number, y: number, dx: number, dy: number): number => {
    const [from, to] = [apply(homography, x, y), apply(homography, x + dx, y + dy)];
    return Math.hypot(to.x - from.x, to.y - from.y);
  };
  const spots = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
    [width / 2, height / 2],
  ] as const;
  const most = Math.max(...spots.map(([x, y]) => Math.max(far(x, y, 1, 0), far(x, y, 0, 1))));
  return Number.isFinite(most) ? Math.min(MOST_SAMPLES, Math.max(1, Math.round(most))) : 1;
}

/** Paints white, in the image itself, what `warp` took from outside the picture by more than a pixel. */
export function blankOutside(
  { width, height, channels, data }: Raster,
  homography: Homography,
  picture: Pick<Raster, 'width' | 'height'>,
): void {
  const outside = (column: number, row: number): boolean => {
    const { x, y } = apply(homography, column + 0.5, row + 0.5);
    return x < -1 || y < -1 || x > picture.width + 1 || y > picture.height + 1;
  };
  // The picture has straight sides, so that each row of the result leaves it only at its ends.
  for (let row = 0; row < height; row += 1) {
    let from = 0,
      to = width;
    while (from < to && outside(from, row)) from += 1;
    while (to > from && outside(to - 1, row)) to -= 1;
    data.fill(255, row * width * channels, (row * width + from) * channels);
    data.fill(255, (row * width + to) * channels, (row + 1) * width * channels);
  }
}

/** Where a point of the result lies in the picture, both in pixels. */
export function apply([a, b, c, d, e, f, g, h, i]: Homography, x: number, y: number): { x: number; y: number } {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

function times(one: Homography, [a, b, c, d, e, f, g, h, i]: Homography): Homography {
  const row = (x: number, y: number, z: number) =>
    [x * a + y * d + z * g, x * b + y * e + z * h, x * c + y * f + z * i] as const;
  return [...row(one[0], one[1], one[2]), ...row(one[3], one[4], one[5]), ...row(one[6], one[7], one[8])];
}

/**
 * The projective map of the unit square to four points (Heckbert, « Fundamentals of Texture Mapping and Image Warping
 * », 1989, 2.2.3).
 */
function fromUnitSquare({ tl, tr, br, bl }: Corners): Homography {
  const dx1 = tr.x - br.x,
    dx2 = bl.x - br.x,
    sx = tl.x - tr.x + br.x - bl.x;
  const dy1 = tr.y - br.y,
    dy2 = bl.y - br.y,
    sy = tl.y - tr.y + br.y - bl.y;
  const area = dx1 * dy2 - dx2 * dy1 || 1;
  const g = (sx * dy2 - dx2 * sy) / area,
    h = (dx1 * sy - sx * dy1) / area;
  return [
    tr.x - tl.x + g * tr.x,
    bl.x - tl.x + h * bl.x,
    tl.x,
    tr.y - tl.y + g * tr.y,
    bl.y - tl.y + h * bl.y,
    tl.y,
    g,
    h,
    1,
  ];
}
