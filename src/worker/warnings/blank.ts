import type { Background } from '../picture/background.ts';
import { evenLight } from '../correct/even-light.ts';
import { gray } from '../picture/gray.ts';
import type { Raster } from '../picture/raster.ts';

/**
 * Print that shines through from the other side differs from the paper by less than this, gray levels of 255; a pencil
 * by more.
 */
const INK = 28;
/**
 * Blurred writing is a gray haze: the mean of a block of so many pixels is darker than the paper by more than this.
 * What shines through, or a camera's noise, has lighter means.
 */
const BLOCK = 6;
const HAZE = 4;
/** A block of haze counts as so many of its pixels being ink: a line of blurred print has some ten such blocks. */
const HAZE_AS_INK = 2;
/**
 * The share of the page that is left out along its border: the sheet's edges, punched holes, the scanner's own shadow.
 */
const MARGIN = 0.04;

/**
 * Which share of the page's pixels, its margin left out, is ink of this side of the sheet: 0 to 1, sharp or blurred.
 * What shines through from the other side is too light to count.
 */
export function inkOn(page: Raster, background: Background): number {
  const { width, height, data } = gray(evenLight(page, background, 'white', { deepen: false }));
  const [left, top] = [Math.ceil(width * MARGIN), Math.ceil(height * MARGIN)];
  let ink = HAZE_AS_INK * hazeIn({ width, height, data }, left, top);
  for (let row = top; row < height - top; row += 1) {
    for (let column = left; column < width - left; column += 1)
      if ((data[row * width + column] ?? 255) < 255 - INK) ink += 1;
  }
  return ink / Math.max(1, (width - 2 * left) * (height - 2 * top));
}

/** How many blocks of the page are darker than paper as a whole. */
function hazeIn({ width, height, data }: Pick<Raster, 'width' | 'height' | 'data'>, left: number, top: number): number {
  let blocks = 0;
  for (let row = top; row + BLOCK <= height - top; row += BLOCK)
    for (let column = left; column + BLOCK <= width - left; column += BLOCK) {
      let sum = 0;
      for (let down = 0; down < BLOCK; down += 1)
        for (let along = 0; along < BLOCK; along += 1) sum += data[(row + down) * width + column + along] ?? 255;
      if (sum / (BLOCK * BLOCK) < 255 - HAZE) blocks += 1;
    }
  return blocks;
}
