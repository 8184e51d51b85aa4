/** A small fixed set; `npm run bench -- readability` has fifteen kinds of pages, and OCRmyPDF and unpaper beside us. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctPage } from '../../../src/worker/correct/correct-page.ts';
import type { Raster } from '../../../src/worker/picture/raster.ts';
import { rasterOf } from '../../tools/photographs/labelled.ts';
import { pageToRead } from '../../tools/photographs/pages-to-read.ts';
import { errorRate, read, write } from '../../tools/readability.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readability-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('A photograph of a receipt in shadow, read by tesseract', () => {
  test.each([301, 303])(
    'has at most half as many wrong characters once it is corrected as it had when it was taken (photograph %d)',
    { tags: ['long'] },
    async (seed) => {
      const photo = await pageToRead('receipt', seed, 1300);
      const image = await rasterOf(photo);
      const wrongIn = async (raster: Raster): Promise<number> => {
        const file = join(folder, 'page.png');
        await write(raster, file);
        return errorRate(await read(file), photo.text);
      };
      const asTaken = await wrongIn(image);
      expect(asTaken).toBeGreaterThan(0.1);
      for (const mode of ['gray', 'bw', 'color'] as const) {
        const { image: corrected } = correctPage(image, {
          corners: photo.corners,
          mode,
          level: true,
          longestSide: 2339,
        });
        expect(await wrongIn(corrected), mode).toBeLessThanOrEqual(asTaken / 2);
      }
    },
  );
});
