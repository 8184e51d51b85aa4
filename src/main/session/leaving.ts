/**
 * Decides what closing the window does: it closes at once or, while pages are not saved, after a question on the page.
 */
import type { Argument } from '../../shared/contract.ts';

/** What the person answered to the question, or that it is on the screen. */
export type LeaveAnswer = Argument<'session.answer-leave'>;

/**
 * Milliseconds. A page that does not show the question within this time hangs; the window is then closed without it.
 * Not less: the page of a PC without memory may come back only now, and its pages would be lost.
 */
const SILENCE_MS = 4000;

/** What happens when somebody closes the window. */
export interface Leaving {
  /**
   * Called each time somebody tries to close. False while the person is being asked; `leave` follows if they want to
   * leave.
   */
  mayClose(): boolean;
  answer(said: LeaveAnswer): void;
}

interface LeavingWindow {
  hasUnsavedPages(): boolean;
  /** Puts the question to the page; false when there is no page that could ask. */
  ask(): boolean;
  /** Ends the program without a further question. */
  leave(): void;
}

/**
 * Makes what decides whether the window may close: at once, or after a question to the person while pages are not
 * saved. A page that does not show the question within four seconds is left without it. Nobody has been asked at first.
 */
export function createLeaving(window: LeavingWindow): Leaving {
  let asked = false;
  let silence: NodeJS.Timeout | undefined;
  return {
    mayClose() {
      if (!window.hasUnsavedPages() || !window.ask()) return true;
      asked = true;
      // The person may try to close again while the question is on the screen: the page may hang by now, so it is given
      // this time once more.
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
