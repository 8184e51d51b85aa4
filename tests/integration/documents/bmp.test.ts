/** Every kind of BMP, read as netpbm or ImageMagick reads it. */
import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { pagesInFile } from '../../../src/worker/open.ts';
import { HEIGHT, KINDS, WIDTH, bmpByHand } from '../../tools/documents/bmp-by-hand.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const execute = promisify(execFile);
const files = scratchForAll();

/** Samples of a picture as another program reads it. */
async function asOthersRead(path: string, program: 'convert' | 'bmptopnm' = 'convert'): Promise<Buffer> {
  const options = program === 'convert' ? [path, '-depth', '8', 'ppm:-'] : [path];
  const { stdout } = await execute(program, options, { encoding: 'buffer', maxBuffer: 1e8 });
  return stdout.subarray(stdout.length - WIDTH * HEIGHT * 3);
}
async function asWeRead(path: string): Promise<Buffer> {
  const { pages } = await pagesInFile(path, files.at('.'));
  return sharp(pages[0]?.picture.path).toColourspace('srgb').removeAlpha().raw().toBuffer();
}
/**
 * ImageMagick 6 refuses two bits, and neither it nor netpbm reads OS/2's second version or four bits a colour right:
 * those show the same picture as a plain kind that ImageMagick does read.
 */
const TOLD_OTHERWISE: Readonly<Record<string, { as: keyof typeof KINDS; within: number }>> = {
  'eight bits, OS/2 2': { as: 'eight bits, all 256 colours', within: 1 },
  'eight bits, OS/2 2 cut short': { as: 'eight bits, all 256 colours', within: 1 },
  // Sixteen steps a colour: half a step is 8.5 of 255.
  'sixteen bits, four a colour': { as: 'twenty-four bits', within: 9 },
};
const largestDifference = (one: Buffer, other: Buffer): number =>
  one.length === other.length
    ? one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 0))), 0)
    : 255;

describe('A BMP written by hand', () => {
  test.each(Object.entries(KINDS))(
    'of the kind « %s » has the pixels that ImageMagick or netpbm reads, of it or of the same picture in another kind',
    async (name, kind) => {
      const path = files.at(`${name.replaceAll(/\W/g, '-')}.bmp`);
      await writeFile(path, bmpByHand(kind));
      const { as = name, within = 1 } = TOLD_OTHERWISE[name] ?? {};
      const judged = files.at('judged.bmp');
      await writeFile(judged, bmpByHand(KINDS[as] ?? kind));
      const reference = await asOthersRead(judged, name === 'two bits' ? 'bmptopnm' : 'convert');
      expect(largestDifference(await asWeRead(path), reference)).toBeLessThanOrEqual(within);
    },
  );
});

describe('A BMP of another program', () => {
  test.each<[string, string, readonly string[]]>([
    ['netpbm for Windows, eight bits', 'ppmtobmp', ['-windows', '-bpp=8']],
    ['netpbm for OS/2, eight bits', 'ppmtobmp', ['-os2', '-bpp=8']],
    ['netpbm for OS/2, twenty-four bits', 'ppmtobmp', ['-os2', '-bpp=24']],
  ])('%s: read as the picture that was given to it', async (name, program, options) => {
    const path = files.at(`${name.replaceAll(/\W/g, '-')}.bmp`);
    const source = files.at('source.bmp');
    await writeFile(source, bmpByHand({ header: 40, bits: 8, palette: 16 }));
    const { stdout: ppm } = await execute('convert', [source, 'ppm:-'], { encoding: 'buffer' });
    await writeFile(files.at('source.ppm'), ppm);
    const { stdout } = await execute(program, [...options, files.at('source.ppm')], { encoding: 'buffer' });
    await writeFile(path, stdout);
    expect(largestDifference(await asWeRead(path), await asOthersRead(source))).toBeLessThanOrEqual(1);
  });
});

it('a BMP that ends in its middle: what is there is kept, and the page says that a part is missing', async () => {
  const whole = bmpByHand({ header: 40, bits: 24, topDown: true });
  await writeFile(files.at('cut.bmp'), whole.subarray(0, 54 + Math.floor((whole.length - 54) / 2)));
  await writeFile(files.at('whole.bmp'), whole);
  const { pages } = await pagesInFile(files.at('cut.bmp'), files.at('.'));
  expect(pages[0]?.damaged).toBe(true);
  const [cut, all] = [await asWeRead(files.at('cut.bmp')), await asWeRead(files.at('whole.bmp'))];
  const rows = Math.floor(HEIGHT / 2) * WIDTH * 3;
  expect(cut.subarray(0, rows).equals(all.subarray(0, rows))).toBe(true);
});

it('a BMP that says a JPEG is packed in it, and points at itself, is refused as broken, and nothing is copied', async () => {
  const bytes = bmpByHand({ header: 40, bits: 24 });
  bytes.writeUInt32LE(0, 10);
  bytes.writeUInt32LE(4, 30);
  await writeFile(files.at('itself.bmp'), bytes);
  const before = await readdir(files.path);
  await expect(pagesInFile(files.at('itself.bmp'), files.path)).rejects.toThrow('broken');
  expect(await readdir(files.path)).toEqual(before);
});

it('a small BMP whose header claims 100,000 × 100,000 pixels is refused as too many pixels', async () => {
  const bytes = bmpByHand({ header: 40, bits: 24 });
  bytes.writeInt32LE(100_000, 18);
  bytes.writeInt32LE(100_000, 22);
  await writeFile(files.at('lie.bmp'), bytes);
  await expect(pagesInFile(files.at('lie.bmp'), files.at('.'))).rejects.toThrow('too-many-pixels');
  expect((await readFile(files.at('lie.bmp'))).length).toBeLessThan(10_000);
});
