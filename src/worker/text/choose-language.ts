/**
 * Reads a page in the language that it is written in. Reading in all languages at once takes half as long again, and a
 * page is rarely in more than one.
 */
import * as v from 'valibot';
import file from '../../../assets/reading.yaml';
import { readingWordsSchema } from '../../shared/reading-words.ts';
import { TEXT_LANGUAGES, type TextLanguage } from '../../shared/text-languages.ts';
import type { Raster } from '../picture/raster.ts';
import { lettersOf } from './believed.ts';
import { readText, type ReadParagraph } from './engine.ts';

const SMALL_WORDS = new Map(
  Object.entries(v.parse(readingWordsSchema, file).smallWords).map(([language, list]) => [
    language,
    new Set(list.split(/\s+/)),
  ]),
);

/** A language is on a page when it has this share of the small words that were known. */
const ON_THE_PAGE = 0.25;
/** With fewer known words, nothing is said of the language. */
const FEWEST = 4;

/** What was read, and in which languages: the one that most of it is in comes first. */
export interface Read {
  readonly paragraphs: readonly ReadParagraph[];
  readonly languages: TextLanguage[];
}

/**
 * Reads the page in the first of `languages`, and again in others of them when its small words are theirs. What makes
 * more sense is kept.
 */
export async function readInOneOf(image: Raster, languages: readonly TextLanguage[]): Promise<Read> {
  const [first = 'fra'] = languages;
  const one: Read = { paragraphs: await readText(image, [first]), languages: [first] };
  const found = languagesOf(one.paragraphs.flat().flatMap((line) => line.words.map(({ text }) => text))).filter(
    (language) => languages.includes(language),
  );
  if (found.length === 0 || (found.length === 1 && found[0] === first)) return one;
  const other: Read = { paragraphs: await readText(image, found), languages: found };
  return lettersOf(other.paragraphs).believed >= lettersOf(one.paragraphs).believed ? other : one;
}

/** The languages that these words are in, the most frequent first; none when too few are known. */
export function languagesOf(read: readonly string[]): TextLanguage[] {
  const known = TEXT_LANGUAGES.map((language) => {
    const list = SMALL_WORDS.get(language);
    const count = read.filter((word) => list?.has(word.toLowerCase().replace(/\P{L}+$/u, ''))).length;
    return { language, count };
  });
  const all = known.reduce((sum, { count }) => sum + count, 0);
  if (all < FEWEST) return [];
  return known
    .filter(({ count }) => count >= ON_THE_PAGE * all)
    .toSorted((a, b) => b.count - a.count)
    .map(({ language }) => language);
}
