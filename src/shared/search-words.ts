/** What assets/locales/<lang>/search.yaml says: words as the search compares them, without accents, in small letters. */
import * as v from 'valibot';

export const searchWordsSchema = v.strictObject({
  /** Say nothing of what is sought; in one text, apart by spaces. */
  empty: v.pipe(
    v.string(),
    v.transform((text) => text.split(/\s+/)),
  ),
  /** Short forms and what they stand for. */
  same: v.record(v.string(), v.string()),
});
