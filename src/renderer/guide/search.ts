/**
 * What a person's words lead to: guides, services and the program's own tasks, best first.
 * Every title and every everyday phrase is a document of its own, so that « carte perdue » weighs as the phrase it is
 * and not as two words somewhere in a long list. Forgives accents, endings and a slip of the finger.
 */
import MiniSearch from 'minisearch';
import { plainText } from '../../shared/rich-text.ts';
import type { Content } from '../program/content.ts';
import { searchTerms, stemOf } from './search-terms.ts';

/** What can be found. */
export type HitKind = 'guide' | 'service' | 'screen';

/** A result of the search, by its id. */
export type Hit = { kind: 'guide' | 'service'; id: string } | { kind: 'screen'; id: 'check' | 'documents' };

const MOST_HITS = 12;
/** Share of the best hit's score below which a hit only shares a letter or two: a list of these hides the answer. */
const WORTH_SHOWING = 0.2;
/** A title says more of what something is than one of its phrases, its text less. */
const WEIGHT = { title: 1.15, phrase: 1, text: 0.45 } as const;
/** How much a hit's other phrases add to its best one. */
const OTHERS = 0.12;

interface Phrase {
  id: string;
  hit: Hit;
  weight: number;
  text: string;
}

interface Index {
  search: MiniSearch;
  phrases: ReadonlyMap<string, Phrase>;
}

const indexes = new WeakMap<Content, Index>();

function phrasesOf(hit: Hit, title: string, words: readonly string[], text: string): Omit<Phrase, 'id'>[] {
  return [
    { hit, weight: WEIGHT.title, text: title },
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
  ].map((phrase, at) => ({ ...phrase, id: String(at) }));
  const vocabulary = new Set<string>();
  const search = new MiniSearch<Phrase>({
    fields: ['text'],
    tokenize: searchTerms,
    processTerm: (term) => {
      const stem = stemOf(term);
      vocabulary.add(stem);
      return stem;
    },
    searchOptions: {
      tokenize: searchTerms,
      processTerm: (term) => withoutElision(term, vocabulary),
      // A word that is known is no misspelling of another: « vol » is not « sol », « fin » is not « fil ».
      fuzzy: (term) => (vocabulary.has(term) ? false : mostSlips(term)),
      prefix: (term) => term.length > 3 && !vocabulary.has(term),
      weights: { fuzzy: 0.45, prefix: 0.7 },
      // Short phrases are what people say: one of two words that both match beats one of eight.
      bm25: { k: 1.2, b: 0.9, d: 0.2 },
    },
  });
  search.addAll(phrases);
  const index = { search, phrases: new Map(phrases.map((phrase) => [phrase.id, phrase])) };
  indexes.set(content, index);
  return index;
}

/** « didentité », « limpôt »: an article that was glued on, where what is left is a word and the whole is none. */
function withoutElision(term: string, vocabulary: ReadonlySet<string>): string {
  const stem = stemOf(term);
  if (vocabulary.has(stem)) return stem;
  const bare = stemOf(term.replace(/^(?:qu|[cdjlmnst])(?=[aeiouyh])/, ''));
  return vocabulary.has(bare) ? bare : stem;
}

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

/** Looks for guides, services and tasks. Null when nothing was asked; an empty list when nothing fits. */
export function search(content: Content, query: string): Hit[] | null {
  if (query.trim() === '') return null;
  const { search: index, phrases } = indexOf(content);
  const asked = new Set(searchTerms(query).map(stemOf));
  const found = new Map<string, Found>();
  for (const { id, score, queryTerms } of index.search(query)) {
    const phrase = phrases.get(String(id));
    if (phrase === undefined) continue;
    // Of three words asked, a phrase with one says little; a phrase with all three is the answer.
    const worth = score * phrase.weight * (queryTerms.length / Math.max(1, asked.size)) ** 0.5;
    const name = `${phrase.hit.kind}:${phrase.hit.id}`;
    const known = found.get(name) ?? { hit: phrase.hit, best: 0, sum: 0, terms: new Set<string>() };
    for (const term of queryTerms) known.terms.add(term);
    found.set(name, { ...known, best: Math.max(known.best, worth), sum: known.sum + worth });
  }
  const ranked = [...found.values()]
    .map(({ hit, best, sum, terms }) => ({
      hit,
      score: (best + OTHERS * Math.min(sum - best, best)) * (0.4 + 0.6 * (terms.size / Math.max(1, asked.size))),
    }))
    .toSorted((one, other) => other.score - one.score);
  const floor = (ranked[0]?.score ?? 0) * WORTH_SHOWING;
  return ranked
    .filter(({ score }) => score >= floor)
    .slice(0, MOST_HITS)
    .map(({ hit }) => hit);
}
