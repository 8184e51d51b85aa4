/** What the writing of a document suggests: always for the person to accept, never done unasked. */
import * as v from 'valibot';

/** What a page can be, by what its first lines say. The names shown are in the page's texts. */
export const DOCUMENT_KINDS = [
  'reminder',
  'quote',
  'invoice',
  'payslip',
  'tax',
  'statement',
  'household',
  'certificate',
  'lease',
  'contract',
  'decision',
  'summons',
  'form',
  'letter',
] as const;
/** One kind of document. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a title could be made of; each part null when the page does not say it. */
export const titleSuggestionSchema = v.object({
  kind: v.nullable(v.picklist(DOCUMENT_KINDS)),
  sender: v.nullable(v.string()),
  /** The day of the letter. */
  date: v.nullable(v.pipe(v.string(), v.isoDate())),
});
/** The parts of a title. */
export type TitleSuggestion = v.InferOutput<typeof titleSuggestionSchema>;
