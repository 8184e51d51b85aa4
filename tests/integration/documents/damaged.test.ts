/** Files that were cut or damaged on their way: what is whole is kept, what is missing is said, page by page. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { decodePicture } from '../../../src/worker/decode.ts';
import { pagesInFile } from '../../../src/worker/open.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const execute = promisify(execFile);
const IPHONE = join(import.meta.dirname, '../../fixtures/documents/iphone.heic');
const files = scratchForAll();

/** Lines of noise, so that every part of the file matters. */
async function noise(path: string, seed: number): Promise<string> {
  const data = Buffer.from(Array.from({ length: 300 * 400 * 3 }, (_, at) => (at * at * seed + at * 31) % 256));
  await sharp(data, { raw: { width: 300, height: 400, channels: 3 } }).toFile(path);
  return path;
}
async function cut(from: string, to: string, share: number): Promise<string> {
  const bytes = await readFile(from);
  await writeFile(files.at(to), bytes.subarray(0, Math.floor(bytes.length * share)));
  return files.at(to);
}
const isDamaged = async (path: string, page = 0): Promise<boolean> => {
  const { pages } = await pagesInFile(path, files.at('.'));
  const opened = pages[page];
  if (opened === undefined) throw new Error(`no page ${page}`);
  return opened.damaged === true || (await decodePicture(opened.picture, 600)).incomplete;
};

describe('An iPhone picture', () => {
  it('that is whole comes in without a remark', async () => {
    expect(await isDamaged(IPHONE)).toBe(false);
  });
  test.each([0.4, 0.8, 0.99])(
    'cut off after %f of its length is refused, or shown as far as it goes with a warning',
    async (share) => {
      const path = await cut(IPHONE, `cut-${share}.heic`, share);
      const answer = await isDamaged(path).catch((error: unknown) => String(error));
      expect([true, 'JobFailed: broken']).toContain(answer);
    },
  );
});

describe('A scan of four pages in one TIFF', () => {
  let whole: string;
  beforeAll(async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((seed) => noise(files.at(`p${seed}.tif`), seed)));
    whole = files.at('four.tif');
    await execute('tiffcp', ['-c', 'none', ...pages, whole]);
  });
  it('that is whole gives four pages without a remark', async () => {
    const { pages, trouble } = await pagesInFile(whole, files.at('.'));
    expect([pages.length, trouble, pages.some(({ damaged }) => damaged)]).toEqual([4, null, false]);
  });
  it('cut off after six tenths gives the pages that are there, and calls the file broken', async () => {
    const { pages, trouble } = await pagesInFile(await cut(whole, 'cut.tif', 0.6), files.at('.'));
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThan(4);
    expect(trouble).toBe('broken');
  });
});

describe('A photograph', () => {
  it('that is whole comes in without a remark', async () => {
    expect(await isDamaged(await noise(files.at('whole.jpg'), 7))).toBe(false);
  });
  it('damaged in its middle, with its end in place, is shown with a warning', async () => {
    const bytes = await readFile(await noise(files.at('inside.jpg'), 7));
    bytes.fill(0xa5, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.52));
    await writeFile(files.at('inside.jpg'), bytes);
    expect(await isDamaged(files.at('inside.jpg'))).toBe(true);
  });
});
