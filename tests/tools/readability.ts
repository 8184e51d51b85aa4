/** How well a machine reads a page: tesseract in French against the text that was printed. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Raster } from '../../src/worker/picture/raster.ts';

const run = promisify(execFile);

/** What tesseract reads in a picture's file. One thread: two are slower when the machine is shared. */
export async function read(file: string): Promise<string> {
  return (await run('tesseract', [file, '-', '-l', 'fra'], { env: { ...process.env, OMP_THREAD_LIMIT: '1' } })).stdout;
}

/**
 * Share of the printed characters that are not read, at most 1: each printed piece of a line is looked for anywhere in
 * what was read, and its letters that are wrong, missing or too many there are counted (Sellers, « The theory and
 * computation of evolutionary distances », 1980). Columns and boxes may be read in any order; blanks and kinds of
 * apostrophe do not count.
 */
export function errorRate(got: string, printed: string): number {
  const text = plain(got);
  const pieces = printed
    .split(/\n|\s{2,}/)
    .map(plain)
    .filter((piece) => piece.length > 0);
  const wrong = pieces.reduce((sum, piece) => sum + Math.min(piece.length, nearest(piece, text)), 0);
  return (
    wrong /
    Math.max(
      1,
      pieces.reduce((sum, { length }) => sum + length, 0),
    )
  );
}

/** The least number of changes that make `piece` of some part of `text`. */
function nearest(piece: string, text: string): number {
  let row = new Uint32Array(text.length + 1);
  for (let at = 1; at <= piece.length; at += 1) {
    const next = new Uint32Array(row.length);
    next[0] = at;
    for (let to = 1; to < row.length; to += 1)
      next[to] = Math.min(
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
        (row[to - 1] ?? 0) + (piece[at - 1] === text[to - 1] ? 0 : 1),
      );
    row = next;
  }
  return row.reduce((least, changes) => Math.min(least, changes), piece.length);
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[’‘]/g, "'").replaceAll(/\s+/g, ' ').trim();

/** Writes a file that gives its size as an A4 page, as readers and cleaners expect. */
export async function write({ width, height, channels, data }: Raster, file: string): Promise<number> {
  const dotsPerInch = Math.round((Math.max(width, height) / 297) * 25.4);
  await sharp(data, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .withMetadata({ density: dotsPerInch })
    .toFile(file);
  return dotsPerInch;
}
