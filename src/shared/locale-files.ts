/** Finds a file of words in the language asked for. */
import { FIRST_LANGUAGE } from './language.ts';
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
