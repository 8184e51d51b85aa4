/**
 * Undo and redo over arrangements. What arrives by itself (pages read from a file) is added to every step, so that
 * undoing an edit never loses a page.
 */
import { NOTHING, type Arrangement } from './arrangement.ts';

/** The present arrangement, those before it (oldest first), and those that undoing took back (next first). */
export interface History {
  readonly past: readonly Arrangement[];
  readonly now: Arrangement;
  readonly future: readonly Arrangement[];
}

/** A session in which nothing was brought in. */
export const EMPTY: History = { past: [], now: NOTHING, future: [] };

/**
 * The history with one step more: `now` becomes the present arrangement, the one before can be undone to, and what was
 * undone earlier can no longer be redone.
 */
export const changed = (history: History, now: Arrangement): History => ({
  past: [...history.past, history.now],
  now,
  future: [],
});

/** The history one step back; the same history when there is nothing to undo. */
export function undone({ past, now, future }: History): History {
  const before = past.at(-1);
  return before === undefined
    ? { past, now, future }
    : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

/** The history one step forward again; the same history when there is nothing to redo. */
export function redone({ past, now, future }: History): History {
  const [after, ...rest] = future;
  return after === undefined ? { past, now, future } : { past: [...past, now], now: after, future: rest };
}

/** Makes the same change in every step of the history. */
export const everywhere = ({ past, now, future }: History, change: (one: Arrangement) => Arrangement): History => ({
  past: past.map(change),
  now: change(now),
  future: future.map(change),
});
