/** What a person's words lead to: guides and services, best first. */
import MiniSearch from 'minisearch';
import { plainText } from '../../shared/rich-text.ts';
import type { Content } from '../content.ts';
import { useContent } from './content.ts';

export interface Hit { kind: 'guide' | 'service'; id: string }

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const indexes = new WeakMap<Content, MiniSearch>();

function indexOf(content: Content): MiniSearch {
  const made = indexes.get(content);
  if (made !== undefined) return made;
  const index = new MiniSearch({ fields: ['title', 'words', 'text'], processTerm: (term) => { const folded = fold(term); return folded.length > 1 ? folded : null; }, searchOptions: { boost: { title: 3, words: 2 }, fuzzy: 0.25, prefix: true } });
  index.addAll([
    ...content.guides.map(({ id, title, words, summary }) => ({ id: `guide:${id}`, title, words: words.join(' '), text: plainText(summary) })),
    ...content.entries.filter(({ kind }) => kind === 'service').map(({ id, name, words, text, shown }) => ({ id: `service:${id}`, title: `${name} ${shown}`, words: words.join(' '), text: plainText(text) })),
  ]);
  indexes.set(content, index);
  return index;
}

/** Null when nothing was asked. */
export function search(content: Content, query: string): Hit[] | null {
  if (query.trim() === '') return null;
  return indexOf(content).search(query).slice(0, 12).map(({ id }) => {
    const [kind, ...rest] = String(id).split(':');
    return { kind: kind === 'guide' ? 'guide' : 'service', id: rest.join(':') };
  });
}

export function useSearch(query: string): Hit[] | null {
  return search(useContent(), query);
}
