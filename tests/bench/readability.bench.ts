/**
 * Characters that tesseract does not read on generated photographs of fifteen kinds, most in shadow: as taken, cropped
 * only, corrected by us in each mode, and by OCRmyPDF and unpaper, which get the page already cropped and straight.
 * Prints; judges nothing.
 * About 25 s of
 * processor time a page. READABILITY_KINDS: only kinds whose name has this; READABILITY_SEED (held out).
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctPage } from '../../src/worker/correct/correct-page.ts';
import { gray } from '../../src/worker/picture/gray.ts';
import type { Raster } from '../../src/worker/picture/raster.ts';
import { COLOUR_MODES } from '../../src/shared/documents.ts';
import { rasterOf } from '../tools/photographs/labelled.ts';
import { pageToRead, READING_KINDS } from '../tools/photographs/pages-to-read.ts';
import { HELD_OUT_FROM } from '../tools/photographs/photograph.ts';
import { errorRate, read, write } from '../tools/readability.ts';
import { mean } from './statistics.ts';

const KINDS = READING_KINDS.filter((kind) => kind.includes(process.env['READABILITY_KINDS'] ?? ''));
const SEED = Number(process.env['READABILITY_SEED'] ?? HELD_OUT_FROM);
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readability-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('reading photographs', () => {
  it('is told for each kind and way, beside the peers', async () => {
    const rows: Readonly<Record<string, number | string>>[] = [];
    const ways = new Map<string, number[]>();
    for (const [at, kind] of KINDS.entries()) {
      const photo = await pageToRead(kind, SEED + at);
      const image = await rasterOf(photo);
      const row: Record<string, number | string> = { page: kind };
      const note = (way: string, read: string): void => {
        const wrong = errorRate(read, photo.text);
        row[way] = (100 * wrong).toFixed(1);
        ways.set(way, [...(ways.get(way) ?? []), wrong]);
      };
      const of = async (way: string, raster: Raster): Promise<void> => {
        const file = join(folder, 'page.png');
        await write(raster, file);
        note(way, await read(file));
      };
      await of('as taken', image);
      for (const mode of COLOUR_MODES) {
        const { image: corrected } = correctPage(image, {
          corners: photo.corners,
          mode,
          level: true,
          longestSide: mode === 'bw' ? 3508 : 2339,
        });
        await of(mode === 'photo' ? 'cropped' : mode, corrected);
        if (mode !== 'photo') continue;
        note('OCRmyPDF', await byOcrMyPdf(gray(corrected)));
        note('unpaper', await byUnpaper(gray(corrected)));
      }
      rows.push(row);
    }
    console.table([
      ...rows,
      { page: 'mean', ...Object.fromEntries([...ways].map(([way, all]) => [way, (100 * mean(all)).toFixed(1)])) },
    ]);
    expect(rows).toHaveLength(KINDS.length);
  });
});

async function byOcrMyPdf(page: Raster): Promise<string> {
  const [from, text] = [join(folder, 'in.png'), join(folder, 'out.txt')];
  const dotsPerInch = await write(page, from);
  await run('ocrmypdf', [
    '--clean',
    '--deskew',
    '-l',
    'fra',
    '--jobs',
    '1',
    '--optimize',
    '0',
    '--output-type',
    'pdf',
    '--image-dpi',
    String(dotsPerInch),
    '--sidecar',
    text,
    from,
    join(folder, 'out.pdf'),
  ]);
  return readFile(text, 'utf8');
}

async function byUnpaper({ width, height, data }: Raster): Promise<string> {
  const [from, to] = [join(folder, 'in.pgm'), join(folder, 'out.pgm')];
  await writeFile(from, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]));
  await run('unpaper', ['--overwrite', from, to]);
  return read(to);
}
