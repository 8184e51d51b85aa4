import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasAllBoxes } from '../../../src/worker/formats/whole.ts';
import { written } from '../../tools/documents/photos.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const IPHONE = join(import.meta.dirname, '../../fixtures/documents/iphone.heic');
const files = scratchForAll();

it('a HEIC of which the last fifth is cut off does not have all its boxes; a whole one, or one with a few bytes more, has', async () => {
  const whole = await readFile(IPHONE);
  const cut = await written(files.at('cut.heic'), whole.subarray(0, Math.floor(whole.length * 0.8)));
  const longer = await written(files.at('longer.heic'), Buffer.concat([whole, Buffer.alloc(3)]));
  expect([await hasAllBoxes(cut), await hasAllBoxes(IPHONE), await hasAllBoxes(longer)]).toEqual([false, true, true]);
});
