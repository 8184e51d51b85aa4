import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { binarise } from '../../../src/worker/correct/binarise.ts';
import { correctPage } from '../../../src/worker/correct/correct-page.ts';
import { levelingAngle } from '../../../src/worker/correct/deskew.ts';
import { proportionsOf } from '../../../src/worker/picture/proportions.ts';
import type { Corners, Raster } from '../../../src/worker/picture/raster.ts';
import { COLOUR_MODES } from '../../../src/shared/documents.ts';
import { cornersOf, project } from '../../tools/photographs/camera.ts';
import { FAULTLESS } from '../../tools/photographs/light.ts';
import { drawPage, rasterisePage } from '../../tools/photographs/pages.ts';
import { photograph } from '../../tools/photographs/photograph.ts';
import { random } from '../../tools/photographs/random.ts';

describe('Proportions of a page seen at a slant, the focal length unknown', () => {
  const papers = [
    ['a4', 210, 297],
    ['a4', 297, 210],
    ['id-card', 85.6, 53.98],
    ['other', 165, 210],
    ['other', 80, 170],
  ] as const;
  test.each(papers)(
    'a page of the kind "%s", %d × %d mm, is taken for that kind in each of four views, and its proportions are found to within two in a hundred',
    (paper, width, height) => {
      for (const [tilt, azimuth, focal] of [
        [0, 0, 900],
        [0.3, 0.4, 1000],
        [0.5, 2, 1300],
        [0.6, -1, 1100],
      ] as const) {
        const place = project(
          { tilt, azimuth, roll: -azimuth, focal, distance: 900, shift: { x: 0, y: 0 } },
          900,
          1200,
        );
        const seen = proportionsOf({ width: 900, height: 1200 }, cornersOf(place, { width, height }));
        expect(seen.paper).toBe(paper);
        expect(Math.abs(seen.ratio / (width / height) - 1)).toBeLessThan(0.02);
      }
    },
  );
});

describe('Lines of writing that are not level', () => {
  test.each([-14, -6.3, -0.3, 0, 0.45, 14.5])(
    'lines turned by %d°: the turn that levels them is found to within a tenth of a degree',
    async (degrees) => {
      expect(Math.abs(levelingAngle(await askew(degrees), 15) + degrees)).toBeLessThan(0.1);
    },
  );
  test('a sheet that lies askew on a cloth, of which no corners are known: levelling turns nothing', async () => {
    const { jpeg } = await photograph(31, {
      page: 'letter',
      background: 'cloth',
      faults: { ...FAULTLESS, shadow: 0.6 },
    });
    const {
      data,
      info: { width, height },
    } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    const corrected = (level: boolean): Buffer =>
      Buffer.from(
        correctPage({ width, height, channels: 3, data }, { corners: null, mode: 'gray', level, longestSide: 1200 })
          .image.data,
      );
    expect(corrected(true).equals(corrected(false))).toBe(true);
  });
  test.each([
    [true, 0],
    [false, -6],
  ])(
    'a page turned by 6°, without known corners, with levelling %s: to be level it would still have to turn by %d°',
    async (level, left) => {
      const raster = await askew(6);
      const { image } = correctPage(raster, {
        corners: null,
        mode: 'gray',
        level,
        longestSide: Math.max(raster.width, raster.height),
      });
      expect(Math.abs(levelingAngle(image, 15) - left)).toBeLessThan(0.2);
    },
  );
  test('a page with nothing written on it: no turn is asked for', () => {
    expect(levelingAngle(plain(800, 1000, 240), 15)).toBe(0);
  });
});

