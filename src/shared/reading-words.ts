/** What assets/reading.yaml must say: the words that are looked for on a page that was read. */
import * as v from 'valibot';
import { DOCUMENT_KINDS } from './suggestion.ts';
import { TEXT_LANGUAGES } from './text-languages.ts';

const text = v.pipe(v.string(), v.nonEmpty());

/** The file: words in one text each, with blanks or commas between them. */
export const readingWordsSchema = v.strictObject({
  /** By language, with blanks between. */
  smallWords: v.strictObject(v.entriesFromList(TEXT_LANGUAGES, text)),
  /** January first; each in all languages, with blanks between. */
  months: v.pipe(v.array(text), v.length(12)),
  /** By kind, the most telling first, with commas between. */
  kinds: v.strictObject(v.entriesFromList(DOCUMENT_KINDS, text)),
  /** With commas between, as the two lists above and below. */
  identity: text,
  senders: text,
});
