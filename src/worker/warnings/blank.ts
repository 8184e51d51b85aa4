import type { Background } from '../picture/background.ts';
import { evenLight } from '../correct/even-light.ts';
import { gray } from '../picture/gray.ts';
import type { Raster } from '../picture/raster.ts';

/** Print that shines through from the other side differs from the paper by less than this, gray levels of 255. */
const INK = 62;
/**
 * The share of the page that is left out along its border: the sheet's edges, punched holes, the scanner's own shadow.
 */
const MARGIN = 0.04;

/**
 * Which share of the page's pixels, its margin left out, is ink of this side of the sheet: 0 to 1. What shines through
 * from the other side is too light to count.
 */
export function inkOn(page: Raster, background: Background): number {
  const { width, height, data } = gray(evenLight(page, background, 'white', { deepen: false }));
  const [left, top] = [Math.ceil(width * MARGIN), Math.ceil(height * MARGIN)];
  let ink = 0;
  for (let row = top; row < height - top; row += 1) {
    for (let column = left; column < width - left; column += 1)
      if ((data[row * width + column] ?? 255) < 255 - INK) ink += 1;
  }
  return ink / Math.max(1, (width - 2 * left) * (height - 2 * top));
}
