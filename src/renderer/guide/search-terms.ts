/**
 * Words as the search compares them: without accents and endings, and without those that say nothing of what is sought.
 */

/// <reference types="vite/client" />
import * as v from 'valibot';
import { searchWordsSchema, type SearchWords } from '../../shared/search-words.ts';

const files = import.meta.glob('../../../assets/locales/*/search.yaml', { eager: true, import: 'default' });
/** What each language knows: people type words of several in one search. */
const known = Object.values(files).map((file) => v.parse(searchWordsSchema, file));
/** « comment faire pour avoir ma pension », « je n'arrive pas à … », « je dois … ». */
const EMPTY_WORDS = new Set(known.flatMap(({ empty }) => empty));
/** Forms and everyday words that no slip of the finger explains, and what each stands for. */
const SAME: ReadonlyMap<string, string> = new Map(
  known.flatMap(({ same }) => Object.entries(same).flatMap(([word, forms]) => forms.map((form) => [form, word]))),
);

/** Everyday words and forms that stand for another word, as they are typed. */
export const everydayForms = (): Iterable<string> => SAME.keys();

// not our words: one letter of Unicode as two.
const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').toLowerCase();

const rewritten = (text: string, rules: SearchWords['sounds']): string =>
  rules.reduce((so, [from, to]) => so.replaceAll(from, to), text);

/**
 * Every word of a text, in lower case and without accents, those included that say nothing of what is sought. « l'impôt
 * » is taken apart and « e-mail » together, as people mean them.
 */
export const allTerms = (text: string): string[] =>
  known
    .reduce((so, { written }) => rewritten(so, written), fold(text))
    .split(/[^\p{L}\p{N}.]+|\.(?=\D|$)/u)
    .filter((term) => term !== '');

/**
 * Whether a word, as `allTerms` gives it, says something of what is sought: neither a single letter or digit nor one of
 * the words that are empty in some language.
 */
export const saysSomething = (term: string): boolean => term.length > 1 && !EMPTY_WORDS.has(term);

/** The words of a text by which it is searched: those that say something of what is sought. */
export const searchTerms = (text: string): string[] => allTerms(text).filter(saysSomething);

/**
 * The form of a word under which the search compares it: « impot » and « impots » have one, « gsm » and « telephone »
 * too.
 * @param term as `allTerms` gives it, in lower case and without accents
 */
export function stemOf(term: string): string {
  const same = SAME.get(term) ?? term;
  // « comune », « addresse »: whether a letter is doubled is what people know least.
  const plain = same.replaceAll('-', '').replaceAll(/(\p{L})\1+/gu, '$1');
  return known.reduce((so, { endings }) => rewritten(so, endings), plain);
}

/**
 * How a word, as `allTerms` gives it, sounds in each language, one spelling for each: « bloké » and « bloqué » are
 * written one way only by those who know it.
 */
export const soundsOf = (term: string): string[] => known.map(({ sounds }) => rewritten(term, sounds));

const FAINT = new Set(known.flatMap(({ faint }) => faint.map(stemOf)));

/** Whether a stem says who or when rather than what is sought: « ma mamy a perdu son gsm ». */
export const isFaint = (stem: string): boolean => FAINT.has(stem);

const EMPTY_SOUNDS = new Set([...EMPTY_WORDS].flatMap(soundsOf).filter((sound) => sound.length > 3));

/**
 * Whether a word sounds like one that says nothing, as somebody may misspell it: « jarive », « comen ». To be asked
 * only of words that the search does not know; sounds of up to three letters do not count.
 */
export const soundsEmpty = (term: string): boolean => soundsOf(term).some((sound) => EMPTY_SOUNDS.has(sound));
