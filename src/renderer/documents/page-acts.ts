/** What the cards of the list of pages ask for: open, pick, move, turn, remove, by mouse, keyboard and dragging. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document, Documents } from '../../shared/documents.ts';
import { useNavigation } from '../program/navigation.ts';
import type { Change, Control } from './change.ts';
import { findPage } from './documents-state.ts';
import { blockAt, movedBy, type Way } from './moves.ts';
import { extended, pickedOf, toggled, usePicked } from './picked.ts';

/** What is asked for a page. */
export type Deed =
  /** The picture was pressed: it opens, or is picked where Ctrl, Shift or « Choisir plusieurs pages » say so. */
  | { do: 'press'; ctrl: boolean; shift: boolean }
  | { do: 'pick'; shift: boolean }
  | { do: 'move'; way: Way; control: Control }
  /** « Déplacer à la page… » asks for the number. */
  | { do: 'move-to' }
  | { do: 'turn' | 'remove' | 'duplicate' | 'split' | 'before' | 'after' }
  | { do: 'drag' | 'leave' | 'end' }
  /** Only a page of this program is moved here; files from outside are brought in by DropArea. */
  | { do: 'over' | 'drop'; event: React.DragEvent };

/** Does something with the page of this id. The same function each time, so that unchanged cards are not drawn anew. */
export type Act = (page: string, deed: Deed) => void;

/**
 * The function that does what cards ask for, and the page on which a dragged one would be dropped.
 * @param shown the documents that have pages, in order
 * @param askWhere asks to which page these are to be moved
 */
export function useActs(
  documents: Documents,
  shown: readonly Document[],
  change: Change,
  askWhere: (pages: readonly string[]) => void,
): Acts {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [target, setTarget] = useState<string | null>(null);
  const dragged = useRef<string | null>(null);
  const order = shown.flatMap(({ pages }) => pages.map(({ id }) => id));

  /** The page, or all that are picked when it is one of them. */
  const withIts = (page: string): string[] => {
    const picked = pickedOf(usePicked.getState(), order);
    return picked.includes(page) ? picked : [page];
  };
  const put = (pages: string[], { id, title, pages: there }: Document, at: number, control: Control): void => {
    const [page = ''] = pages;
    const all = there.length + pages.filter((one) => !there.some((other) => other.id === one)).length;
    const stays = pages.every((one) => there.some((other) => other.id === one));
    const [number, count] = [at + 1, pages.length];
    const one = stays ? t('documents.moved', { number, all }) : t('documents.sent', { title, number, all });
    const several = stays
      ? t('documents.movedSeveral', { count, number })
      : t('documents.sentSeveral', { title, count, number });
    change({ do: 'move', pages, document: id, at }, count === 1 ? one : several, { page, control });
  };

  const act: Act = (page, deed) => {
    const place = findPage(documents, page);
    if (place === null) return;
    const { document, at } = place;
    const index = shown.findIndex(({ id }) => id === document.id);
    const [before, after] = [shown[index - 1], shown[index + 1]];
    const number = at + 1;
    switch (deed.do) {
      case 'press':
        if (deed.shift) usePicked.setState((now) => extended(now, page, order));
        else if (deed.ctrl || usePicked.getState().picking) usePicked.setState((now) => toggled(now, page));
        else go({ name: 'document-page', page });
        return;
      case 'pick':
        usePicked.setState((now) => (deed.shift ? extended(now, page, order) : toggled(now, page)));
        return;
      case 'move': {
        const pages = withIts(page);
        const to = movedBy(idsOf(document), pages, deed.way);
        if (to !== null) put(pages, document, to, deed.control);
        return;
      }
      case 'move-to':
        askWhere([page]);
        return;
      case 'turn':
        change({ do: 'turn', pages: [page], degrees: 90 }, t('documents.turned', { number }));
        return;
      case 'remove':
        change({ do: 'delete', pages: [page] }, t('documents.removed', { number }), {
          page: order[order.indexOf(page) + 1] ?? order[order.indexOf(page) - 1],
          control: 'open',
        });
        return;
      case 'duplicate':
        change({ do: 'duplicate', page }, t('documents.duplicated', { number }));
        return;
      case 'split':
        change({ do: 'split', page }, t('documents.splitDone'), { page, control: 'open' });
        return;
      case 'before':
        if (before !== undefined) put([page], before, before.pages.length, 'open');
        return;
      case 'after':
        if (after !== undefined) put([page], after, 0, 'open');
        return;
      case 'drag':
        dragged.current = page;
        return;
      case 'over':
        if (dragged.current === null) return;
        deed.event.preventDefault();
        setTarget(page === dragged.current ? null : page);
        return;
      case 'leave':
        setTarget((now) => (now === page ? null : now));
        return;
      case 'drop': {
        if (dragged.current === null) return;
        deed.event.preventDefault();
        deed.event.stopPropagation();
        const pages = withIts(dragged.current);
        const to = blockAt(idsOf(document), pages, page);
        if (to !== null) put(pages, document, to, 'open');
        dragged.current = null;
        setTarget(null);
        return;
      }
      case 'end':
        dragged.current = null;
        setTarget(null);
    }
  };

  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return { act: useCallback((page, deed) => latest.current(page, deed), []), target };
}

interface Acts {
  act: Act;
  target: string | null;
}

const idsOf = ({ pages }: Document): string[] => pages.map(({ id }) => id);
