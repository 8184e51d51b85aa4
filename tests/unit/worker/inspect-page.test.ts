import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { windowMean } from '../../../src/worker/detect/planes.ts';
import { inspectPage } from '../../../src/worker/warnings/inspect-page.ts';
import type { Inspection, Raster } from '../../../src/worker/picture/raster.ts';
import { rasterOf } from '../../tools/photographs/labelled.ts';
import { FAULTLESS, type Faults } from '../../tools/photographs/light.ts';
import { drawPage, rasterisePage } from '../../tools/photographs/pages.ts';
import { arrange, take } from '../../tools/photographs/photograph.ts';
import { random } from '../../tools/photographs/random.ts';

const WIDTH = 850;
const HEIGHT = 1200;
const letter = arrange(22, { page: 'letter', background: 'wood' });
const textPage = printed();

describe('A photograph is warned about only when it should be taken again', () => {
  test.each<[string, Partial<Faults>, Inspection['warnings']]>([
    ['nothing wrong: no warning', {}, []],
    ['some noise, lamp light, a little soft: no warning', { noise: 7, cast: 0.2, blur: 0.6 }, []],
    ['washed out, yet readable: no warning', { exposure: 1.15 }, []],
    ['out of focus: blurred', { blur: 2.4 }, ['blurred']],
    ['a hand that moved: blurred', { motion: 9 }, ['blurred']],
    ['a lamp mirrored on the page: glare', { glare: 0.9 }, ['glare']],
    ['the phone’s own shadow: shadow', { shadow: 0.65 }, ['shadow']],
    ['far too dark: shadow', { exposure: 0.12 }, ['shadow']],
  ])('a letter on wood, %s', async (_, faults, warnings) => {
    const photo = await take(await letter, { ...FAULTLESS, ...faults });
    expect(inspectPage(await rasterOf(photo), photo.corners).warnings).toEqual(warnings);
  });
});

describe('Light on a page', () => {
  test('from a window, on a part of the page: no warning', async () => {
    expect(
      inspectPage(
        lit(await textPage, (x, y) => (x + y > 1.35 ? 1.5 : 1)),
        null,
      ).warnings,
    ).toEqual([]);
  });
  test('from a lamp, whose reflection hides what is printed there: glare', async () => {
    expect(
      inspectPage(
        lit(
          await textPage,
          () => 1,
          (x, y) => Math.exp(-(((x - 0.45) / 0.16) ** 2) - ((y - 0.4) / 0.1) ** 2),
        ),
        null,
      ).warnings,
    ).toEqual(['glare']);
  });
  test('from a lamp, whose reflection lies on the empty margin: no warning, since it hides nothing', async () => {
    const page = lit(
      await textPage,
      () => 1,
      (x, y) => Math.exp(-(((x - 0.5) / 0.12) ** 2) - ((y - 0.975) / 0.02) ** 2),
    );
    expect(inspectPage(page, null).warnings).toEqual([]);
  });
  test('too much of it, on a coloured form with boxes that are printed white: no warning', () => {
    const boxed = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
      const [x, y] = [(at % WIDTH) / WIDTH, Math.floor(at / WIDTH) / HEIGHT];
      const box = x > 0.3 && x < 0.9 && y % 0.2 > 0.06 && y % 0.2 < 0.14;
      const print = x > 0.05 && x < 0.25 && y % 0.2 > 0.08 && y % 0.2 < 0.1 && (at >> 3) % 2 === 0;
      if (box) return 255;
      return print ? 30 : 205;
    });
    expect(
      inspectPage(
        lit(boxed, () => 1.3),
        null,
      ).warnings,
    ).toEqual([]);
  });
});

describe('The back of a sheet from a scanner', () => {
  test('nothing but paper and grain: blank', () => {
    expect(inspectPage(scan(null, 0), null).warnings).toEqual(['blank']);
  });
  test('the front shines through: blank all the same', async () => {
    expect(inspectPage(scan(await textPage, 0.13), null).warnings).toEqual(['blank']);
  });
  test('three lines in pencil, light gray: not blank, since it is writing', async () => {
    expect(inspectPage(scan(await textPage, 0.27, 0.06), null).warnings).toEqual([]);
  });
  test('three lines of print, blurred until no edge is left: not blank, since it may be writing', async () => {
    expect(inspectPage(blurred(scan(await textPage, 0.85, 0.06), 5), null).warnings).not.toContain('blank');
  });
  test('three lines of print: not blank, and no other warning', async () => {
    expect(inspectPage(scan(await textPage, 0.85, 0.06), null).warnings).toEqual([]);
  });
});

describe('Pictures that are no pages', () => {
  test('whatever the pixels and corners: no exception, and every score from 0 to 1', () => {
    const point = fc.record({
      x: fc.double({ min: -200, max: 300, noNaN: true }),
      y: fc.double({ min: -200, max: 300, noNaN: true }),
    });
    const corners = fc.option(fc.record({ tl: point, tr: point, br: point, bl: point }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(1 as const, 3 as const),
        fc.constantFrom(0, 128, 254, 255),
        fc.integer({ min: 0, max: 255 }),
        corners,
        (width, height, channels, low, spread, corners) => {
          const data = Uint8Array.from(
            { length: width * height * channels },
            (_, at) => low + ((at * 7919) % (spread + 1)),
          );
          for (const score of Object.values(inspectPage({ width, height, channels, data }, corners).scores))
            expect(score >= 0 && score <= 1).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

async function printed(): Promise<Uint8Array> {
  const { data, width, height } = await rasterisePage(drawPage('text', random(3), '#ffffff'), 4);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(WIDTH, HEIGHT, { fit: 'fill' })
    .grayscale()
    .raw()
    .toBuffer();
}

/** Each pixel as the mean of the square around it, twice over. */
function blurred({ width, height, data }: Raster, radius: number): Raster {
  const once = (plane: Float32Array): Float32Array => windowMean(plane, width, height, radius);
  return { width, height, channels: 1, data: Uint8Array.from(once(once(Float32Array.from(data)))) };
}

/** A print as a camera takes it in light from two kinds of sources: one that falls on it, one that is mirrored. */
function lit(
  print: Uint8Array,
  falls: (x: number, y: number) => number,
  mirrored: (x: number, y: number) => number = () => 0,
): Raster {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [(at % WIDTH) / WIDTH, Math.floor(at / WIDTH) / HEIGHT];
    return Math.min(255, 255 * (0.8 * ((print[at] ?? 0) / 255) ** 2.2 * falls(x, y) + mirrored(x, y)) ** (1 / 2.2));
  });
  return { width: WIDTH, height: HEIGHT, channels: 1, data };
}

/** A scanner's gray page: `strength` of a print on its upper `share`. */
function scan(print: Uint8Array | null, strength: number, share = 1): Raster {
  const chance = random(4);
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const ink = print === null || at > share * WIDTH * HEIGHT + 0.06 * WIDTH * HEIGHT ? 0 : 255 - (print[at] ?? 255);
    return Math.max(0, Math.min(255, 246 - ink * strength + (chance.next() - 0.5) * 6));
  });
  return { width: WIDTH, height: HEIGHT, channels: 1, data };
}
