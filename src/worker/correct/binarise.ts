import type { Raster } from '../picture/raster.ts';

/** The side of the window, as a share of the page's height: it holds some lines of writing. */
const WINDOW = 1 / 40;
const SENSITIVITY = 0.3;
/** Half the range of gray levels, which is the deviation of a window with as much ink as paper. */
const FULL_CONTRAST = 128;
/**
 * The page's light is even by now. What is darker than this is ink even where all around it is ink; what is lighter
 * than the other is paper even beside a speck. Gray levels.
 */
const SURELY_INK = 90;
const SURELY_PAPER = 236;
/**
 * Faint print in an otherwise bare window: it is darker than the window's mean by so many gray levels and by so many
 * deviations. The neighbouring pixels count too, so that the paper's grain is not taken for print.
 */
const FAINT = { levels: 26, deviations: 2 };

/**
 * Makes a gray page (one channel, its light evened before) black and white: ink becomes 0 and paper 255. What is ink is
 * decided by what surrounds each pixel, after Sauvola and Pietikäinen, « Adaptive document image binarization » (2000),
 * with sums that slide over the page, and with limits so that dark bars and pictures do not come out hollow.
 */
export function binarise({ width, height, data }: Raster): Raster {
  const radius = Math.max(3, Math.round((Math.max(width, height) * WINDOW) / 2));
  const out = new Uint8Array(width * height);
  // Sums of the window’s columns slide down the page, and each row slides across them: whole numbers, as exact as
  // integral images, in two rows of memory.
  const columns = new Float64Array(width);
  const squares = new Float64Array(width);
  const add = (row: number, sign: 1 | -1): void => {
    for (let column = 0, at = row * width; column < width; column += 1, at += 1) {
      const value = data[at] ?? 0;
      columns[column] = (columns[column] ?? 0) + sign * value;
      squares[column] = (squares[column] ?? 0) + sign * value * value;
    }
  };
  const around = (at: number, column: number, row: number): number => {
    const value = data[at] ?? 0;
    const beside = (column > 0 ? (data[at - 1] ?? 0) : value) + (column < width - 1 ? (data[at + 1] ?? 0) : value);
    return (
      (value * 2 +
        beside +
        (row > 0 ? (data[at - width] ?? 0) : value) +
        (row < height - 1 ? (data[at + width] ?? 0) : value)) /
      6
    );
  };
  for (let row = 0; row < Math.min(radius, height); row += 1) add(row, 1);
  for (let row = 0; row < height; row += 1) {
    if (row + radius < height) add(row + radius, 1);
    if (row - radius - 1 >= 0) add(row - radius - 1, -1);
    const rows = Math.min(height - 1, row + radius) - Math.max(0, row - radius) + 1;
    let sum = 0;
    let square = 0;
    for (let column = 0; column < Math.min(radius, width); column += 1) {
      sum += columns[column] ?? 0;
      square += squares[column] ?? 0;
    }
    for (let column = 0, at = row * width; column < width; column += 1, at += 1) {
      if (column + radius < width) {
        sum += columns[column + radius] ?? 0;
        square += squares[column + radius] ?? 0;
      }
      if (column - radius - 1 >= 0) {
        sum -= columns[column - radius - 1] ?? 0;
        square -= squares[column - radius - 1] ?? 0;
      }
      const count = rows * (Math.min(width - 1, column + radius) - Math.max(0, column - radius) + 1);
      const mean = sum / count;
      const deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
      const threshold = mean * (1 + SENSITIVITY * (deviation / FULL_CONTRAST - 1));
      const ink = (data[at] ?? 0) <= Math.min(SURELY_PAPER, Math.max(SURELY_INK, threshold));
      const faintest = mean - Math.max(FAINT.levels, FAINT.deviations * deviation);
      out[at] = ink || (faintest > threshold && mean > SURELY_PAPER && around(at, column, row) <= faintest) ? 0 : 255;
    }
  }
  return { width, height, channels: 1, data: out };
}
