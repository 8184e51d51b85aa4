/** Kinds of TIFF, PNG, GIF and JPEG as other programs write them: shown as they are, or refused for what they are. */
import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { decodePicture } from '../../../src/worker/decode.ts';
import { makePage } from '../../../src/worker/make.ts';
import { pagesInFile } from '../../../src/worker/open.ts';
import { PLAIN_SHAPE } from '../../../src/shared/shape.ts';
import { layOut } from '../../../src/worker/pdf/lay-out.ts';
import { writePdf } from '../../../src/worker/pdf/writer.ts';
import { check, imagesOf } from '../../tools/documents/pdf-tools.ts';
import { oldJpegTiff } from '../../tools/documents/tiff-by-hand.ts';
import { scratch, type Scratch } from '../../tools/documents/photos.ts';

const run = promisify(execFile);
/** With one thread: ImageMagick's wait for one another, on a busy machine for many times as long as they work. */
const execute = (program: string, options: readonly string[]) =>
  run(program, [...options], { env: { ...process.env, MAGICK_THREAD_LIMIT: '1', OMP_NUM_THREADS: '1' } });
let files: Scratch;
/** Shades, colours and a dark bar, by ImageMagick; the same in gray, and in black and white. */
let source: string;
let gray: string;
let black: string;
beforeAll(async () => {
  files = await scratch();
  source = files.at('source.png');
  gray = files.at('gray.png');
  black = files.at('black.png');
  const drawing = [
    '-fill',
    'black',
    '-draw',
    'rectangle 20,20 180,50',
    '-fill',
    'red',
    '-draw',
    'circle 60,200 60,230',
  ];
  await execute('convert', ['-size', '200x260', 'gradient:navy-orange', ...drawing, '-depth', '8', source]);
  await execute('convert', [source, '-colorspace', 'gray', '-depth', '8', gray]);
  await execute('convert', [source, '-monochrome', black]);
  await execute('convert', [source, files.at('source.tif')]);
});
afterAll(() => files.remove());

const samples = (path: string): Promise<Buffer> => sharp(path).toColourspace('srgb').removeAlpha().raw().toBuffer();

/** The mean difference of all samples between the page as we read it and what it was made from, gray levels. */
async function difference(path: string, from: string, page = 0): Promise<number> {
  const { pages } = await pagesInFile(path, files.path);
  const opened = pages[page];
  if (opened === undefined) throw new Error(`no page ${page}`);
  expect(opened.damaged ?? false).toBe(false);
  const { image, incomplete } = await decodePicture(opened.picture, 4000);
  expect(incomplete).toBe(false);
  const { width, height, channels } = image;
  const ours = await sharp(image.data, { raw: { width, height, channels } }).toColourspace('srgb').raw().toBuffer();
  const theirs = await samples(from);
  expect(ours.length).toBe(theirs.length);
  return ours.reduce((sum, value, at) => sum + Math.abs(value - (theirs[at] ?? 0)), 0) / ours.length;
}

type Sources = 'source' | 'gray' | 'black';
const fileOf = (which: Sources): string => ({ source, gray, black })[which];

