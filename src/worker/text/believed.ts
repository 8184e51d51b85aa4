/** How much of what was read makes sense: writing that lies wrongly is read as signs and short syllables. */
import type { ReadParagraph } from './engine.ts';

/** A letter is believed from this confidence of its word on, out of 100. */
const SURE_WORD = 70;

/** Letters of all words, and of those that were surely read; single letters and signs are read into anything. */
export function lettersOf(paragraphs: readonly ReadParagraph[]): { readonly believed: number; readonly all: number } {
  const words = paragraphs.flat().flatMap((line) => line.words);
  const count = (some: typeof words): number =>
    some.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  const isBelieved = ({ confidence, text }: (typeof words)[number]): boolean =>
    confidence >= SURE_WORD && /\p{L}{3}/u.test(text);
  return { believed: count(words.filter(isBelieved)), all: count(words) };
}