describe('A page with a shadow, lamp light, a logo and a picture', () => {
  const page = shadowed();
  const corrected = (mode: (typeof COLOUR_MODES)[number]): Raster =>
    correctPage(page, { corners: null, mode, level: true, longestSide: 1400 }).image;

  test('in colour: paper white on both sides of the shadow, the logo still red', () => {
    const image = corrected('color');
    for (const [x, y] of [
      [0.1, 0.6],
      [0.9, 0.6],
      [0.5, 0.95],
    ] as const)
      expect(Math.min(...at(image, x, y))).toBeGreaterThan(240);
    const [red = 0, green = 255, blue = 255] = at(image, 0.2, 0.1);
    expect(red - Math.max(green, blue)).toBeGreaterThan(90);
  });
  test('in gray: a picture in the page keeps its shades in their order', () => {
    const shades = [0.55, 0.65, 0.75, 0.85].map((x) => at(corrected('gray'), x, 0.2)[0] ?? 0);
    expect(shades).toEqual(shades.toSorted((one, other) => one - other));
    expect((shades[3] ?? 0) - (shades[0] ?? 0)).toBeGreaterThan(60);
  });
  test('in black and white: a thin faint line stays whole in the light and in the shadow, and the paper has no specks', () => {
    const image = corrected('bw');
    for (let x = 0.1; x < 0.9; x += 0.01)
      expect(Math.min(...[-2, -1, 0, 1, 2].map((off) => at(image, x, 0.5, off)[0] ?? 255))).toBe(0);
    let specks = 0;
    for (let x = 0.05; x < 0.95; x += 0.003)
      for (let y = 0.6; y < 0.95; y += 0.003) if (at(image, x, y)[0] === 0) specks += 1;
    expect(specks).toBe(0);
  });
  test('in black and white, a bare page without any of these: all of its small print in light gray becomes ink, and nothing else', () => {
    const [width, height] = [400, 600];
    const data = new Uint8Array(width * height).fill(253);
    for (let row = 300; row < 312; row += 1)
      for (let column = 100; column < 300; column += 1) if (column % 10 < 2) data[row * width + column] = 185;
    const ink = binarise({ width, height, channels: 1, data }).data.filter((value) => value === 0);
    expect(ink).toHaveLength(20 * 2 * 12);
  });
  test('as a photo: not one pixel changed', () => {
    expect(corrected('photo')).toEqual(page);
  });
});

describe('A page with a shadow whose edge is hard, and a picture and a box with nearly level edges', () => {
  const [width, height] = [600, 840];
  /** White, gray picture, pale box; what is right of a slanted line has 0.55 of the light. */
  const page = (channels: 1 | 3): Raster => ({
    width,
    height,
    channels,
    data: Uint8Array.from({ length: width * height * channels }, (_, at) => {
      const pixel = Math.floor(at / channels);
      const [x, y] = [(pixel % width) / width, Math.floor(pixel / width) / height];
      const inside = (left: number, top: number): number =>
        x > left && x < left + 0.35
          ? Math.min(1, Math.max(0, 250 * (Math.min(y - top, top + 0.2 - y) + 0.03 * (x - left))))
          : 0;
      const paper = 1 - inside(0.1, 0.15) * 0.6 - inside(0.1, 0.6) * (at % channels === 2 ? 0.3 : 0.12);
      return 235 * paper * (x + 0.1 * y > 0.7 ? 0.55 : 1);
    }),
  });
  test.each([
    ['gray', 1],
    ['color', 3],
  ] as const)(
    'in %s: paper white on both sides of that edge, the picture kept, in colour the box as well',
    (mode, channels) => {
      const { image } = correctPage(page(channels), { corners: null, mode, level: false, longestSide: height });
      for (const [x, y] of [
        [0.05, 0.5],
        [0.5, 0.9],
        [0.9, 0.1],
        [0.9, 0.9],
      ] as const)
        expect(Math.min(...at(image, x, y))).toBeGreaterThan(240);
      expect(Math.max(...at(image, 0.25, 0.25))).toBeLessThan(130);
      if (channels === 3) expect(at(image, 0.25, 0.7)[2]).toBeLessThan(200);
    },
  );
});

