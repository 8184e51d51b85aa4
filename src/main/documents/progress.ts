/** Estimates how long a piece of work will still take; null until the estimate is honest. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}

/** Before this many steps and this much time, an estimate would jump about. */
const STEPS = 3;
const LONG_ENOUGH_MS = 2000;

/**
 * How far a piece of work is, and how many seconds it may still take. The seconds are null until three steps are done
 * and two seconds have passed, and once all is done. `elapsedMs` since the work began.
 */
export function progress(done: number, total: number, elapsedMs: number): Progress {
  const honest = done >= STEPS && elapsedMs >= LONG_ENOUGH_MS && done < total;
  return { done, total, secondsLeft: honest ? Math.ceil(((elapsedMs / done) * (total - done)) / 1000) : null };
}
