/**
 * « Dépanner » on this PC: keeps the search for a fault, lets the check answer what it can see, and waits for a person
 * where it cannot. What comes next is worked out in src/shared/troubleshooting, without any state.
 */
import type { CheckStateMessage } from '../../shared/contract.ts';
import { answersOf, nextIn } from '../../shared/troubleshooting/engine.ts';
import { reaches, seenOf } from '../../shared/troubleshooting/seen.ts';
import type {
  Answer,
  Next,
  Search,
  Seen,
  StepId,
  Troubleshooting,
  Walk,
} from '../../shared/troubleshooting/vocabulary.ts';

/** After « C'est fait », the reader and the system have this long to show what was done, ms. */
const LOOK_MS = 2500;
/** A check that still goes on after this long is no longer waited for, ms. */
const LONGEST_LOOK_MS = 15_000;

/** The search for a fault, as the doors and the report see it. */
export interface Troubleshooter {
  state(): Troubleshooting;
  /** Takes in every new state of the check. */
  see(message: CheckStateMessage): void;
  /** Opens it for the rest of this session, after the trainer's code. */
  unlock(): void;
  /** Begins a search, or takes up the one that was left. False while locked. */
  begin(): boolean;
  /** Begins another search. False while locked. */
  anew(): boolean;
  /** What the person says. False when that step is not the present one, or does not take that answer. */
  answer(step: StepId, answer: Answer): boolean;
  /** Looks whether what was to be done has worked. False when that step is not the present one. */
  done(step: StepId): boolean;
  undo(): void;
  /** Every search of this session, the latest last. */
  walks(): readonly Walk[];
  /** Forgets everything and locks it again, where it is behind a code. */
  clear(): void;
}

/** What the search needs of the check. */
interface Check {
  state(): CheckStateMessage;
  again(): void;
  hold(held: boolean): void;
}

/**
 * Makes what searches for a fault.
 * @param locked it is behind the trainer's code
 * @param publish called with every change
 */
export function createTroubleshooter(
  check: Check,
  { locked }: { locked: boolean },
  publish: (state: Troubleshooting) => void,
): Troubleshooter {
  let isOpen = !locked;
  let earlier: Walk[] = [];
  let walk: Walk | null = null;
  let now: Seen = seenOf(check.state());
  /** The check has shown meanwhile that the step is not done yet, so that its being done is news. */
  let armed = false;
  let lookedSince: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let hint: Search['hint'] = null;

  const next = (): Next => (walk === null ? { kind: 'wait' } : nextIn(walk));
  const state = (): Troubleshooting => {
    if (!isOpen) return { state: 'locked' };
    if (walk === null) return { state: 'idle' };
    const search: Search = { walk, next: next(), now, looking: lookedSince !== null, hint, earlier: earlier.length };
    return { state: 'searching', search };
  };
  const show = (): void => publish(state());
  const rest = (): void => {
    clearTimeout(timer);
    lookedSince = null;
    hint = null;
    const step = next();
    armed = step.kind === 'step' && step.watched !== null && !reaches(now.stage, step.watched);
  };
  const start = (): void => {
    walk = { begun: now, tried: [] };
    rest();
  };
  const record = (step: StepId, answer: Answer, observed: boolean): void => {
    if (walk === null) return;
    const before = walk.tried.at(-1)?.after ?? walk.begun;
    walk = { ...walk, tried: [...walk.tried, { step, answer, observed, before, after: now }] };
    rest();
    show();
  };

  /** What the check shows of the present step; null where only the person can say. */
  const watched = (): { step: StepId; reached: boolean; settled: boolean } | null => {
    const step = next();
    if (step.kind !== 'step' || step.watched === null || now.practice) return null;
    return { step: step.step, reached: reaches(now.stage, step.watched), settled: now.verdict !== 'checking' };
  };
  const settle = (): void => {
    const seen = watched();
    if (seen === null || lookedSince === null) return;
    if (!seen.settled && Date.now() - lookedSince < LONGEST_LOOK_MS) {
      timer = setTimeout(settle, 500);
      return;
    }
    const missing = hint === null ? notYet(next(), now, armed) : null;
    if (missing === null && walk?.tried.length === 0 && !reaches(now.stage, walk.begun.stage)) {
      // Things stand otherwise than when the search began, and nothing was tried yet: it begins from there.
      start();
      show();
      return;
    }
    if (missing === null) {
      record(seen.step, seen.reached ? 'works' : 'fails', true);
      return;
    }
    lookedSince = null;
    hint = missing;
    show();
  };

  return {
    state,
    see(message) {
      now = seenOf(message);
      if (walk === null) return;
      if (walk.begun.practice !== now.practice) {
        start();
        show();
        return;
      }
      const seen = watched();
      if (seen !== null && !seen.reached) armed = true;
      if (seen !== null && armed && seen.reached && seen.settled) {
        record(seen.step, 'works', true);
        return;
      }
      // Nothing was tried yet: the search begins where the check stands now. A card or a reader that is out because
      // the step wants it so is no new beginning.
      const under = seen !== null && !reaches(now.stage, walk.begun.stage);
      if (walk.tried.length === 0 && lookedSince === null && now.verdict !== 'checking' && !under) start();
      show();
    },
    unlock() {
      isOpen = true;
      show();
    },
    begin() {
      if (!isOpen) return false;
      if (walk === null) {
        // What somebody else's login left standing is over: a card that is left alone tells nothing.
        check.hold(false);
        start();
      }
      show();
      return true;
    },
    anew() {
      if (!isOpen) return false;
      if (walk !== null && walk.tried.length > 0) earlier = [...earlier, walk];
      check.hold(false);
      start();
      show();
      return true;
    },
    answer(step, answer) {
      const present = next();
      if (!isOpen || present.kind !== 'step' || present.step !== step) return false;
      if (!answersOf(step).includes(answer)) return false;
      record(step, answer, false);
      return true;
    },
    done(step) {
      const seen = watched();
      if (!isOpen || seen?.step !== step) return false;
      clearTimeout(timer);
      lookedSince = Date.now();
      check.again();
      timer = setTimeout(settle, LOOK_MS);
      show();
      return true;
    },
    undo() {
      if (!isOpen || walk === null) return;
      walk = { ...walk, tried: walk.tried.slice(0, -1) };
      if (walk.tried.length === 0) walk = { begun: now, tried: [] };
      rest();
      show();
    },
    walks: () => [...earlier, ...(walk === null ? [] : [walk])],
    clear() {
      clearTimeout(timer);
      lookedSince = null;
      earlier = [];
      walk = null;
      hint = null;
      isOpen = !locked;
      show();
    },
  };
}

/** What speaks against the step's having been done: said once, before « it does not work » is believed. */
function notYet(next: Next, now: Seen, armed: boolean): Search['hint'] {
  if (next.kind !== 'step' || next.watched === null) return null;
  if (reaches(now.stage, next.watched)) return armed ? null : 'unchanged';
  const needsCard = next.watched === 'answer' || next.watched === 'eid';
  if (needsCard && now.stage === 'reader') return 'no-card';
  return needsCard && now.stage === 'service' ? 'no-reader' : null;
}
