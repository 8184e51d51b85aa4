import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { detectPage } from '../../../src/worker/detect/detect-page.ts';
import { isConvex, overlap, type Quad } from '../../../src/worker/detect/quad.ts';
import type { Corners, Raster } from '../../../src/worker/picture/raster.ts';
import { FAULTLESS } from '../../tools/photographs/light.ts';
import { photograph, type Options } from '../../tools/photographs/photograph.ts';

describe('Finding the page in a photograph', () => {
  test('a letter on a dark table: its four corners are found, with a confidence above 0.9', async () => {
    const { truth, found } = await lookAt(11, { page: 'letter', background: 'dark', faults: FAULTLESS });
    expect(found?.confidence).toBeGreaterThan(0.9);
    expect(likeness(found?.corners, truth)).toBeGreaterThan(0.97);
  });

  test('corners are named as they stand in the picture: the left ones lie left of the right ones, the top ones above the bottom ones', async () => {
    const { found } = await lookAt(12, { page: 'text', background: 'wood', faults: FAULTLESS });
    expect(found).not.toBeNull();
    if (found === null) return;
    const { tl, tr, br, bl } = found.corners;
    expect(tl.x + bl.x).toBeLessThan(tr.x + br.x);
    expect(tl.y + tr.y).toBeLessThan(bl.y + br.y);
  });

  test(
    'a form on wood: the outline found in gray shares over 97 hundredths with the one found in colour',
    { tags: ['long'] },
    async () => {
      const { raster, found } = await lookAt(13, { page: 'form', background: 'wood', faults: FAULTLESS });
      const gray = detectPage({ ...raster, channels: 1, data: raster.data.filter((_, at) => at % 3 === 1) });
      expect(likeness(gray?.corners, found?.corners ?? null)).toBeGreaterThan(0.97);
    },
  );
});

describe('Tables and pages that once were too much', () => {
  test('a page on a cloth with a busy pattern: the outline that is found shares over nine tenths with the true one', async () => {
    const { truth, found } = await lookAt(200_510, { look: 'tablecloth', longSide: 720 });
    expect(likeness(found?.corners, truth)).toBeGreaterThan(0.9);
  });

  test('a page on a cloth with a wide check: the outline that is found shares over nine tenths with the true one', async () => {
    const { truth, found } = await lookAt(200_508, { look: 'tablecloth', longSide: 720 });
    expect(likeness(found?.corners, truth)).toBeGreaterThan(0.9);
  });

  test('a frame drawn on the page is not its edge: the outline of the page is found', async () => {
    const { truth, found } = await lookAt(497, { longSide: 720 });
    expect(likeness(found?.corners, truth)).toBeGreaterThan(0.9);
  });
});

describe('A sheet on a scanner’s black', () => {
  test.each([
    ['on all sides', 40, 30, 560, 770],
    ['on two sides, the others reach the end of the glass', 0, 0, 560, 770],
  ])('black %s: it is found to within two pixels, and surely', (_, left, top, right, bottom) => {
    const data = Uint8Array.from({ length: 600 * 800 }, (_, at) => {
      const [x, y] = [at % 600, Math.floor(at / 600)];
      const isPrint = y > 100 && y < 700 && y % 24 < 8 && x > 90 && x < 500 && x % 7 < 4;
      if (x < left || x >= right || y < top || y >= bottom) return 6 + ((at * 7919) % 5);
      return isPrint ? 40 : 238 + ((at * 7919) % 7);
    });
    const found = detectPage({ width: 600, height: 800, channels: 1, data });
    expect(found?.confidence).toBeGreaterThan(0.9);
    const { tl, br } = found?.corners ?? { tl: { x: -9, y: -9 }, br: { x: -9, y: -9 } };
    for (const [is, wanted] of [
      [tl.x, left],
      [tl.y, top],
      [br.x, right],
      [br.y, bottom],
    ] as const)
      expect(Math.abs(is - wanted)).toBeLessThan(2.5);
  });
});

