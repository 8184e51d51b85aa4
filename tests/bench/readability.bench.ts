/**
 * Characters that tesseract reads wrong on generated photographs with shadows: as taken, cropped only, corrected by us in each mode, and by
 * OCRmyPDF and unpaper, which get the page already cropped and straight. Prints means; judges nothing (issue 4).
 * READABILITY_PAGES (6) pages from seed READABILITY_SEED (held out).
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctPage } from '../../src/main/documents/correct/correct-page.ts';
import { gray } from '../../src/main/documents/correct/gray.ts';
import type { Raster } from '../../src/main/documents/raster.ts';
import { MODES } from '../../src/shared/documents.ts';
import { labelled, rasterOf } from '../tools/photographs/labelled.ts';
import { HELD_OUT_FROM, type Photograph } from '../tools/photographs/photograph.ts';
import { errorRate, read, write } from '../tools/readability.ts';

const PAGES = Number(process.env['READABILITY_PAGES'] ?? 6);
const SEED = Number(process.env['READABILITY_SEED'] ?? HELD_OUT_FROM);
const KINDS = ['letter', 'text', 'form', 'invoice'] as const;
const run = promisify(execFile);

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'readability-')); });
afterAll(async () => { await rm(folder, { recursive: true }); });

describe('reading photographs with shadows', () => {
  it('is told for each way, beside the peers', async () => {
    const rates = new Map<string, number[]>();
    const note = (way: string, rate: number): void => { rates.set(way, [...(rates.get(way) ?? []), rate]); };
    for (let page = 0; page < PAGES; page += 1) {
      const photo = await upright(SEED + page, KINDS[page % KINDS.length] ?? 'text');
      const image = await rasterOf(photo);
      const of = async (way: string, raster: Raster): Promise<void> => {
        const file = join(folder, 'page.png');
        await write(raster, file);
        note(way, errorRate(await read(file), photo.text));
      };
      await of('as taken', image);
      for (const mode of MODES) {
        const { image: corrected } = correctPage(image, { corners: photo.corners, mode, level: true, longestSide: mode === 'bw' ? 3508 : 2339 });
        await of(mode === 'photo' ? 'cropped only' : `ours, ${mode}`, corrected);
        if (mode !== 'photo') continue;
        note('OCRmyPDF --clean --deskew', errorRate(await byOcrMyPdf(gray(corrected)), photo.text));
        note('unpaper', errorRate(await byUnpaper(gray(corrected)), photo.text));
      }
    }
    console.table([...rates].map(([way, all]) => ({ way, 'characters wrong, mean %': (100 * mean(all)).toFixed(2), pages: all.length })));
    expect(rates.size).toBe(7);
  });
});

/** Readers want lines near level and letters large enough even in the picture as taken. */
async function upright(seed: number, page: (typeof KINDS)[number]): Promise<Photograph> {
  for (let other = seed; ; other += 1000) {
    const photo = await labelled(other, 'shadow', { page, longSide: 3000 });
    if (photo.corners === null) continue;
    const { tl, tr, bl } = photo.corners;
    if (Math.abs(Math.atan2(tr.y - tl.y, tr.x - tl.x)) < 0.2 && Math.hypot(bl.x - tl.x, bl.y - tl.y) > 1700) return photo;
  }
}

async function byOcrMyPdf(page: Raster): Promise<string> {
  const [from, text] = [join(folder, 'in.png'), join(folder, 'out.txt')];
  const dotsPerInch = await write(page, from);
  await run('ocrmypdf', ['--clean', '--deskew', '-l', 'fra', '--jobs', '1', '--image-dpi', String(dotsPerInch), '--sidecar', text, from, join(folder, 'out.pdf')]);
  return readFile(text, 'utf8');
}

async function byUnpaper({ width, height, data }: Raster): Promise<string> {
  const [from, to] = [join(folder, 'in.pgm'), join(folder, 'out.pgm')];
  await writeFile(from, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]));
  await run('unpaper', ['--overwrite', from, to]);
  return read(to);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
