/** What independent programs say of a PDF: qpdf and poppler. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';

const run = promisify(execFile);
const LARGE = { maxBuffer: 256 * 1024 * 1024 };

/** Checks the PDF with qpdf; throws with qpdf's words when it is not sound. */
export async function check(path: string, password = ''): Promise<string> {
  return (await run('qpdf', [`--password=${password}`, '--check', path])).stdout;
}

/** How many pages the PDF has. */
export async function pageCountOf(path: string): Promise<number> {
  return Number((await run('qpdf', ['--show-npages', path])).stdout);
}

export async function textOf(path: string): Promise<string> {
  return (await run('pdftotext', [path, '-'])).stdout;
}

/** The images in the PDF, as `pdfimages -list` lists them. */
export async function imagesOf(
  path: string,
): Promise<{ type: string; width: number; height: number; color: string; bits: number; encoding: string }[]> {
  const { stdout } = await run('pdfimages', ['-list', path]);
  return stdout
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => {
      const [, , type = '', width, height, color = '', , bits, encoding = ''] = line.trim().split(/\s+/);
      return { type, width: Number(width), height: Number(height), color, bits: Number(bits), encoding };
    });
}

/** The bytes of an image as they are stored in the PDF. */
export async function streamOf(path: string, object: number): Promise<Buffer> {
  return (await run('qpdf', ['--raw-stream-data', `--show-object=${object}`, path], { ...LARGE, encoding: 'buffer' }))
    .stdout;
}

/** The PDF taken apart: without compression, as text. */
export async function plain(path: string): Promise<string> {
  return (await run('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { ...LARGE, encoding: 'latin1' })).stdout;
}

export interface Shown {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
  /** Red, green, blue at shares of width and height. */ at(x: number, y: number): [number, number, number];
}

/** A page as poppler draws it, at `dpi` dots per inch. */
export async function drawn(path: string, page = 1, dpi = 36): Promise<Shown> {
  const folder = await mkdtemp(join(tmpdir(), 'drawn-'));
  try {
    await run('pdftoppm', [
      '-r',
      String(dpi),
      '-f',
      String(page),
      '-l',
      String(page),
      '-png',
      '-singlefile',
      path,
      join(folder, 'page'),
    ]);
    return await raster(await sharp(join(folder, 'page.png')).toBuffer());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function raster(picture: Buffer | Uint8Array): Promise<Shown> {
  const {
    data,
    info: { width, height },
  } = await sharp(picture).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    width,
    height,
    data,
    at(x, y) {
      const from =
        (Math.min(height - 1, Math.floor(y * height)) * width + Math.min(width - 1, Math.floor(x * width))) * 3;
      return [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
    },
  };
}

export const isRed = ([red, green, blue]: readonly [number, number, number]): boolean =>
  red > 150 && green < 110 && blue < 110;
export const isBlue = ([red, green, blue]: readonly [number, number, number]): boolean =>
  blue > 150 && red < 110 && green < 110;
