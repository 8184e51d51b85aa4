/**
 * Words as the search compares them: without accents and endings, and without those that say nothing of what is sought.
 */

/// <reference types="vite/client" />
import * as v from 'valibot';
import { searchWordsSchema } from '../../shared/search-words.ts';

const files = import.meta.glob('../../../assets/locales/*/search.yaml', { eager: true, import: 'default' });
/** What each language knows: people type words of several in one search. */
const known = Object.values(files).map((file) => v.parse(searchWordsSchema, file));
/** « comment faire pour avoir ma pension », « je n'arrive pas à … », « je dois … ». */
const EMPTY_WORDS = new Set(known.flatMap(({ empty }) => empty));
/** Everyday short forms that no slip of the finger explains. */
const SAME: Readonly<Record<string, string>> = Object.assign({}, ...known.map(({ same }) => same));

// not our words: one letter of Unicode as two.
const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').toLowerCase();

/**
 * The words of a text that say something. « j'ai », « l'impôt » and « e-mail » are taken apart or together as people
 * mean them.
 */
export function searchTerms(text: string): string[] {
  return fold(text)
    .replaceAll('e-mail', 'email')
    .replaceAll(/\be-?box\b/g, 'ebox')
    .replaceAll('rendez-vous', 'rendezvous')
    .split(/[^\p{L}\p{N}.]+|\.(?=\D|$)/u)
    .filter((term) => term.length > 1 && !EMPTY_WORDS.has(term));
}

/** « impots », « impôt » and « impôts » are one word; « gsm » and « téléphone » too. */
export function stemOf(term: string): string {
  const same = SAME[term] ?? term;
  // « comune », « addresse »: whether a letter is doubled is what people know least.
  const plain = same.replaceAll('-', '').replaceAll(/(\p{L})\1/gu, '$1');
  // An x is a plural after a vowel only: « travaux », and not « ebbox ».
  const single = plain.length > 4 ? plain.replace(/(?:ees|ee|es|s|(?<=[ae]u)x)$/, '') : plain;
  return single.length > 5 ? single.replace(/(?:er|e)$/, '') : single;
}
