/** TIFFs of many pages are taken apart: every page has the pixels that it has in its pile, of whatever kind it is. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { MOST_PAGES } from '../../../src/worker/formats/limits.ts';
import { takeApart } from '../../../src/worker/formats/tiff-pile.ts';
import { readTiffTables } from '../../../src/worker/formats/whole.ts';
import { pagesInFile } from '../../../src/worker/open.ts';
import { tiffOf, written } from '../../tools/documents/photos.ts';
import { tiffOfTables } from '../../tools/documents/tiff-by-hand.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const run = promisify(execFile);
const PAGES = 14;
const files = scratchForAll();
let pile: string;
beforeAll(async () => {
  pile = await tiffOf(files.at('pile.tif'), PAGES);
  await run('exiftool', ['-q', '-overwrite_original', '-EXIF:Artist=TRAHISON', '-XMP-dc:Creator=TRAHISON', pile]);
});

const pixels = (path: string, page: number): Promise<Buffer> => sharp(path, { page }).raw().toBuffer();

it.each([
  ['packed with LZW', ['-c', 'lzw']],
  ['not compressed, in strips of 16 rows', ['-c', 'none', '-r', '16']],
  ['deflated, with a predictor', ['-c', 'zip:2']],
  ['packed as JPEG', ['-c', 'jpeg']],
  ['in tiles', ['-c', 'lzw', '-t', '-w', '64', '-l', '64']],
  ['in planes', ['-c', 'lzw', '-p', 'separate']],
  ['whose numbers are big-endian', ['-c', 'lzw', '-B']],
  ['that is a BigTIFF', ['-c', 'lzw', '-8']],
  ['that is a big-endian BigTIFF', ['-c', 'lzw', '-8', '-B']],
] as const)(
  'a TIFF of many pages %s is taken apart into a file for each page; the first two and the last have the pixels that they had, and no longer the author’s name',
  async (kind, options) => {
    const path = files.at(`${kind}.tif`);
    await run('tiffcp', [...options, pile, path]);
    const apart = await takeApart(path, files.path, 100);
    expect(apart?.more).toBe(false);
    expect(apart?.files).toHaveLength(PAGES);
    for (const page of [0, 1, PAGES - 1]) {
      const alone = apart?.files[page] ?? '';
      expect((await pixels(alone, 0)).equals(await pixels(path, page)), `page ${page}`).toBe(true);
      expect((await readFile(alone)).includes('TRAHISON')).toBe(false);
    }
  },
);

it('a fax of many pages and one bit a pixel keeps one bit, and its first page, turned by a tag, lies as that tag says', async () => {
  const [gray, fax] = [files.at('gray.tif'), files.at('fax.tif')];
  // ImageMagick's own fax coder takes a minute on a busy machine; tiffcp compresses in the next line.
  await run('convert', [pile, '-threshold', '50%', '-colorspace', 'gray', '-depth', '1', gray]);
  await run('tiffcp', ['-c', 'g4', gray, fax]);
  await run('tiffset', ['-s', '274', '6', fax]);
  const opened = await pagesInFile(fax, files.path);
  expect(opened.pages).toHaveLength(PAGES);
  expect(opened.pages.every(({ bilevel }) => bilevel)).toBe(true);
  const [first] = opened.pages;
  expect(first?.picture).toMatchObject({ width: 400, height: 300 });
  expect((await pixels(first?.picture.path ?? '', 0)).equals(await pixels(fax, 0))).toBe(true);
});

it('the tables of a TIFF with more pages than are read show that there are more, so that it can be said', async () => {
  const tables = await readTiffTables(await written(files.at('many.tif'), tiffOfTables(MOST_PAGES + 5)));
  expect(tables?.pages.length).toBeGreaterThan(MOST_PAGES);
});

it('of a TIFF only as many pages as asked for are taken out, and it is known that there are more', async () => {
  const apart = await takeApart(pile, files.path, 3);
  expect([apart?.files.length, apart?.more]).toEqual([3, true]);
});

it('a TIFF of many pages whose tables lie is left whole, or gives no more pages than it has', async () => {
  const bytes = await readFile(pile);
  for (const at of [4, 8, bytes.readUInt32LE(4), bytes.readUInt32LE(4) + 4]) {
    const broken = Buffer.from(bytes);
    broken.fill(0xff, at, at + 8);
    const path = files.at(`broken-${at}.tif`);
    await writeFile(path, broken);
    const apart = await takeApart(path, files.path, 100);
    expect(apart === null || apart.files.length <= PAGES).toBe(true);
  }
});
