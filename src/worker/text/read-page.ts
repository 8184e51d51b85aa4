/** Reads the writing of a page that is made: what is laid under it is where its letters are, whatever was corrected. */
import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import type { JobArgument } from '../../shared/documents-worker.ts';
import type { PageText } from '../../shared/page-text.ts';
import type { Raster } from '../picture/raster.ts';
import { faxAsTiff } from './fax-as-tiff.ts';
import type { TextLanguage } from '../../shared/text-languages.ts';
import { lettersOf } from './believed.ts';
import { readInOneOf, type Read } from './choose-language.ts';
import type { ReadLine, ReadParagraph } from './engine.ts';
import { uprightOf } from './orientation.ts';
import { placeBack, turnedGray, wayBack, type Pair, type Quarter } from './quarter-turns.ts';

/**
 * Pixels of the longest side: A4 at 220 dots per inch. More takes longer (a fifth, at 260), and no more words are
 * right; at 130 the first ones are wrong.
 */
const READ_SIDE = 2600;

/**
 * Reads the writing of a made page, in the one of these languages that it is in. Writing that lies on its side or on
 * its head is read as well, and stays where it is.
 * @throws JobFailed when the stored image cannot be read; the engine's own error when it fails
 */
export async function readPage({ page, languages }: JobArgument<'read'>): Promise<PageText> {
  const image = await decode(page);
  const { paragraphs, languages: used, rotation } = await readEitherWay(image, languages);
  const lines = paragraphs.flatMap((paragraph, number) =>
    paragraph.map((line) => lineOf(line, number, rotation, image)),
  );
  return { languages: used, lines: lines.filter(({ words }) => words.length > 0) };
}

/** As it is first: nearly every page lies rightly. */
async function readEitherWay(
  image: Raster,
  languages: readonly TextLanguage[],
): Promise<Read & { readonly rotation: Quarter }> {
  const asItIs = await readInOneOf(image, languages);
  if (!seemsTurned(asItIs.paragraphs)) return { ...asItIs, rotation: 0 };
  const upright = await uprightOf(image);
  if (upright === null || upright.rotation === 0) return { ...asItIs, rotation: 0 };
  const { rotation } = upright;
  return { ...(await readInOneOf(await turnedGray(image, rotation), languages)), rotation };
}

/** Of the letters that were read, so many make sense on any page that lies rightly. */
const LEAST_BELIEVED = 0.6;

/** Whether what was read makes no sense, or its words stand upright like columns. */
function seemsTurned(paragraphs: readonly ReadParagraph[]): boolean {
  const { believed, all } = lettersOf(paragraphs);
  const long = paragraphs.flat().flatMap(({ words }) => words.filter(({ text }) => text.length >= 4));
  const tall = long.filter(({ left, right, top, bottom }) => bottom - top > right - left);
  return believed < LEAST_BELIEVED * all || tall.length * 2 > long.length;
}

async function decode({ file, filter, width, height }: JobArgument<'read'>['page']): Promise<Raster> {
  const { data, info } = await opened(await readFile(file), filter, width, height)
    .resize({ width: READ_SIDE, height: READ_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 1, data };
}

function opened(bytes: Buffer, filter: JobArgument<'read'>['page']['filter'], width: number, height: number): Sharp {
  switch (filter) {
    case 'jpeg':
      return sharp(bytes);
    case 'g4':
      return sharp(faxAsTiff(bytes, width, height));
    case 'deflate':
      // Rows as PNG packs them, of pages that are kept as they are: nothing reads those.
      throw new Error('a picture that is kept as it is is not read');
  }
}

/** In shares of the image as it is, each word with its place on the line's baseline. */
function lineOf(
  { words, baseline: { x0, y0, x1, y1 }, height: tall }: ReadLine,
  paragraph: number,
  rotation: Quarter,
  image: Raster,
): PageText['lines'][number] {
  const slope = x1 === x0 ? 0 : (y1 - y0) / (x1 - x0);
  const ascent = (tall * ABOVE) / Math.hypot(1, slope);
  const shares = ([right, down]: Pair): [number, number] => [right / image.width, down / image.height];
  const way = (pair: Pair): [number, number] => shares(wayBack(pair, rotation));
  return {
    paragraph,
    up: way([slope * ascent, -ascent]),
    words: words.map(({ text, left, right }) => ({
      text,
      at: shares(placeBack([left, y0 + slope * (left - x0)], rotation, image)),
      along: way([right - left, slope * (right - left)]),
    })),
  };
}

/** Of a line's height, the part above its baseline. */
const ABOVE = 0.8;
