/** Undo and redo of a value that lives on the screen, before it is handed to the program. */
import { useState } from 'react';

/** A value and the way back to what it was. */
export interface Steps<T> {
  now: T;
  /** Begins a new step: the changes from here to the next call are undone together. */
  begin: () => void;
  change: (next: T) => void;
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
}

interface Kept<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  open: boolean;
}

/**
 * A value that lives on the screen, with undo and redo.
 * @param first the value with which it begins, and where undoing ends; another one given later changes nothing
 */
export function useSteps<T>(first: T): Steps<T> {
  const [{ past, now, future }, set] = useState<Kept<T>>({ past: [], now: first, future: [], open: false });
  return {
    now,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    begin: () => set((kept) => ({ ...kept, open: false })),
    change: (next) =>
      set((kept) => ({ past: kept.open ? kept.past : [...kept.past, kept.now], now: next, future: [], open: true })),
    undo: () =>
      set((kept) => {
        const before = kept.past.at(-1);
        return before === undefined
          ? kept
          : { past: kept.past.slice(0, -1), now: before, future: [kept.now, ...kept.future], open: false };
      }),
    redo: () =>
      set((kept) => {
        const [after, ...rest] = kept.future;
        return after === undefined ? kept : { past: [...kept.past, kept.now], now: after, future: rest, open: false };
      }),
  };
}
