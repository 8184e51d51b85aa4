/** What assets/locales/<lang>/search.yaml says: words as the search compares them, in small letters without accents. */
import * as v from 'valibot';

/** The words that the search leaves out or takes for one another. */
export const searchWordsSchema = v.strictObject({
  /** Say nothing of what is sought; in one text, apart by spaces. */
  empty: v.pipe(
    v.string(),
    v.transform((text) => text.split(/\s+/)),
  ),
  /** Short forms and what they stand for. */
  same: v.record(v.string(), v.string()),
});
