/** Pages that lie on their side or stand on their head, read by the real text recognition. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { inspectPicture } from '../../../src/worker/inspect.ts';
import { drawPage, rasterisePage } from '../../tools/photographs/pages.ts';
import { random } from '../../tools/photographs/random.ts';

const folder = mkdtempSync(join(tmpdir(), 'upright-'));
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ['lies on its right side', 90, 270],
  ['stands on its head', 180, 180],
  ['lies on its left side', 270, 90],
] as const)('a scan that %s: the turn that sets it upright is found, and sure', async (_, degrees, wanted) => {
  const { data, width, height } = await rasterisePage(drawPage('letter', random(5), '#ffffff'), 7);
  const path = join(folder, `${degrees}.jpg`);
  const { width: across, height: down } = await sharp(data, { raw: { width, height, channels: 3 } })
    .rotate(degrees)
    .jpeg()
    .toFile(path);
  const { upright } = await inspectPicture({ path, page: 0, kind: 'picture', width: across, height: down });
  expect(upright).toEqual({ degrees: wanted, sure: true });
});
