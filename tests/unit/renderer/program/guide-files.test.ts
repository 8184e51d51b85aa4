/** A language that has some of the guides: the others are French, said to be French, each in its place. */
import { describe, expect, it } from 'vitest';
import { guidesFor } from '../../../../src/renderer/program/guide-files.ts';

const step = { id: 'un', title: 'Un pas', body: 'Faites ceci.', end: 'success' };
const guide = (id: string, title: string): object => ({
  id,
  title,
  theme: 'eid',
  summary: 'Un guide.',
  when: 'Vous voulez essayer.',
  words: ['essai'],
  minutes: 5,
  needs: [],
  steps: [step],
  troubles: [{ sees: 'Rien ne va', cause: 'On ne sait pas.', remedy: 'Demandez.' }],
  help: [{ who: 'trainer' }],
  checked: { date: '2026-01-01', source: 'essai' },
});

const FILES = {
  '../../../assets/guides/fr/premier.yaml': guide('premier', 'Le premier'),
  '../../../assets/guides/fr/second.yaml': guide('second', 'Le second : un guide'),
  '../../../assets/guides/nl/second.yaml': guide('second', 'De tweede: een gids'),
  '../../../assets/guides/nl/eigen.yaml': guide('eigen', 'Een eigen gids'),
};

describe('the guides of a language', () => {
  it('are its own where it has them, French ones in their place where it has none, and more where it has more', () => {
    const { guides, foreign } = guidesFor(FILES, 'nl');
    expect(guides.map(({ title }) => title)).toEqual(['Le premier', 'De tweede: een gids', 'Een eigen gids']);
    expect([...foreign]).toEqual([['premier', 'fr']]);
  });

  it('are all French for a language that has none', () => {
    const { guides, foreign } = guidesFor(FILES, 'de');
    expect(guides.map(({ id }) => id)).toEqual(['premier', 'second']);
    expect([...foreign.values()]).toEqual(['fr', 'fr']);
  });

  it('are, in French, none of them foreign, and printed in French typography', () => {
    const { guides, foreign } = guidesFor(FILES, 'fr');
    expect(guides.map(({ title }) => title)).toEqual(['Le premier', 'Le second\u202F: un guide']);
    expect(foreign.size).toBe(0);
  });
});
