/**
 * What a correction must not take away, on pages that are hard: judged by the pixels where print is known to be, not by
 * our own measures.
 */
import { describe, expect, it, test } from 'vitest';
import { correctPage } from '../../../src/worker/correct/correct-page.ts';
import { gray } from '../../../src/worker/picture/gray.ts';
import type { Corners, CorrectionUsed, Raster } from '../../../src/worker/picture/raster.ts';
import type { ColourMode } from '../../../src/shared/documents.ts';
import { FAULTLESS } from '../../tools/photographs/light.ts';
import { rasterOf } from '../../tools/photographs/labelled.ts';
import { photograph, type Background, type PageKind } from '../../tools/photographs/photograph.ts';

const TAKEN = { longSide: 1000, worn: false, faults: FAULTLESS };

describe('A sheet on a table, not cut out', () => {
  const isStillThere = async (seed: number, page: PageKind, background: Background): Promise<void> => {
    const photo = await photograph(seed, { page, background, ...TAKEN });
    const image = await rasterOf(photo);
    for (const mode of ['color', 'gray', 'bw'] as const)
      for (const sheet of [null, photo.corners]) {
        const longestSide = Math.max(image.width, image.height);
        const { image: corrected } = correctPage(image, { corners: null, sheet, mode, level: false, longestSide });
        expect(
          printKept(corrected.channels === 1 ? gray(image) : image, corrected, photo.corners),
          `${mode}, sheet ${sheet === null ? 'un' : ''}known`,
        ).toBeGreaterThan(0.9);
      }
  };
  test.each<[string, number, PageKind, Background]>([['a library card on wood', 402, 'card', 'wood']])(
    '%s: in colour, gray and black and white over nine tenths of its print is still there, whether or not the sheet was found',
    (_name, seed, page, background) => isStillThere(seed, page, background),
  );
  test.each<[string, number, PageKind, Background]>([
    ['a coloured form on a dark table', 406, 'colour-form', 'dark'],
    ['a letter on bright orange wood', 400, 'letter', 'wood'],
    ['a form on a dark table', 401, 'form', 'dark'],
  ])(
    '%s: in colour, gray and black and white over nine tenths of its print is still there, whether or not the sheet was found',
    { tags: ['long'] },
    (_name, seed, page, background) => isStillThere(seed, page, background),
  );
});

describe('A page that black and white might ruin', () => {
  it('with a portrait photograph: more than 40 shades of it are kept, and the answer says that a gentler mode was used', () => {
    const page = blankPage();
    for (let row = 100; row < 400; row += 1)
      for (let column = 100; column < 340; column += 1)
        page.data[row * page.width + column] = Math.round(
          130 +
            70 * Math.sin(row / 40) * Math.cos(column / 30) -
            50 * Math.exp(-((row - 250) ** 2 + (column - 220) ** 2) / 4000),
        );
    writeLines(page, { lines: 30 });
    const { image, bilevel, used } = correctPage(page, { corners: null, mode: 'bw', level: false, longestSide: 1400 });
    expect({ bilevel, used }).toEqual({ bilevel: false, used: 'gentler' });
    expect(new Set(shadesIn(image, 100, 100, 240, 300)).size).toBeGreaterThan(40);
  });
  it('of print with a pencil note: becomes black and white as asked, over half of the pencil as ink', () => {
    const page = blankPage();
    writeLines(page, { lines: 30 });
    for (let column = 200; column < 700; column += 1)
      for (let thick = 0; thick < 4; thick += 1) page.data[(1200 + thick) * page.width + column] = 190;
    const { image, used } = correctPage(page, { corners: null, mode: 'bw', level: false, longestSide: 1400 });
    expect(used).toBe('asked');
    expect(shadesIn(image, 200, 1200, 500, 4).filter((value) => value === 0).length).toBeGreaterThan(1000);
  });
});

describe('Two lines of chalk below a sheet in poor light, whose light cannot be evened without losing them', () => {
  const board = blankPage();
  board.data.fill(100);
  board.data.fill(60, 700 * board.width);
  writeLines(board, { lines: 2, top: 900, ink: 230 });
  const usedIn = (mode: ColourMode): CorrectionUsed =>
    correctPage(board, { corners: null, mode, level: false, longestSide: 1400 }).used;
  it('in colour: the answer says that the picture is as it was', () => {
    expect(usedIn('color')).toBe('none');
  });
  test.each(['gray', 'bw'] as const)(
    'in %s: the answer does not say that the picture is as it was, for its colours are gone',
    (mode) => {
      expect(usedIn(mode)).toBe('gentler');
    },
  );
});

/** Of the dark print within the sheet, the share that still stands out from the paper beside it. */
function printKept(before: Raster, after: Raster, corners: Corners | null): number {
  const outline = corners === null ? [] : [corners.tl, corners.tr, corners.br, corners.bl];
  const inside = (x: number, y: number): boolean =>
    outline.every((from, at) => {
      const to = outline[(at + 1) % 4] ?? from;
      return (
        (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) > 12 * Math.hypot(to.x - from.x, to.y - from.y)
      );
    });
  const light = ({ channels, data, width }: Raster, x: number, y: number): number => {
    const at = (y * width + x) * channels;
    return Math.min(...data.subarray(at, at + channels));
  };
  let print = 0;
  let kept = 0;
  for (let y = 8; y < before.height - 8; y += 1)
    for (let x = 8; x < before.width - 8; x += 1) {
      if (!inside(x, y)) continue;
      const around = (image: Raster): number =>
        Math.max(light(image, x - 7, y), light(image, x + 7, y), light(image, x, y - 7), light(image, x, y + 7));
      if (light(before, x, y) > 0.6 * around(before)) continue;
      print += 1;
      if (light(after, x, y) <= 0.85 * around(after)) kept += 1;
    }
  expect(print).toBeGreaterThan(100);
  return kept / print;
}

function blankPage(): Raster {
  return { width: 1000, height: 1400, channels: 1, data: new Uint8Array(1000 * 1400).fill(236) };
}

/** `top`: the row of the first, pixels; `ink`: gray level. */
interface Lines {
  readonly lines: number;
  readonly top?: number;
  readonly ink?: number;
}

/** Bars as high and as far apart as letters. */
function writeLines({ width, data }: Raster, { lines, top = 480, ink = 30 }: Lines): void {
  for (let line = 0; line < lines; line += 1)
    for (let row = 0; row < 10; row += 1)
      for (let column = 80; column < 920; column += 1)
        if (column % 14 < 7) data[(top + line * 22 + row) * width + column] = ink;
}

const shadesIn = ({ width, data }: Raster, left: number, top: number, across: number, down: number): number[] =>
  Array.from(
    { length: across * down },
    (_, at) => data[(top + Math.floor(at / across)) * width + left + (at % across)] ?? 0,
  );