describe('Pictures that are no pages', () => {
  test.each([
    [1, 1],
    [1, 400],
    [400, 1],
    [3, 2],
    [300, 200],
  ])(
    'a picture of %d × %d pixels, black, gray or white, keeps its size in each colour mode, and nothing is thrown',
    (width, height) => {
      for (const value of [0, 128, 255])
        for (const mode of COLOUR_MODES) {
          const { image } = correctPage(plain(width, height, value), {
            corners: null,
            mode,
            level: true,
            longestSide: 5000,
          });
          expect([image.width, image.height]).toEqual([width, height]);
        }
    },
  );
  test('whatever the pixels, corners and mode: no exception, no larger than asked, the channels of the mode', () => {
    fc.assert(
      fc.property(
        anyRaster,
        fc.option(anyCorners),
        fc.constantFrom(...COLOUR_MODES),
        fc.integer({ min: 1, max: 300 }),
        (raster, corners, mode, longestSide) => {
          const fits = corners ?? (Math.max(raster.width, raster.height) <= longestSide ? null : whole);
          const { image, bilevel, used } = correctPage(raster, { corners: fits, mode, level: true, longestSide });
          expect(Math.max(image.width, image.height)).toBeLessThanOrEqual(longestSide);
          expect(image.channels).toBe(mode === 'gray' || mode === 'bw' ? 1 : raster.channels);
          expect(image.data).toHaveLength(image.width * image.height * image.channels);
          if (mode === 'bw') expect(bilevel || used === 'gentler').toBe(true);
          if (bilevel) expect(image.data.every((value) => value === 0 || value === 255)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

const whole: Corners = { tl: { x: 0, y: 0 }, tr: { x: 90, y: 0 }, br: { x: 90, y: 90 }, bl: { x: 0, y: 90 } };
const anyPoint = fc.record({
  x: fc.double({ min: -300, max: 500, noNaN: true }),
  y: fc.double({ min: -300, max: 500, noNaN: true }),
});
/** Also crossed, flat and turned inside out, as a hand may drag them. */
const anyCorners: fc.Arbitrary<Corners> = fc.record({ tl: anyPoint, tr: anyPoint, br: anyPoint, bl: anyPoint });
const anyRaster: fc.Arbitrary<Raster> = fc
  .record({
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 90 }),
    channels: fc.constantFrom(1 as const, 3 as const),
    low: fc.integer({ min: 0, max: 255 }),
    high: fc.integer({ min: 0, max: 255 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ width, height, channels, low, high, seed }) => ({
    width,
    height,
    channels,
    data: Uint8Array.from({ length: width * height * channels }, (_, at) => ((at * seed) % 7 < 3 ? low : high)),
  }));

const plain = (width: number, height: number, value: number): Raster => ({
  width,
  height,
  channels: 3,
  data: new Uint8Array(width * height * 3).fill(value),
});

function at({ width, height, channels, data }: Raster, x: number, y: number, down = 0): number[] {
  const from = ((Math.floor(y * height) + down) * width + Math.floor(x * width)) * channels;
  return [...data.subarray(from, from + channels)];
}

async function askew(degrees: number): Promise<Raster> {
  const { data, width, height } = await rasterisePage(drawPage('text', random(3), '#ffffff'), 4);
  const turned = await sharp(data, { raw: { width, height, channels: 3 } })
    .rotate(degrees, { background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: turned.info.width, height: turned.info.height, channels: 3, data: turned.data };
}

/**
 * 1,000 × 1,400: yellow light, the right half in shadow; a red logo, a picture of four shades, a thin gray line across,
 * grain.
 */
function shadowed(): Raster {
  const [width, height] = [1000, 1400];
  const data = new Uint8Array(width * height * 3);
  const chance = random(9);
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 3) {
      const [x, y] = [column / width, row / height];
      const light = 1 - 0.45 / (1 + Math.exp(-(x - 0.5 - 0.2 * (y - 0.5)) * 40));
      const logo = x > 0.12 && x < 0.28 && y > 0.06 && y < 0.14;
      const picture = x > 0.5 && x < 0.9 && y > 0.12 && y < 0.3;
      const line = Math.abs(y - 0.5) < 0.0008 && x > 0.08 && x < 0.92;
      let ink = [250, 250, 250];
      if (line) ink = [150, 150, 150];
      if (picture) ink = Array<number>(3).fill(60 + 45 * Math.floor((x - 0.5) * 10));
      if (logo) ink = [200, 40, 40];
      for (const channel of [0, 1, 2])
        data[at + channel] = Math.max(
          0,
          Math.min(255, (ink[channel] ?? 0) * light * (channel === 2 ? 0.8 : 0.95) + (chance.next() - 0.5) * 8),
        );
    }
  }
  return { width, height, channels: 3, data };
}
