/** What assets/locales/<lang>/search.yaml says: words as the search compares them, in small letters without accents. */
import * as v from 'valibot';

/** Words in one text, apart by spaces or line ends. */
const wordList = v.pipe(
  v.string(),
  v.transform((text) => text.trim().split(/\s+/)),
);

const pattern = v.pipe(
  v.string(),
  v.check((text) => {
    try {
      return new RegExp(text, 'g') instanceof RegExp;
    } catch {
      return false;
    }
  }, 'Not a regular expression.'),
  v.transform((text) => new RegExp(text, 'g')),
);

const rewriting = v.array(v.strictTuple([pattern, v.string()]));

/** The words that the search leaves out, takes for one another, or hears as the same. */
export const searchWordsSchema = v.strictObject({
  /** Several words that are one, or one that is several: expressions on a whole text and what they become. */
  written: rewriting,
  /** Say nothing of what is sought. */
  empty: wordList,
  /** Say who or when rather than what is sought: they weigh less than other words. */
  faint: wordList,
  /** A word, and the forms and everyday words that stand for it. */
  same: v.record(v.string(), wordList),
  /** Endings that say nothing of what is sought (a plural): expressions on one word and what they become. */
  endings: rewriting,
  /** How letters sound: expressions and what they become, one after the other, on a word without accents. */
  sounds: rewriting,
});

/** One language's words for the search. */
export type SearchWords = v.InferOutput<typeof searchWordsSchema>;
