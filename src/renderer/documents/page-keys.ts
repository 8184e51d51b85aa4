/** The keys of the list of pages: arrows go from page to page, Shift picks on the way, Ctrl + A, Delete and Escape. */
import { useEffect, useRef } from 'react';
import { begunAt, extended, pickAll, pickNone, usePicked } from './picked.ts';

interface PageKeys {
  /** All pages, in the order in which they are shown. */
  order: readonly string[];
  /** Delete was pressed on this page, or with pages picked. */
  remove: (page: string) => void;
}

/** How far two rows may differ and still be the same, px. */
const SAME_ROW_PX = 4;

/** Listens to the keys for as long as the list is shown. */
export function usePageKeys(now: PageKeys): void {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.altKey || !(event.target instanceof HTMLElement)) return;
      if (event.target.closest('dialog, select, input:not([type=checkbox])') !== null) return;
      const { order, remove } = latest.current;
      const card = event.target.closest<HTMLElement>('.page-card');
      const page = card?.dataset['page'] ?? null;
      if (event.key === 'Escape') pickNone();
      else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) pickAll(order);
      else if (card === null || page === null || event.ctrlKey || event.metaKey) return;
      else if (event.key === 'Delete') remove(page);
      else {
        const to = neighbour(card, event.key);
        if (to === null) return;
        focusLike(event.target, to);
        const reached = to.dataset['page'] ?? page;
        usePicked.setState((now) =>
          event.shiftKey
            ? extended(now.from === null ? begunAt(now, page) : now, reached, order)
            : begunAt(now, reached),
        );
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);
}

/** The card that an arrow, Home or End leads to; null for other keys and where there is none. */
function neighbour(card: HTMLElement, key: string): HTMLElement | null {
  const cards = [...document.querySelectorAll<HTMLElement>('.page-card')];
  const at = cards.indexOf(card);
  switch (key) {
    case 'ArrowRight':
      return cards[at + 1] ?? null;
    case 'ArrowLeft':
      return cards[at - 1] ?? null;
    case 'Home':
      return cards[0] ?? null;
    case 'End':
      return cards.at(-1) ?? null;
    case 'ArrowDown':
      return nearestInNextRow(card, cards.slice(at + 1));
    case 'ArrowUp':
      return nearestInNextRow(card, cards.slice(0, at).toReversed());
    default:
      return null;
  }
}

/** Of the cards in the first other row that is met, the one that is most above or below. */
function nearestInNextRow(card: HTMLElement, others: readonly HTMLElement[]): HTMLElement | null {
  const own = card.getBoundingClientRect();
  const boxes = others.map((other) => ({ other, box: other.getBoundingClientRect() }));
  const next = boxes.find(({ box }) => Math.abs(box.top - own.top) > SAME_ROW_PX);
  if (next === undefined) return null;
  const row = boxes.filter(({ box }) => Math.abs(box.top - next.box.top) <= SAME_ROW_PX);
  const distance = ({ left }: DOMRect): number => Math.abs(left - own.left);
  return row.reduce((best, one) => (distance(one.box) < distance(best.box) ? one : best), next).other;
}

/** The same control of another card; its picture where that card has no such control. */
function focusLike(control: HTMLElement, card: HTMLElement): void {
  const same = control.dataset['control'];
  const found = same === undefined ? null : card.querySelector<HTMLElement>(`[data-control="${same}"]`);
  (found ?? card.querySelector<HTMLElement>('.open'))?.focus();
}
