/**
 * What a person's words lead to: guides, services and the program's own tasks, best first.
 * Every title and every everyday phrase is a document of its own, so that « carte perdue » weighs as the phrase it is
 * and not as two words somewhere in a long list. Forgives accents, endings and a slip of the finger.
 */
import MiniSearch from 'minisearch';
import { plainText } from '../../shared/rich-text.ts';
import type { Content } from '../program/content.ts';
import { searchTerms, stemOf } from './search-terms.ts';
import { Vocabulary } from './search-vocabulary.ts';

/** What can be found. */
export type HitKind = 'guide' | 'service' | 'screen';

/** A result of the search, by its id. */
export type Hit = { kind: 'guide' | 'service'; id: string } | { kind: 'screen'; id: 'check' | 'documents' };

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
/** What a word with a slip of the finger, or half typed, is worth beside a known one. */
const SLIP = 0.5;
/** How much a phrase loses by words that nobody asked for: one of two words that both match beats one of eight. */
const SHORTER = 0.4;

interface Phrase {
  id: string;
  hit: Hit;
  weight: number;
  text: string;
  terms: ReadonlySet<string>;
}

interface Index {
  search: MiniSearch;
  phrases: ReadonlyMap<string, Phrase>;
  vocabulary: Vocabulary;
  /** How many results there are. */
  size: number;
}

const indexes = new WeakMap<Content, Index>();

function phrasesOf(hit: Hit, title: string, words: readonly string[], text: string): Omit<Phrase, 'id' | 'terms'>[] {
  return [
    { hit, weight: hit.kind === 'service' ? WEIGHT.name : WEIGHT.title, text: title },
    ...words.map((word) => ({ hit, weight: WEIGHT.phrase, text: word })),
    { hit, weight: WEIGHT.text, text: plainText(text) },
  ];
}

function indexOf(content: Content): Index {
  const made = indexes.get(content);
  if (made !== undefined) return made;
  const phrases: Phrase[] = [
    ...content.guides.flatMap(({ id, title, words, summary }) =>
      phrasesOf({ kind: 'guide', id }, title, words, summary),
    ),
    ...content.entries
      .filter(({ kind }) => kind === 'service')
      .flatMap(({ id, name, words, text, shown }) => phrasesOf({ kind: 'service', id }, name, [...words, shown], text)),
    ...(['check', 'documents'] as const).flatMap((id) => {
      const { title, words, text } = content.words.screens[id];
      return phrasesOf({ kind: 'screen', id }, title, words, text);
    }),
  ].map((phrase, at) => ({ ...phrase, id: String(at), terms: new Set(searchTerms(phrase.text).map(stemOf)) }));
  const vocabulary = new Vocabulary();
  for (const { hit, text } of phrases) vocabulary.add(searchTerms(text), nameOf(hit));
  const search = new MiniSearch<Phrase>({
    fields: ['text'],
    tokenize: searchTerms,
    processTerm: stemOf,
    searchOptions: {
      // A query comes as stems already.
      tokenize: (query) => query.split(' '),
      processTerm: (term) => term,
      // A word that is known is no misspelling of another: « vol » is not « sol », « fin » is not « fil ».
      fuzzy: (term) => (vocabulary.has(term) ? false : mostSlips(term)),
      prefix: (term) => term.length > 3 && !vocabulary.has(term),
    },
  });
  search.addAll(phrases);
  const size = new Set(phrases.map(({ hit }) => nameOf(hit))).size;
  const index = { search, phrases: new Map(phrases.map((phrase) => [phrase.id, phrase])), vocabulary, size };
  indexes.set(content, index);
  return index;
}

const nameOf = ({ kind, id }: Hit): string => `${kind}:${id}`;

/** Letters that may differ: the shorter the word, the sooner it is another one. */
function mostSlips(term: string): number | false {
  if (term.length < 4) return false;
  return term.length < 8 ? 1 : 2;
}

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
  const { search: index, phrases, vocabulary, size } = indexOf(content);
  const asked = vocabulary.resolve(query);
  // What few results know says more: « carte » alone carries nothing, and a word nobody knows was meant all the same.
  const says = (term: string): number => Math.log(1 + size / Math.max(UNKNOWN, vocabulary.spread(term)));
  const total = (terms: Iterable<string>): number => [...terms].reduce((sum, term) => sum + says(term), 0);
  const all = Math.max(total(asked), 1e-9);
  const found = new Map<string, Found>();
  for (const { id, terms, queryTerms } of index.search(asked.join(' '))) {
    const phrase = phrases.get(String(id));
    if (phrase === undefined) continue;
    const sure = queryTerms.reduce((sum, term) => sum + says(term) * (vocabulary.has(term) ? 1 : SLIP), 0);
    const ofPhrase = total(new Set(terms)) / Math.max(total(phrase.terms), 1e-9);
    // Of three words asked, a phrase with one says little; one with all three is the answer, and the short one first.
    const worth = phrase.weight * (sure / all) * ofPhrase ** SHORTER;
    const name = nameOf(phrase.hit);
    const known = found.get(name) ?? { hit: phrase.hit, best: 0, sum: 0, terms: new Set<string>() };
    for (const term of queryTerms) known.terms.add(term);
    found.set(name, { ...known, best: Math.max(known.best, worth), sum: known.sum + worth });
  }
  const ranked = [...found.values()]
    .map(({ hit, best, sum, terms }) => ({
      hit,
      score: (best + OTHERS * Math.min(sum - best, best)) * (0.4 + 0.6 * (total(terms) / all)),
    }))
    .toSorted((one, other) => other.score - one.score);
  const floor = (ranked[0]?.score ?? 0) * WORTH_SHOWING;
  return ranked
    .filter(({ score }) => score >= floor)
    .slice(0, MOST_HITS)
    .map(({ hit }) => hit);
}
