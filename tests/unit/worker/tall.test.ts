import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import type { ColourMode, Preset } from '../../../src/shared/documents.ts';
import { makePage } from '../../../src/worker/make.ts';
import { pagesInFile } from '../../../src/worker/open.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tall-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const LINE = 90;

/** A conversation: bars 50 px high every 90 px, as lines of writing. */
async function screenshot(width: number, height: number): Promise<string> {
  const data = new Uint8Array(width * height).fill(255);
  for (let row = 0; row < height; row += 1)
    if (row % LINE < 50)
      for (let column = 40; column < width - 40; column += 1) data[row * width + column] = column % 20 < 9 ? 20 : 255;
  const path = join(folder, `${width}x${height}.png`);
  await sharp(data, { raw: { width, height, channels: 1 } }).toFile(path);
  return path;
}

it('a screenshot of 1080 × 12000 is laid over pages of its own width, no taller than A4, no line of it cut through', async () => {
  const { pages } = await pagesInFile(await screenshot(1080, 12_000), folder);
  expect(pages.length).toBeGreaterThanOrEqual(8);
  expect(pages.every(({ picture }) => picture.width === 1080 && picture.height <= 1080 * Math.SQRT2 + 1)).toBe(true);
  let top = 0;
  for (const { picture } of pages) {
    if (top > 0) expect(top % LINE).toBeGreaterThanOrEqual(50);
    top += picture.height;
  }
  expect(top).toBe(12_000);
});

it('a picture as tall as a telephone’s screen, 1080 × 2400, stays one page', async () => {
  const { pages } = await pagesInFile(await screenshot(1080, 2400), folder);
  expect(pages).toHaveLength(1);
});

it('a line one pixel wide and 60,000 high stays one page, and is not cut into tens of thousands', async () => {
  const path = join(folder, 'line.png');
  await sharp({ create: { width: 1, height: 60_000, channels: 3, background: '#000' } }).toFile(path);
  expect((await pagesInFile(path, folder)).pages).toHaveLength(1);
});

test.each<[Preset, ColourMode, number]>([
  ['mail', 'photo', 600],
  ['mail', 'bw', 600],
])(
  'for the preset « %s », in the mode « %s », a panorama of 4800 × 600 lies on a sheet that is wider than high, and keeps at least %d pixels of height',
  async (preset, mode, least) => {
    const path = join(folder, 'panorama.jpg');
    await sharp({ create: { width: 4800, height: 600, channels: 3, background: '#987' } })
      .jpeg()
      .toFile(path);
    const { pages } = await pagesInFile(path, folder);
    const picture = pages[0]?.picture;
    if (picture === undefined || pages.length > 1) throw new Error('not one page');
    const treatment = { corners: null, rotation: 0, mode, level: false, sheet: null } as const;
    const made = await makePage({ picture, treatment, preset, file: join(folder, `${preset}-${mode}`) });
    if (made.kind !== 'image') throw new Error('no image');
    expect(made.height).toBeGreaterThanOrEqual(least);
    expect(made.paper.width).toBeGreaterThan(made.paper.height);
  },
);
