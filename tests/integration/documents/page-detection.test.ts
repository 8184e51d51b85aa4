import sharp from 'sharp';
import { expect, test } from 'vitest';
import { detectPage } from '../../../src/worker/detect/detect-page.ts';
import { overlap, type Quad } from '../../../src/worker/detect/quad.ts';
import { isSure } from '../../../src/main/documents/pictures.ts';
import { FAMILIAR_BACKGROUNDS, UNSEEN_BACKGROUNDS, type Background } from '../../tools/photographs/backgrounds.ts';
import { HELD_OUT_FROM, photograph, type SceneKind } from '../../tools/photographs/photograph.ts';

/**
 * A small fixed share of what tests/bench/page-detection.bench.ts measures; 700 pixels are drawn in a third of the
 * time.
 */
const look = async (
  seed: number,
  scene: SceneKind,
  background?: Background,
): Promise<{ likeness: number; sure: boolean }> => {
  const { jpeg, corners } = await photograph(HELD_OUT_FROM + seed, {
    scene,
    longSide: 700,
    ...(background && { background }),
  });
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const found = detectPage({ width: info.width, height: info.height, channels: 3, data });
  const quads = [found?.corners, corners].flatMap((four): Quad[] =>
    four ? [[four.tl, four.tr, four.br, four.bl]] : [],
  );
  return { likeness: quads[0] && quads[1] ? overlap(quads[0], quads[1]) : 0, sure: isSure(found) };
};

test(
  'on drawn photographs never used for tuning, page detection finds nine tenths of the page or more in at least four of five, and in every one of which it is sure',
  { timeout: 600_000, tags: ['long'] },
  async () => {
    const seen = [];
    for (const [index, background] of [...FAMILIAR_BACKGROUNDS, ...UNSEEN_BACKGROUNDS].entries())
      for (const seed of [500 + index, 550 + index]) seen.push(await look(seed, 'page', background));
    expect(seen.reduce((sum, { likeness }) => sum + likeness, 0) / seen.length).toBeGreaterThanOrEqual(0.88);
    expect(seen.filter(({ likeness }) => likeness >= 0.9).length / seen.length).toBeGreaterThanOrEqual(0.8);
    const accepted = seen.filter(({ sure }) => sure);
    expect(accepted.length).toBeGreaterThanOrEqual(9);
    expect(accepted.filter(({ likeness }) => likeness < 0.9)).toEqual([]);
  },
);

test.each(['no-page', 'cut-off', 'full-frame'] as const)(
  'on drawn photographs of the kind « %s » page detection is not sure of any page, so that no crop is made unasked',
  { timeout: 600_000 },
  async (scene) => {
    for (let seed = 600; seed < 603; seed += 1) expect((await look(seed, scene)).sure).toBe(false);
  },
);
