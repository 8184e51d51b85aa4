import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { FAULTLESS } from '../../tools/photographs/light.ts';
import { photograph } from '../../tools/photographs/photograph.ts';

const small = { longSide: 300 };

describe('Generated photographs', () => {
  test('the same seed gives the same file, and another seed another', async () => {
    const [one, again, other] = await Promise.all([photograph(5, small), photograph(5, small), photograph(6, small)]);
    expect(one.jpeg.equals(again.jpeg)).toBe(true);
    expect(one.jpeg.equals(other.jpeg)).toBe(false);
  });

  test('the corners are those of the page: light inside, dark outside', async () => {
    const { jpeg, corners, width } = await photograph(7, {
      ...small,
      page: 'letter',
      background: 'dark',
      faults: FAULTLESS,
      worn: false,
    });
    expect(corners).not.toBeNull();
    if (corners === null) return;
    const { data } = await sharp(jpeg).grayscale().raw().toBuffer({ resolveWithObject: true });
    const middle = { x: (corners.tl.x + corners.br.x) / 2, y: (corners.tl.y + corners.br.y) / 2 };
    for (const corner of Object.values(corners)) {
      const at = (share: number): number =>
        data[
          Math.round(corner.y + (middle.y - corner.y) * share) * width +
            Math.round(corner.x + (middle.x - corner.x) * share)
        ] ?? 0;
      expect(at(0.04)).toBeGreaterThan(at(-0.04) + 60);
    }
  });

  test('of no page, of a page that is cut off, or of one that fills the picture, have no corners as their right answer', async () => {
    for (const scene of ['no-page', 'cut-off', 'full-frame'] as const) {
      expect((await photograph(3, { ...small, scene })).corners).toBeNull();
    }
  });
});
