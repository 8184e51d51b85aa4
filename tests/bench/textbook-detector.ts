import sharp from 'sharp';
import { areaOf, isConvex, type Quad } from '../../src/worker/detect/quad.ts';
import type { Point, Raster } from '../../src/worker/picture/raster.ts';

/** Canny's two thresholds as every tutorial has them. */
const [LOW, HIGH] = [75, 200];
/** As share of the contour's length, what the polygon may stray from it. */
const STRAY = 0.02;

/**
 * The scanner of every tutorial, to compare with: 500 pixels, gray, blur, Canny, the largest contour with four corners.
 */
export async function textbookDetector({ width, height, channels, data }: Raster): Promise<Quad | null> {
  const scale = 500 / Math.max(width, height);
  const { data: gray, info } = await sharp(data, { raw: { width, height, channels } })
    .resize(Math.round(width * scale), Math.round(height * scale))
    .grayscale()
    .blur(1.1)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const quads = contours(canny(gray, info.width, info.height), info.width, info.height)
    .map((contour) => simplify(contour, STRAY * contour.length))
    .flatMap(([a, b, c, d, ...rest]) => (a && b && c && d && rest.length === 0 ? [clockwise([a, b, c, d])] : []))
    .filter(isConvex)
    .sort((one, other) => areaOf(other) - areaOf(one));
  const [a, b, c, d] = (quads[0] ?? []).map(({ x, y }) => ({ x: (x + 0.5) / scale, y: (y + 0.5) / scale }));
  return a && b && c && d ? [a, b, c, d] : null;
}

function clockwise(quad: Quad): Quad {
  return isConvex(quad) ? quad : [quad[0], quad[3], quad[2], quad[1]];
}

function canny(gray: Uint8Array, width: number, height: number): Uint8Array {
  const size = new Float32Array(gray.length);
  const across = new Int32Array(gray.length);
  const value = (at: number): number => gray[at] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, at = y * width + 1; x < width - 1; x += 1, at += 1) {
      const gx =
        value(at - width + 1) +
        2 * value(at + 1) +
        value(at + width + 1) -
        value(at - width - 1) -
        2 * value(at - 1) -
        value(at + width - 1);
      const gy =
        value(at + width - 1) +
        2 * value(at + width) +
        value(at + width + 1) -
        value(at - width - 1) -
        2 * value(at - width) -
        value(at - width + 1);
      size[at] = Math.abs(gx) + Math.abs(gy);
      const angle = Math.atan2(gy, gx);
      across[at] = Math.round(Math.cos(angle)) + Math.round(Math.sin(angle)) * width;
    }
  }
  const edge = new Uint8Array(gray.length);
  const isCrest = (at: number): boolean =>
    (size[at] ?? 0) > LOW &&
    (size[at] ?? 0) >= (size[at + (across[at] ?? 0)] ?? 0) &&
    (size[at] ?? 0) > (size[at - (across[at] ?? 0)] ?? 0);
  const open: number[] = [];
  for (let at = 0; at < gray.length; at += 1) if ((size[at] ?? 0) > HIGH && isCrest(at)) open.push(at);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (edge[at] === 1) continue;
    edge[at] = 1;
    for (const step of [1, -1, width, -width, width + 1, width - 1, -width + 1, -width - 1])
      if (edge[at + step] === 0 && isCrest(at + step)) open.push(at + step);
  }
  return edge;
}

/** Outer borders of all connected edges, by walking round them (Moore's neighbours). */
function contours(edge: Uint8Array, width: number, height: number): Point[][] {
  const round = [1, width + 1, width, width - 1, -1, -width - 1, -width, -width + 1];
  const known = new Uint8Array(edge.length);
  const found: Point[][] = [];
  for (let start = width; start < width * (height - 1); start += 1) {
    if (edge[start] !== 1 || known[start] === 1) continue;
    const border: number[] = [];
    let [at, heading] = [start, 6];
    do {
      border.push(at);
      const turned = round.findIndex((_, turn) => edge[at + (round[(heading + 5 + turn) % 8] ?? 0)] === 1);
      if (turned < 0) break;
      heading = (heading + 5 + turned) % 8;
      at += round[heading] ?? 0;
    } while (at !== start && border.length < 8 * (width + height));
    const open = [start];
    for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
      if (known[pixel] === 1) continue;
      known[pixel] = 1;
      for (const step of round) if (edge[pixel + step] === 1 && known[pixel + step] === 0) open.push(pixel + step);
    }
    if (border.length > 40) found.push(border.map((pixel) => ({ x: pixel % width, y: Math.floor(pixel / width) })));
  }
  return found;
}

/** Douglas and Peucker on a closed line: split at its two farthest points. */
function simplify(contour: Point[], stray: number): Point[] {
  const [first] = contour;
  if (first === undefined) return [];
  const far = contour.reduce(
    (best, { x, y }, at) =>
      Math.hypot(x - first.x, y - first.y) >
      Math.hypot((contour[best] ?? first).x - first.x, (contour[best] ?? first).y - first.y)
        ? at
        : best,
    0,
  );
  return [
    ...halve(contour.slice(0, far + 1), stray).slice(0, -1),
    ...halve([...contour.slice(far), first], stray).slice(0, -1),
  ];
}

function halve(line: Point[], stray: number): Point[] {
  const [from, to] = [line[0], line.at(-1)];
  if (from === undefined || to === undefined || line.length < 3) return line;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const away = line.map(
    ({ x, y }) => Math.abs((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) / length,
  );
  const farthest = away.indexOf(Math.max(...away));
  if ((away[farthest] ?? 0) <= stray) return [from, to];
  return [...halve(line.slice(0, farthest + 1), stray).slice(0, -1), ...halve(line.slice(farthest), stray)];
}
