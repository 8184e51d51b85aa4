/**
 * The search: from a person's words to guides and services, best first. It forgives missing accents, endings and slips
 * of the finger.
 */
import MiniSearch from 'minisearch';
import { plainText } from '../../shared/rich-text.ts';
import type { Content } from '../program/content.ts';

export interface Hit {
  kind: 'guide' | 'service';
  id: string;
}

const MOST_HITS = 12;
/**
 * Hits below this share of the best one's score only share a letter or two with the words; they would hide the answer.
 */
const WORTH_SHOWING = 0.15;
/** Words that say nothing about what is sought, as in « comment faire pour avoir ma pension ». */
const EMPTY_WORDS = new Set(
  (
    'a ai as au aux avec avoir c ce ces cette comment d dans de des du elle en est et etre fait faire il j je l la le les leur m ma me mes moi mon n ne nos notre ' +
    'on ou par pas pour qu quand que quel quelle qui s sa se ses son sur t tu un une votre vos veux voudrais y'
  ).split(' '),
);

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
/** Makes « impots », « impôt » and « l'impôt » one word. */
const stem = (term: string): string => (term.length > 4 ? term.replace(/[sx]$/, '') : term);
const processTerm = (term: string): string | null => {
  const folded = fold(term);
  return EMPTY_WORDS.has(folded) || folded.length < 2 ? null : stem(folded);
};

const indexes = new WeakMap<Content, MiniSearch>();

function indexOf(content: Content): MiniSearch {
  const made = indexes.get(content);
  if (made !== undefined) return made;
  const index = new MiniSearch({
    fields: ['title', 'words', 'text'],
    processTerm,
    searchOptions: {
      boost: { title: 3, words: 2 },
      // In a short word, one other letter makes another word: « vol » is not « sol ».
      fuzzy: (term) => (term.length < 4 ? false : 0.25),
      prefix: (term) => term.length > 2,
      weights: { fuzzy: 0.3, prefix: 0.5 },
    },
  });
  index.addAll([
    ...content.guides.map(({ id, title, words, summary }) => ({
      id: `guide:${id}`,
      title,
      words: words.join(' '),
      text: plainText(summary),
    })),
    ...content.entries
      .filter(({ kind }) => kind === 'service')
      .map(({ id, name, words, text, shown }) => ({
        id: `service:${id}`,
        title: `${name} ${shown}`,
        words: words.join(' '),
        text: plainText(text),
      })),
  ]);
  indexes.set(content, index);
  return index;
}

/** The hits, best first; null when nothing was asked, an empty list when nothing fits. */
export function search(content: Content, query: string): Hit[] | null {
  if (query.trim() === '') return null;
  const index = indexOf(content);
  // Hits that contain every word are preferred; without any, hits that contain some of them.
  const whole = index.search(query, { combineWith: 'AND' });
  const found =
    whole.length > 0
      ? [...whole, ...index.search(query).filter(({ id }) => !whole.some((hit) => hit.id === id))]
      : index.search(query);
  const floor = (found[0]?.score ?? 0) * WORTH_SHOWING;
  return found
    .filter(({ score }) => score >= floor)
    .slice(0, MOST_HITS)
    .map(({ id }) => {
      const [kind, ...rest] = String(id).split(':');
      return { kind: kind === 'guide' ? 'guide' : 'service', id: rest.join(':') };
    });
}
