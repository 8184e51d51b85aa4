/** How long the sentences are that people read: every text, counted; the trainer's folds apart. */
import { describe, expect, it } from 'vitest';
import { contentFor } from '../../../src/renderer/program/content.ts';
import { resources } from '../../../src/renderer/program/screen-language.ts';
import { wordsFor } from '../../../src/shared/check-words.ts';
import { FINDING_IDS } from '../../../src/shared/findings.ts';
import { plainText } from '../../../src/shared/rich-text.ts';
import { allTexts } from './texts.ts';

const MOST_ON_AVERAGE = 12;
const MOST = 22;

const content = contentFor('fr');
const words = wordsFor('fr');
const leaves = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
};
const isForTrainer = (path: readonly (string | number)[]): boolean => path.includes('details');

const groups: readonly [string, readonly string[]][] = [
  [
    'guides without the trainer’s folds',
    content.guides.flatMap((guide) =>
      allTexts(guide)
        .filter(({ path }) => !isForTrainer(path))
        .map(({ text }) => text),
    ),
  ],
  [
    'findings',
    FINDING_IDS.flatMap((id) => {
      const { title, why, steps, meanwhile } = words.finding(id, {});
      return [title, why, ...steps, meanwhile];
    }),
  ],
  ['catalogue', content.entries.flatMap(({ name, text, hint }) => [name, text, ...(hint === null ? [] : [hint])])],
  ['glossary', Object.values(content.glossary).map(({ text }) => text)],
  ['words common to guides', leaves({ ...content.words, screens: null })],
  ['screens', leaves(resources['fr'])],
];

/**
 * « e-mail », « aujourd’hui » and « 00800 2123 2123 » are words as a reader counts them: between spaces, with a letter
 * or digit.
 */
const sentencesOf = (text: string): string[] =>
  plainText(text)
    .split(/(?<=[.!?…])\s+|\n/u)
    .filter((sentence) => /\p{L}/u.test(sentence));
const lengthOf = (sentence: string): number =>
  sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

describe.each(groups)('the French texts of: %s', (name, texts) => {
  it(`has sentences of at most ${MOST_ON_AVERAGE} words on average, and none of more than ${MOST}`, () => {
    const measured = texts.flatMap(sentencesOf).map((sentence) => ({ sentence, length: lengthOf(sentence) }));
    const mean = measured.reduce((sum, { length }) => sum + length, 0) / Math.max(1, measured.length);
    const longest = measured.reduce((most, { length }) => Math.max(most, length), 0);
    console.info(`${name}: ${measured.length} sentences, ${mean.toFixed(1)} words on average, ${longest} at most`);
    expect(measured.filter(({ length }) => length > MOST).map(({ sentence }) => sentence)).toEqual([]);
    expect(mean).toBeLessThanOrEqual(MOST_ON_AVERAGE);
  });
});
