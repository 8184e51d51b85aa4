/** The writing that was read on a page: words, and where each stands. */
import * as v from 'valibot';
import { TEXT_LANGUAGES } from './text-languages.ts';

/** A place or a way in the stored image, in shares of its width and of its height: from the left, from the top. */
const pair = v.tuple([v.number(), v.number()]);

/** The lines in reading order. */
export const pageTextSchema = v.object({
  /** The languages that it was read in; the one that most of it is in comes first. */
  languages: v.array(v.picklist(TEXT_LANGUAGES)),
  lines: v.array(
    v.object({
      /** Lines of one paragraph have the same number. */
      paragraph: v.number(),
      /** From the baseline to the top of the tallest letters; a line that runs up the page has it across. */
      up: pair,
      /** `at`: where the word begins on its baseline; `along`: from there to its end. */
      words: v.array(v.object({ text: v.string(), at: pair, along: pair })),
    }),
  ),
});
/** The writing of one page. */
export type PageText = v.InferOutput<typeof pageTextSchema>;

/** The writing as plain text: a line for each line, an empty one between paragraphs. */
export function plainText({ lines }: PageText): string {
  return lines
    .map(({ words, paragraph }, at) => {
      const before = lines[at - 1];
      const gap = before !== undefined && before.paragraph !== paragraph ? '\n' : '';
      return gap + words.map(({ text }) => text).join(' ');
    })
    .join('\n');
}
