/** Finds a file of words in the language asked for. */
import { FIRST_LANGUAGE, systemLanguage } from './language.ts';
import { typesetAll } from './typography.ts';

/**
 * The content of a file of words in this language, or else of the whole file in the first one; typeset as the language
 * that it is in. Undefined when neither is there.
 * @param files what Vite's `import.meta.glob` found in assets/locales, by path
 * @param name the file's name with its extension
 */
export function wordsIn(files: Readonly<Record<string, unknown>>, language: string, name: string): unknown {
  const own = asWritten(files, language, name);
  return own === undefined
    ? typesetAll(FIRST_LANGUAGE, asWritten(files, FIRST_LANGUAGE, name))
    : typesetAll(language, own);
}

/**
 * The content of a file of words as it stands in the file, without typography. Undefined where this language has no
 * such file.
 */
export function asWritten(files: Readonly<Record<string, unknown>>, language: string, name: string): unknown {
  return Object.entries(files).find(([path]) => path.endsWith(`/locales/${language}/${name}`))?.[1];
}

/**
 * The first language's code where `wordsIn` gives its file in place of one that this language lacks, for a screen
 * reader to change its voice; undefined where the words are in the language asked for.
 */
export const foreignFile = (
  files: Readonly<Record<string, unknown>>,
  language: string,
  name: string,
): string | undefined => (asWritten(files, language, name) === undefined ? FIRST_LANGUAGE : undefined);

/**
 * Where no page has been asked yet, in a terminal or before a window opens: the system's own language where
 * assets/locales has this file in it, otherwise the first one.
 */
export function languageHere(files: Readonly<Record<string, unknown>>, name: string): string {
  const here = systemLanguage();
  return asWritten(files, here, name) === undefined ? FIRST_LANGUAGE : here;
}
