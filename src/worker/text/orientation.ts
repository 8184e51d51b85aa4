/** Which way up a page is, found by reading a piece of it: only one way makes words. */
import sharp from 'sharp';
import { gray } from '../picture/gray.ts';
import type { Raster } from '../picture/raster.ts';
import { lettersOf } from './believed.ts';
import { readText } from './engine.ts';
import { turnedGray, type Quarter } from './quarter-turns.ts';

/** Pixels of the longest side of a page of A4 at which small print still makes words. */
const READ_SIDE = 2200;
/** Of that, the side of the square piece that is read: some eight lines of print. */
const PIECE_SIDE = 600;
/** The piece is looked for in a raster of cells of this many pixels. */
const CELL = 40;
/** So many believed letters, and so large a share of all, are a page that was read: no other way need be tried. */
const ENOUGH_LETTERS = 60;
const MOST_OF_THEM = 0.7;
/** Fewer say nothing, whichever way. */
const FEWEST_LETTERS = 12;
/** The best way must make so many times as many letters as the next one. */
const CLEARLY = 2.5;

/** By how much a page has to be turned clockwise to stand upright, and how many letters could be read then. */
export interface Upright {
  readonly rotation: Quarter;
  readonly letters: number;
}

/**
 * Tells which way up the writing on a page is, from an image at 200 dots per inch or more if there is one; null when
 * too little can be read to say so. A page that is upright already is the quickest to tell.
 */
export async function uprightOf(image: Raster): Promise<Upright | null> {
  const piece = await densestPiece(image);
  const tried: Upright[] = [];
  for (const rotation of isSideways(piece) ? ([90, 270, 0, 180] as const) : ([0, 180, 90, 270] as const)) {
    const { believed, all } = lettersOf(await readText(await turnedGray(piece, rotation), ['fra'], 'block'));
    tried.push({ rotation, letters: believed });
    if (believed >= ENOUGH_LETTERS && believed >= MOST_OF_THEM * all) break;
  }
  const [best, next] = tried.toSorted((one, other) => other.letters - one.letters);
  if (best === undefined || best.letters < FEWEST_LETTERS) return null;
  return best.letters >= CLEARLY * (next?.letters ?? 0) ? best : null;
}

/** Whether light and dark change more from column to column than from row to row, as lines make it that run upwards. */
function isSideways({ width, height, data }: Raster): boolean {
  const rows = new Float64Array(height),
    columns = new Float64Array(width);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const sample = data[row * width + column] ?? 0;
      rows[row] = (rows[row] ?? 0) + sample / width;
      columns[column] = (columns[column] ?? 0) + sample / height;
    }
  return unrest(columns) > unrest(rows);
}

/** Mean square of the change over four pixels: less than a line's height, more than a stroke's. */
function unrest(means: Float64Array): number {
  let sum = 0;
  for (let at = 4; at < means.length; at += 1) sum += ((means[at] ?? 0) - (means[at - 4] ?? 0)) ** 2;
  return sum / Math.max(1, means.length - 4);
}

/** The square with the most steps between light and dark, at the size for reading, gray. */
async function densestPiece(image: Raster): Promise<Raster> {
  const { width, height, data } = gray(image);
  const { data: small, info } = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize({ width: READ_SIDE, height: READ_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const page: Raster = { width: info.width, height: info.height, channels: 1, data: small };
  const [across, down] = [Math.ceil(page.width / CELL), Math.ceil(page.height / CELL)];
  const steps = stepsIn(page, across, down);
  const [wide, high] = [Math.min(across, PIECE_SIDE / CELL), Math.min(down, PIECE_SIDE / CELL)];
  let best = { x: 0, y: 0, sum: -1 };
  for (let y = 0; y + high <= down; y += 2)
    for (let x = 0; x + wide <= across; x += 2) {
      let sum = 0;
      for (let row = y; row < y + high; row += 1)
        for (let column = x; column < x + wide; column += 1) sum += steps[row * across + column] ?? 0;
      if (sum > best.sum) best = { x, y, sum };
    }
  const piece = {
    left: best.x * CELL,
    top: best.y * CELL,
    width: Math.min(wide * CELL, page.width - best.x * CELL),
    height: Math.min(high * CELL, page.height - best.y * CELL),
  };
  const cut = Buffer.alloc(piece.width * piece.height);
  for (let row = 0; row < piece.height; row += 1) {
    const from = (piece.top + row) * page.width + piece.left;
    cut.set(page.data.subarray(from, from + piece.width), row * piece.width);
  }
  return { width: piece.width, height: piece.height, channels: 1, data: cut };
}

/**
 * How often light turns into dark in each cell, along rows and columns alike. Counted up to what dense print has: a
 * photograph or a pattern in the page has more, and no words.
 */
function stepsIn({ width, height, data }: Raster, across: number, down: number): Float32Array {
  const STEP = 40,
    DENSE_PRINT = 0.25 * CELL * CELL;
  const steps = new Float32Array(across * down);
  for (let row = 2; row < height; row += 1)
    for (let column = 2; column < width; column += 1) {
      const at = row * width + column;
      const here = data[at] ?? 0;
      const step = Math.abs(here - (data[at - 2] ?? 0)) > STEP || Math.abs(here - (data[at - 2 * width] ?? 0)) > STEP;
      if (!step) continue;
      const cell = Math.floor(row / CELL) * across + Math.floor(column / CELL);
      steps[cell] = (steps[cell] ?? 0) + 1;
    }
  return steps.map((count) => (count > DENSE_PRINT * 2 ? 0 : Math.min(count, DENSE_PRINT)));
}
