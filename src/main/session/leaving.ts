/** Closing the window: at once, or, while pages are not saved, after a question on the page. */
import type { Argument } from '../../shared/contract.ts';

export type LeaveAnswer = Argument<'session.answer-leave'>;

/** A page that does not show the question within this time is hung; then the window closes all the same, ms. */
const SILENCE_MS = 5000;

export interface Leaving {
  /** At each try to close. False: the person is being asked, and `leave` follows if they want to. */
  mayClose(): boolean;
  answer(said: LeaveAnswer): void;
}

interface LeavingWindow {
  hasUnsavedPages(): boolean;
  /** False when there is no page that could ask. */
  ask(): boolean;
  /** Ends the program without a further question. */
  leave(): void;
}

export function createLeaving(window: LeavingWindow): Leaving {
  let asked = false;
  let silence: NodeJS.Timeout | undefined;
  return {
    mayClose() {
      if (!window.hasUnsavedPages() || !window.ask()) return true;
      asked = true;
      // Asked again while the question stands: the page may have hung since.
      silence ??= setTimeout(window.leave, SILENCE_MS);
      return false;
    },
    answer(said) {
      if (!asked) return;
      clearTimeout(silence);
      silence = undefined;
      if (said === 'asking') return;
      asked = false;
      if (said === 'leave') window.leave();
    },
  };
}
