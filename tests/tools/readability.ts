/** How well a machine reads a page: tesseract in French against the text that was printed. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Raster } from '../../src/main/documents/raster.ts';

const run = promisify(execFile);

/** What tesseract reads in a picture's file. One thread: two are slower when the machine is shared. */
export async function read(file: string): Promise<string> {
  return (await run('tesseract', [file, '-', '-l', 'fra'], { env: { ...process.env, OMP_THREAD_LIMIT: '1' } })).stdout;
}

/** Share of characters that are wrong, missing or too many (Levenshtein), at most 1; blanks and kinds of apostrophe do not count. */
export function errorRate(got: string, printed: string): number {
  const [one, other] = [plain(got), plain(printed)];
  let row = Uint32Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = new Uint32Array(row.length);
    next[0] = at;
    for (let to = 1; to < row.length; to += 1) next[to] = Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1));
    row = next;
  }
  return Math.min(1, (row[other.length] ?? 0) / Math.max(1, other.length));
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[’‘]/g, "'").replaceAll(/\s+/g, ' ').trim();

/** A file that says how large an A4 page it is, as readers and cleaners expect. */
export async function write({ width, height, channels, data }: Raster, file: string): Promise<number> {
  const dotsPerInch = Math.round((Math.max(width, height) / 297) * 25.4);
  await sharp(data, { raw: { width, height, channels } }).toColourspace(channels === 1 ? 'b-w' : 'srgb').withMetadata({ density: dotsPerInch }).toFile(file);
  return dotsPerInch;
}
