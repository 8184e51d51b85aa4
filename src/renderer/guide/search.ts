/**
 * What a person's words lead to: guides, services and the program's own tasks, best first.
 * Every title and every everyday phrase is a document of its own, so that « carte perdue » weighs as the phrase it is
 * and not as two words somewhere in a long list. Forgives accents, endings and a slip of the finger.
 */
import MiniSearch from 'minisearch';
import { SEARCHED_SCREENS, type SearchedScreen } from '../../shared/guides.ts';
import { plainText } from '../../shared/rich-text.ts';
import type { Content } from '../program/content.ts';
import { isFaint, searchTerms, stemOf } from './search-terms.ts';
import { Vocabulary } from './search-vocabulary.ts';

/** What can be found. */
export type HitKind = 'guide' | 'service' | 'screen';

/** A result of the search, by its id. */
export type Hit = { kind: 'guide' | 'service'; id: string } | { kind: 'screen'; id: SearchedScreen };

const MOST_HITS = 12;
/** Share of the best hit's score below which a hit only shares a letter or two: a list of these hides the answer. */
const WORTH_SHOWING = 0.2;
/**
 * A title says more of what something is than one of its phrases, its text less. A service's name is one phrase of
 * several: who types « itsme » is helped by the guide first.
 */
const WEIGHT = { title: 1.15, name: 1, phrase: 1, text: 0.45 } as const;
/** A word that nobody knows weighs as one that so many results know: it may be a filler, or what it is all about. */
const UNKNOWN = 6;
/** How much a hit's other phrases add to its best one. */
const OTHERS = 0.12;
/** What a word that says who or when weighs beside one that says what: alone, it still finds. */
const FAINT = 0.4;
/** How much all that a result is called by adds to its best phrase: a word in many of them is what it is about. */
const ABOUT = 0.4;
/** Among how many phrases of a result a word has to be to count half: one may be chance. */
const MANY = 3;
/** How much a phrase loses by words that nobody asked for: one of two words that both match beats one of eight. */
const SHORTER = 0.4;

interface Phrase {
  id: string;
  hit: Hit;
  weight: number;
  text: string;
  /** How much all its words say together. */
  says: number;
}

interface Index {
  search: MiniSearch;
  phrases: ReadonlyMap<string, Phrase>;
  vocabulary: Vocabulary;
  /** How much a stem says: what few results know says more. */
  says: (stem: string) => number;
}

const indexes = new WeakMap<Content, Index>();

function phrasesOf(hit: Hit, title: string, words: readonly string[], text: string): Omit<Phrase, 'id' | 'says'>[] {
  return [
    { hit, weight: hit.kind === 'service' ? WEIGHT.name : WEIGHT.title, text: title },
    ...words.map((word) => ({ hit, weight: WEIGHT.phrase, text: word })),
    { hit, weight: WEIGHT.text, text: plainText(text) },
  ];
}

function indexOf(content: Content): Index {
  const made = indexes.get(content);
  if (made !== undefined) return made;
  const texts = [
    ...content.guides.flatMap(({ id, title, words, summary }) =>
      phrasesOf({ kind: 'guide', id }, title, words, summary),
    ),
    ...content.entries
      .filter(({ kind }) => kind === 'service')
      .flatMap(({ id, name, words, text, shown }) => phrasesOf({ kind: 'service', id }, name, [...words, shown], text)),
    ...SEARCHED_SCREENS.flatMap((id) => {
      const { title, words, text } = content.words.screens[id];
      return phrasesOf({ kind: 'screen', id }, title, words, text);
    }),
  ];
  const vocabulary = new Vocabulary();
  for (const { hit, text } of texts) vocabulary.add(searchTerms(text), nameOf(hit));
  const size = new Set(texts.map(({ hit }) => nameOf(hit))).size;
  // « carte » alone carries nothing, and a word nobody knows was meant all the same.
  const says = (stem: string): number =>
    (isFaint(stem) ? FAINT : 1) * Math.log(1 + size / Math.max(UNKNOWN, vocabulary.spread(stem)));
  const phrases: Phrase[] = texts.map((phrase, at) => ({
    ...phrase,
    id: String(at),
    says: total(new Set(searchTerms(phrase.text).map(stemOf)), says),
  }));
  const search = new MiniSearch<Phrase>({
    fields: ['text'],
    tokenize: searchTerms,
    processTerm: stemOf,
    searchOptions: {
      // A query comes as stems already.
      tokenize: (query) => query.split(' '),
      processTerm: (term) => term,
      // A word half typed; one that is known is none: « vol » is not « volet ».
      prefix: (term) => term.length > 3 && !vocabulary.has(term),
    },
  });
  search.addAll(phrases);
  const index = { search, phrases: new Map(phrases.map((phrase) => [phrase.id, phrase])), vocabulary, says };
  indexes.set(content, index);
  return index;
}

const total = (stems: Iterable<string>, says: Index['says']): number =>
  [...stems].reduce((sum, stem) => sum + says(stem), 0);

const nameOf = ({ kind, id }: Hit): string => `${kind}:${id}`;

interface Found {
  hit: Hit;
  best: number;
  sum: number;
  terms: Set<string>;
}

/**
 * Searches guides, services and the program's own tasks, the best hit first, at most twelve; hits much worse than the
 * best one are left out. Null when the query is blank; an empty list when nothing fits.
 */
export function search(content: Content, query: string): Hit[] | null {
  if (query.trim() === '') return null;
  const { search: index, phrases, vocabulary, says } = indexOf(content);
  const meant = new Map(vocabulary.resolve(query).map(({ stem, sure }) => [stem, sure]));
  const asked = [...meant.keys()];
  const all = Math.max(total(asked, says), 1e-9);
  const found = new Map<string, Found>();
  for (const { id, terms, queryTerms } of index.search(asked.join(' '))) {
    const phrase = phrases.get(String(id));
    if (phrase === undefined) continue;
    const sure = queryTerms.reduce((sum, term) => sum + says(term) * (meant.get(term) ?? 0), 0);
    const ofPhrase = total(new Set(terms), says) / Math.max(phrase.says, 1e-9);
    // Of three words asked, a phrase with one says little; one with all three is the answer, and the short one first.
    const worth = phrase.weight * (sure / all) * ofPhrase ** SHORTER;
    const name = nameOf(phrase.hit);
    const known = found.get(name) ?? { hit: phrase.hit, best: 0, sum: 0, terms: new Set<string>() };
    for (const term of queryTerms) known.terms.add(term);
    found.set(name, { ...known, best: Math.max(known.best, worth), sum: known.sum + worth });
  }
  const about = (hit: Hit): number =>
    [...meant].reduce((sum, [term, sure]) => {
      const times = vocabulary.times(term, nameOf(hit));
      return sum + (says(term) * sure * times) / (times + MANY);
    }, 0) / all;
  const ranked = [...found.values()]
    .map(({ hit, best, sum, terms }) => {
      const byPhrase = (best + OTHERS * Math.min(sum - best, best)) * (0.4 + 0.6 * (total(terms, says) / all));
      return { hit, score: byPhrase + ABOUT * about(hit) };
    })
    .toSorted((one, other) => other.score - one.score);
  const floor = (ranked[0]?.score ?? 0) * WORTH_SHOWING;
  return ranked
    .filter(({ score }) => score >= floor)
    .slice(0, MOST_HITS)
    .map(({ hit }) => hit);
}
