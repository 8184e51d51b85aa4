/** Which known words a typed word stands for. */
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/renderer/guide/search-vocabulary.ts';
import { searchTerms } from '../../../src/renderer/guide/search-terms.ts';

const vocabulary = new Vocabulary();
for (const [place, phrase] of [
  ['a', 'code pin bloqué'],
  ['b', 'carte d’identité'],
  ['c', 'taxonweb'],
  ['d', 'my ebox'],
  ['e', 'pension'],
  ['f', 'ne lit pas ma carte'],
  ['g', 'sans lecteur'],
  ['h', 'quelqu’un pour m’aider'],
] as const) {
  vocabulary.add(searchTerms(phrase), place);
}
const meant = (query: string): string[] =>
  vocabulary
    .resolve(query)
    .map(({ stem }) => stem)
    .toSorted();

describe('a word typed into the search is known', () => {
  it.each<[string, string, string]>([
    ['as it is written', 'code bloqué', 'code bloqué'],
    ['in a short form and in another language', 'kaart kwijt', 'carte perdu'],
    ['as it sounds', 'code bloké', 'code bloqué'],
    ['as it sounds with another vowel', 'pansion', 'pension'],
    ['with its article glued on', 'didentité', 'identité'],
    ['run together with the next', 'codepin', 'code pin'],
    ['written as several', 'taxon web', 'taxonweb'],
    ['written as several, as they sound', 'e boks', 'ebox'],
    ['behind a story of who said so', 'ma voisine m’a dit que ma pension', 'pension'],
  ])('%s: « %s » is taken for « %s »', (_, typed, right) => {
    expect(meant(typed)).toEqual(meant(right));
  });

  it('once, though it is typed twice', () => {
    expect(meant('carte carte')).toHaveLength(1);
  });
});

describe('a word typed into the search with a slip of the finger', () => {
  it.each([
    ['a letter too many', 'penssionn', 'pension'],
    ['a slip in a word that only stands for another', 'kaartt perdu', 'carte perdu'],
    ['two words that are one', 'taxo web', 'taxonweb'],
  ])('%s: « %s » is taken for « %s »', (_, typed, right) => {
    expect(meant(typed)).toEqual(meant(right));
  });

  it('is less sure than the word itself, and a word that the vocabulary does not hold is the least sure', () => {
    const sureOf = (query: string): number | undefined => vocabulary.resolve(query)[0]?.sure;
    expect(sureOf('pension')).toBe(1);
    expect(sureOf('pendion')).toBeLessThan(1);
    expect(sureOf('xylophone')).toBeLessThan(sureOf('pendion') ?? 0);
  });
});

describe('what is typed for the opposite is not taken for the same', () => {
  it.each([
    ['pas de lecteur', 'lecteur'],
    ['ne lit pas la carte', 'lit la carte'],
    ['quelqu’un pour m’aider', 'aider quelqu’un'],
  ])('« %s » is not taken for « %s »', (one, other) => {
    expect(meant(one)).not.toEqual(meant(other));
  });
});

it('words that say nothing are left out of what is typed, also when they are spelled by ear', () => {
  expect(meant('comen jarive à ma pension')).toEqual(meant('pension'));
});

it('a word that the vocabulary does not hold is kept, as its stem', () => {
  expect(meant('xylophone')).toEqual(['xylophon']);
});