describe('Pictures that are no photographs', () => {
  test.each([
    [1, 1],
    [10, 10],
    [1, 1200],
    [1200, 1],
    [1200, 20],
    [23, 900],
  ])('plain gray, %i × %i pixels: no page is found', (width, height) => {
    expect(detectPage(plain(width, height, 128))).toBeNull();
  });
  test.each([
    ['black', 0],
    ['white', 255],
    ['gray', 127],
  ])('plain %s, 640 × 480 pixels: no page is found', (_, value) => {
    expect(detectPage(plain(640, 480, value))).toBeNull();
  });
  test('nothing but noise: no page is found, or one with a confidence below a half', () => {
    let state = 1;
    const data = Uint8Array.from({ length: 600 * 450 * 3 }, () => (state = (state * 48271) % 2147483647) & 255);
    expect(detectPage({ width: 600, height: 450, channels: 3, data })?.confidence ?? 0).toBeLessThan(0.5);
  });
  test('whatever the pixels: no exception; corners, if any, inside the picture, convex, clockwise, with a confidence from 0 to 1', () => {
    fc.assert(
      fc.property(anyRaster, (image) => {
        const found = detectPage(image);
        if (found === null) return;
        const quad = quadOf(found.corners);
        expect(isConvex(quad)).toBe(true);
        for (const { x, y } of quad) expect(x >= 0 && y >= 0 && x <= image.width && y <= image.height).toBe(true);
        expect(found.confidence >= 0 && found.confidence <= 1).toBe(true);
        for (const value of Object.values(found.evidence)) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

/** Rectangles of any colour over each other: pages, bars, checks, frames and slivers, some of them off the picture. */
const anyRaster: fc.Arbitrary<Raster> = fc
  .record({
    width: fc.integer({ min: 1, max: 260 }),
    height: fc.integer({ min: 1, max: 260 }),
    channels: fc.constantFrom(1 as const, 3 as const),
    noise: fc.integer({ min: 0, max: 60 }),
    boxes: fc.array(
      fc.record({
        x: fc.double({ min: -0.2, max: 1, noNaN: true }),
        y: fc.double({ min: -0.2, max: 1, noNaN: true }),
        w: fc.double({ min: 0, max: 1.2, noNaN: true }),
        h: fc.double({ min: 0, max: 1.2, noNaN: true }),
        lean: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
        value: fc.integer({ min: 0, max: 255 }),
      }),
      { maxLength: 7 },
    ),
  })
  .map(({ width, height, channels, noise, boxes }) => {
    const data = new Uint8Array(width * height * channels);
    for (let at = 0; at < data.length; at += 1) {
      const [column, row] = [Math.floor(at / channels) % width, Math.floor(at / channels / width)];
      const [x, y] = [column / width, row / height];
      let value = 90;
      for (const box of boxes)
        if (
          x - box.lean * y >= box.x &&
          x - box.lean * y < box.x + box.w &&
          y + box.lean * x >= box.y &&
          y + box.lean * x < box.y + box.h
        )
          value = box.value;
      data[at] = Math.min(255, Math.max(0, value + (((at * 7919) % 61) * noise) / 60 - noise / 2));
    }
    return { width, height, channels, data };
  });

async function lookAt(
  seed: number,
  options: Options,
): Promise<{ raster: Raster; truth: Corners | null; found: ReturnType<typeof detectPage> }> {
  const { jpeg, corners } = await photograph(seed, options);
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const raster: Raster = { width: info.width, height: info.height, channels: 3, data };
  return { raster, truth: corners, found: detectPage(raster) };
}

const plain = (width: number, height: number, value: number): Raster => ({
  width,
  height,
  channels: 3,
  data: new Uint8Array(width * height * 3).fill(value),
});
const quadOf = ({ tl, tr, br, bl }: Corners): Quad => [tl, tr, br, bl];
const likeness = (one: Corners | undefined, other: Corners | null): number =>
  one === undefined || other === null ? 0 : overlap(quadOf(one), quadOf(other));
