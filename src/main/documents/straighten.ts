/** Perspective: the quadrilateral of a page in a picture becomes a rectangle. */
import type { Corners, Paper, Point, Raster } from './raster.ts';

const A4_RATIO = Math.SQRT2;
/** ISO/IEC 7810 ID-1: 85.60 × 53.98 mm. */
const CARD_RATIO = 85.6 / 53.98;
/** A photo taken at a slant shows proportions that are off by a few per cent. */
const TOLERANCE = 0.05;

/** At most `longestSide`, and never larger than the page is in the picture. */
export function straighten(image: Raster, corners: Corners, longestSide: number): { image: Raster; paper: Paper } {
  const { tl, tr, br, bl } = corners;
  const far = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
  const across = Math.max(1, (far(tl, tr) + far(bl, br)) / 2), down = Math.max(1, (far(tl, bl) + far(tr, br)) / 2);
  const paper = paperOf(Math.max(across, down) / Math.min(across, down));
  const long = Math.round(Math.min(longestSide, Math.max(across, down)));
  const ratio = paper === 'a4' ? A4_RATIO : paper === 'id-card' ? CARD_RATIO : Math.max(across, down) / Math.min(across, down);
  const short = Math.max(1, Math.round(long / ratio));
  const [width, height] = across > down ? [long, short] : [short, long];
  return { image: warp(image, corners, width, height), paper };
}

const paperOf = (ratio: number): Paper => (Math.abs(ratio / A4_RATIO - 1) < TOLERANCE ? 'a4' : Math.abs(ratio / CARD_RATIO - 1) < TOLERANCE ? 'id-card' : 'other');

/** Each pixel of the result is mixed from the four around where it comes from; outside the picture its border goes on. */
function warp({ width, height, channels, data }: Raster, corners: Corners, outWidth: number, outHeight: number): Raster {
  const { a, b, c, d, e, f, g, h } = fromUnitSquare(corners);
  const out = new Uint8Array(outWidth * outHeight * channels);
  const right = (width - 1) * channels, below = width * channels;
  for (let row = 0, at = 0; row < outHeight; row += 1) {
    const v = (row + 0.5) / outHeight;
    for (let column = 0; column < outWidth; column += 1) {
      const u = (column + 0.5) / outWidth;
      const w = g * u + h * v + 1;
      const x = Math.min(width - 1, Math.max(0, (a * u + b * v + c) / w - 0.5)), y = Math.min(height - 1, Math.max(0, (d * u + e * v + f) / w - 0.5));
      const left = Math.floor(x), top = Math.floor(y);
      const from = top * below + left * channels;
      const stepX = left * channels < right ? channels : 0, stepY = top < height - 1 ? below : 0;
      const partX = x - left, partY = y - top;
      for (let channel = 0; channel < channels; channel += 1, at += 1) {
        const here = from + channel;
        const upper = (data[here] ?? 0) * (1 - partX) + (data[here + stepX] ?? 0) * partX;
        const lower = (data[here + stepY] ?? 0) * (1 - partX) + (data[here + stepX + stepY] ?? 0) * partX;
        out[at] = upper * (1 - partY) + lower * partY + 0.5;
      }
    }
  }
  return { width: outWidth, height: outHeight, channels, data: out };
}

/** The projective map of the unit square to four points (Heckbert, « Fundamentals of Texture Mapping », 1989, 2.2.3). */
function fromUnitSquare({ tl, tr, br, bl }: Corners) {
  const dx1 = tr.x - br.x, dx2 = bl.x - br.x, sx = tl.x - tr.x + br.x - bl.x;
  const dy1 = tr.y - br.y, dy2 = bl.y - br.y, sy = tl.y - tr.y + br.y - bl.y;
  const area = dx1 * dy2 - dx2 * dy1 || 1;
  const g = (sx * dy2 - dx2 * sy) / area, h = (dx1 * sy - sx * dy1) / area;
  return { a: tr.x - tl.x + g * tr.x, b: bl.x - tl.x + h * bl.x, c: tl.x, d: tr.y - tl.y + g * tr.y, e: bl.y - tl.y + h * bl.y, f: tl.y, g, h };
}
