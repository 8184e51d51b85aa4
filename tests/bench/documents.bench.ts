/**
 * Photos to PDF as whole processes, beside img2pdf in the same run. Prints; judges nothing but that the work was done.
 * Times vary with what else the machine does: the ratios count, and the medians of several runs.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawing, scratch, type Scratch } from '../tools/documents/photos.ts';
import { measure, median, time, type Measured, type Timed } from '../tools/measure.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const PAIRS = 7;
const WIDTH = 3024,
  HEIGHT = 4032;
let files: Scratch;
let photos: string[];

/** 12 megapixels of a letter on a table, with a camera's noise and a shadow: no two the same. */
async function photo(path: string, index: number): Promise<string> {
  const page = await drawing({ width: 2300, height: 3253, text: `Page ${index + 1}` })
    .png()
    .toBuffer();
  const noise = await sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const shade = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><linearGradient id="g" x2="1" y2="1"><stop stop-opacity="0"/><stop offset="1" stop-opacity=".35"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
  );
  const flat = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#6b4a2f' } })
    .composite([{ input: page, left: 360, top: 390 }, { input: shade }, { input: noise, blend: 'soft-light' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  await sharp(flat).jpeg({ quality: 95 }).toFile(path);
  return path;
}

beforeAll(async () => {
  files = await scratch();
  photos = [];
  for (let index = 0; index < 20; index += 1) photos.push(await photo(files.at(`IMG ${index + 1}.jpg`), index));
  const sizes = await Promise.all(photos.map(async (path) => (await stat(path)).size));
  console.log(`20 photos of ${WIDTH} × ${HEIGHT}, ${(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(0)} MB`);
});
afterAll(() => files.remove());

const ours = (options: readonly string[], from: readonly string[] = photos): [string, string[]] => [
  process.execPath,
  [CLI, 'pdf', ...from, '-o', files.at('ours.pdf'), ...options],
];
const theirs = (): [string, string[]] => ['img2pdf', [...photos, '-o', files.at('theirs.pdf')]];

function told(what: string, runs: readonly Timed[], pages: number): string {
  for (const { code } of runs) expect(code).toBe(0);
  const seconds = median(runs.map((run) => run.seconds));
  return `${what}: ${seconds.toFixed(2)} s (${(seconds / pages).toFixed(3)} s a page)`;
}
const weighed = (what: string, { code, peakMb }: Measured): string => {
  expect(code).toBe(0);
  return `${what}: peak ${peakMb.toFixed(0)} MB in all processes`;
};

it('original beside img2pdf', async () => {
  const pairs: { our: Timed; their: Timed }[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1)
    pairs.push({ our: await time(...ours(['--preset', 'original'])), their: await time(...theirs()) });
  console.log(
    told(
      'original',
      pairs.map(({ our }) => our),
      20,
    ),
  );
  console.log(
    told(
      'img2pdf ',
      pairs.map(({ their }) => their),
      20,
    ),
  );
  const ratio = median(pairs.map(({ our, their }) => our.seconds / their.seconds));
  console.log(`ratio of times ${ratio.toFixed(2)} (wanted: at most 1.5)`);
  const [our, their] = [await measure(...ours(['--preset', 'original'])), await measure(...theirs())];
  const heavier = (our.peakMb / their.peakMb).toFixed(2);
  console.log(`${weighed('original', our)}; ${weighed('img2pdf', their)}; ratio ${heavier} (wanted: at most 2)`);
});

it.each([
  ['mail, gray, without detection (wanted: 0.30 s a page)', ['--mode', 'gray', '--no-crop']],
  ['mail, gray, detection and all corrections (wanted: 1.0 s a page)', ['--mode', 'gray']],
  ['mail, colour, all corrections', ['--mode', 'color']],
  ['mail, black and white, all corrections', ['--mode', 'bw']],
  ['archive, colour, all corrections', ['--mode', 'color', '--preset', 'archive']],
] as const)('%s', async (what, options) => {
  const runs = [await time(...ours(options)), await time(...ours(options)), await time(...ours(options))];
  const bytes = (await stat(files.at('ours.pdf'))).size / photos.length;
  const plain = await plainBytes();
  console.log(
    `${told(what, runs, 20)}, ${(bytes / 1000).toFixed(1)} kB a page, ` +
      `${(bytes / plain).toFixed(2)} × plain gray JPEG (wanted: 60 kB where plain takes 53: ${(60 / 53).toFixed(2)})`,
  );
  console.log(weighed(what, await measure(...ours(options))));
});

it('200 pages (wanted: at most 700 MB in all processes together)', async () => {
  const many = Array.from({ length: 10 }, () => photos).flat();
  console.log(weighed('mail, gray, 200 pages', await measure(...ours(['--mode', 'gray'], many))));
});

/**
 * How dense these photos are: the bytes of the facts' baseline, gray at 200 dpi and quality 60 by sharp alone (53 kB on
 * the facts' own photos).
 */
async function plainBytes(): Promise<number> {
  const sizes = await Promise.all(
    photos
      .slice(0, 5)
      .map(
        async (path) =>
          (await sharp(path).resize(1654, 2339, { fit: 'inside' }).grayscale().jpeg({ quality: 60 }).toBuffer()).length,
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