describe('A TIFF', () => {
  test.each<[string, number, Sources, readonly string[]]>([
    ['of ImageMagick: LZW', 1, 'source', ['-compress', 'LZW']],
    ['of ImageMagick: deflated', 1, 'source', ['-compress', 'Zip']],
    ['of ImageMagick: packed', 1, 'source', ['-compress', 'RLE']],
    ['of ImageMagick: as JPEG', 6, 'source', ['-compress', 'JPEG', '-quality', '95']],
    ['of ImageMagick: 16 bits', 1, 'source', ['-depth', '16']],
    ['of ImageMagick: 12 bits', 1, 'source', ['-depth', '12']],
    ['of ImageMagick: Lab', 3, 'source', ['-colorspace', 'Lab']],
    ['of ImageMagick: planes one after another', 1, 'source', ['-interlace', 'Plane']],
    ['of ImageMagick: a palette', 2, 'gray', ['-type', 'Palette']],
    ['of ImageMagick: fax group 3', 0, 'black', ['-compress', 'Fax']],
    ['of ImageMagick: fax group 4', 0, 'black', ['-compress', 'Group4']],
  ])('%s: read as the picture it was made from', async (name, within, which, options) => {
    const path = files.at(`${name.replaceAll(/\W+/g, '-')}.tif`);
    await execute('convert', [fileOf(which), ...options, path]);
    expect(await difference(path, fileOf(which))).toBeLessThanOrEqual(within);
  });
  test.each<[string, readonly string[]]>([
    ['in tiles', ['-t', '-w', '64', '-l', '64']],
    ['in planes', ['-p', 'separate']],
    ['in planes of tiles', ['-p', 'separate', '-t', '-w', '64', '-l', '64']],
    ['big-endian', ['-B', '-c', 'lzw']],
    ['of 64-bit offsets', ['-8', '-c', 'zip:2']],
  ])("of libtiff's tiffcp, %s: read as the picture it was made from", async (name, options) => {
    const path = files.at(`${name.replaceAll(/\W+/g, '-')}.tif`);
    await execute('convert', [
      source,
      '-depth',
      '8',
      '-type',
      'TrueColor',
      '-define',
      'tiff:alpha=off',
      files.at('eight.tif'),
    ]);
    await execute('tiffcp', [...options, files.at('eight.tif'), path]);
    expect(await difference(path, source)).toBeLessThanOrEqual(1);
  });
  it('of an old scanner (JPEG as TIFF 6.0 first had it): read as libtiff reads it', async () => {
    await execute('convert', [source, '-quality', '92', '-sampling-factor', '1x1', files.at('inside.jpg')]);
    const path = await oldJpegTiff(files.at('old.tif'), await readFile(files.at('inside.jpg')), 200, 260);
    await execute('tiff2rgba', [path, files.at('old-rgba.tif')]);
    expect(await difference(path, files.at('old-rgba.tif'))).toBeLessThanOrEqual(2);
  });
  it.each(['lzma', 'zstd'])('packed with %s is refused as an unknown kind, not as damaged', async (how) => {
    await execute('tiffcp', ['-c', how, files.at('source.tif'), files.at(`${how}.tif`)]);
    await expect(pagesInFile(files.at(`${how}.tif`), files.path)).rejects.toThrow('unknown-kind');
  });
  it('of three pages, one of them of an unknown kind: the others are kept, and it is said once', async () => {
    await execute('tiffcp', ['-c', 'lzma', files.at('source.tif'), files.at('odd.tif')]);
    await execute('convert', [source, '-compress', 'LZW', files.at('good.tif')]);
    const path = files.at('three.tif');
    await execute('tiffcp', [files.at('good.tif'), path]);
    await execute('tiffcp', ['-a', '-c', 'lzma', files.at('odd.tif'), path]);
    await execute('tiffcp', ['-a', '-c', 'lzw', files.at('good.tif'), path]);
    const { pages, trouble } = await pagesInFile(path, files.path);
    expect([pages.length, trouble]).toEqual([2, 'unknown-kind']);
    expect(await difference(path, source, 1)).toBeLessThanOrEqual(1);
  });
});

describe('A JPEG', () => {
  test.each<[string, readonly string[]]>([
    ['progressive', ['-progressive']],
    ['arithmetic', ['-arithmetic']],
    ['with restart marks', ['-restart', '1']],
    ['in red, green and blue', ['-rgb']],
    ['gray', ['-grayscale']],
  ])("of libjpeg-turbo's cjpeg, %s: read as djpeg reads it", async (name, options) => {
    const path = files.at(`${name.replaceAll(/\W+/g, '-')}.jpg`);
    await execute('convert', [source, files.at('source.ppm')]);
    await execute('cjpeg', ['-quality', '90', ...options, '-outfile', path, files.at('source.ppm')]);
    await execute('djpeg', ['-pnm', '-outfile', files.at('read.pnm'), path]);
    await execute('convert', [files.at('read.pnm'), files.at('read.png')]);
    expect(await difference(path, files.at('read.png'))).toBeLessThanOrEqual(1);
  });
  it('of twelve bits a sample, from a film scanner, gives one page that is not of one shade', async () => {
    const { pages } = await pagesInFile(
      join(import.meta.dirname, '../../fixtures/documents/twelve-bits.jpg'),
      files.path,
    );
    expect([pages.length, pages[0]?.picture.width, pages[0]?.picture.height]).toEqual([1, 227, 149]);
    const { channels } = await sharp(pages[0]?.picture.path).stats();
    // A photograph: neither empty nor black.
    expect(channels[0]?.stdev).toBeGreaterThan(20);
  });
  it('with bytes between the segments of its header, as some cameras pad, is not called damaged', async () => {
    const bytes = await sharp(source).jpeg({ quality: 90 }).toBuffer();
    const padded = Buffer.concat([bytes.subarray(0, 20), Buffer.from([0, 0, 0, 0, 0]), bytes.subarray(20)]);
    await writeFile(files.at('padded.jpg'), padded);
    expect(await difference(files.at('padded.jpg'), source)).toBeLessThanOrEqual(4);
  });
});

