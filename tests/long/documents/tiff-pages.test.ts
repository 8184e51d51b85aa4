/**
 * A TIFF of very many pages, as document feeders write them: its time grows with the pages and not with their square,
 * and of 10,000 pages the first 1,000 are read and the rest is told.
 */
import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { pagesInFile } from '../../../src/worker/open.ts';
import { written } from '../../tools/documents/photos.ts';
import { tiffOfTables } from '../../tools/documents/tiff-by-hand.ts';
import { computedMs } from '../../tools/fuzz.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

/** What is read of one file at most. */
const MOST_PAGES = 1000;
/** Five times the pages may take five times as long. */
const MOST_RATIO = 5;

const files = scratchForAll();

async function opened(pages: number): Promise<{ ms: number; result: Awaited<ReturnType<typeof pagesInFile>> }> {
  const path = await written(files.at(`${pages}.tif`), tiffOfTables(pages));
  const begun = computedMs();
  const result = await pagesInFile(path, files.path);
  return { ms: computedMs() - begun, result };
}

it('a TIFF of 1,000 pages takes at most five times as long to read as one of 200; one of 10,000 takes at most ten times as long, gives its first 1,000 pages, and is said to be too large', async () => {
  // Loads what reads pictures.
  await opened(10);
  const [few, many, most] = [await opened(200), await opened(1000), await opened(10_000)];
  console.log(
    `opening took ${Math.round(few.ms)} ms for 200 pages, ${Math.round(many.ms)} ms for 1,000, ` +
      `${Math.round(most.ms)} ms for the first 1,000 of 10,000`,
  );
  expect([few.result.pages.length, many.result.pages.length, most.result.pages.length]).toEqual([
    200,
    1000,
    MOST_PAGES,
  ]);
  expect([many.result.trouble, most.result.trouble]).toEqual([null, 'too-large']);
  expect(many.ms / few.ms).toBeLessThanOrEqual(MOST_RATIO);
  expect(most.ms / few.ms).toBeLessThanOrEqual(MOST_RATIO * 2);
  expect((await readdir(files.path)).length).toBeGreaterThan(0);
});