describe('A picture of few colours, saved as it is', () => {
  test.each<[string, string, readonly string[]]>([
    ['a PNG of one bit', 'png', ['-monochrome', '-define', 'png:bit-depth=1', '-define', 'png:color-type=0']],
    [
      'a PNG of two colours by number',
      'png',
      ['-monochrome', '-define', 'png:color-type=3', '-define', 'png:bit-depth=1'],
    ],
    ['a PNG of 16 colours', 'png', ['-colors', '16', '-define', 'png:color-type=3']],
    ['a GIF of 256 colours', 'gif', ['-colors', '256']],
  ])(
    '%s grows by no more than a quarter and 500 bytes, and every pixel is what it was',
    async (name, kind, options) => {
      const path = files.at(`${name.replaceAll(/\W+/g, '-')}.${kind}`);
      await execute('convert', [source, ...options, path]);
      const { pages } = await pagesInFile(path, files.path);
      const picture = pages[0]?.picture;
      if (picture === undefined) throw new Error('no page');
      const treatment = { corners: null, rotation: 0, mode: 'photo', level: false, sheet: null } as const;
      const made = await makePage({ picture, treatment, preset: 'original', file: files.at(`${kind}.stored`) });
      if (made.kind !== 'image') throw new Error('no image');
      expect(made.bytes).toBeLessThan((await stat(path)).size * 1.25 + 500);
      const pdf = files.at(`${name.replaceAll(/\W+/g, '-')}.pdf`);
      await writePdf(
        pdf,
        layOut([made], PLAIN_SHAPE).filter((sheet) => sheet.kind === 'images'),
        { info: '', catalog: '', streams: [], id: '00'.repeat(16) },
      );
      await check(pdf);
      expect(await imagesOf(pdf)).toMatchObject([{ width: 200, height: 260 }]);
      await execute('pdfimages', ['-png', pdf, files.at('out')]);
      expect((await samples(files.at('out-000.png'))).equals(await samples(path))).toBe(true);
    },
  );
});

describe('A damaged picture', () => {
  beforeAll(() => execute('convert', [source, '-colors', '64', files.at('whole.gif')]));
  const isDamaged = async (path: string): Promise<boolean> => {
    const { pages } = await pagesInFile(path, files.path);
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    return page.damaged === true || (await decodePicture(page.picture, 600)).incomplete;
  };
  it('fax group 4 with changed bytes: opens, and is known to be damaged', async () => {
    await execute('convert', [black, '-compress', 'Group4', files.at('changed.tif')]);
    const bytes = await readFile(files.at('changed.tif'));
    for (let at = Math.floor(bytes.length / 2); at < bytes.length / 2 + 20; at += 1)
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
    await writeFile(files.at('changed.tif'), bytes);
    expect(await isDamaged(files.at('changed.tif'))).toBe(true);
  });
  it('a PNG with a changed byte in its picture: opens, and is known to be damaged', async () => {
    const bytes = await readFile(source);
    const at = bytes.indexOf('IDAT') + Math.floor(bytes.length / 4);
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    await writeFile(files.at('changed.png'), bytes);
    expect(await isDamaged(files.at('changed.png')).catch(String)).toBe(true);
  });
  it('a GIF that ends in its middle: its upper part is kept, and it is known to be damaged', async () => {
    expect(await isDamaged(files.at('whole.gif'))).toBe(false);
    const bytes = await readFile(files.at('whole.gif'));
    await writeFile(files.at('cut.gif'), bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    expect(await isDamaged(files.at('cut.gif'))).toBe(true);
    const { pages } = await pagesInFile(files.at('cut.gif'), files.path);
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    const { image } = await decodePicture(page.picture, 600);
    const whole = await samples(files.at('whole.gif'));
    const upper = 200 * 3 * 100;
    expect(Buffer.from(image.data.subarray(0, upper)).equals(whole.subarray(0, upper))).toBe(true);
  });
  it('a GIF with a piece inside overwritten: opens and is known to be damaged, or is refused as broken', async () => {
    const bytes = await readFile(files.at('whole.gif'));
    bytes.fill(0xff, Math.floor(bytes.length * 0.6), Math.floor(bytes.length * 0.6) + 60);
    await writeFile(files.at('changed.gif'), bytes);
    expect([true, 'JobFailed: broken']).toContain(await isDamaged(files.at('changed.gif')).catch(String));
  });
});
