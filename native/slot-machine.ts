/**
 * One reader's slot as named states, with every transition in one place.
 *
 * ```
 *                card                    result: another program has it exclusively
 *   ┌─────────┐ ──────────▶ ┌─────────┐ ───────────────────▶ ┌──────┐
 *   │  empty  │             │ reading │ ◀─────────────────── │ busy │
 *   └─────────┘ ◀────────── │ normal, │   time to try again  └──────┘
 *        ▲         gone     │  slow,  │
 *        │                  │  stuck  │ ───────────────────▶ ┌─────────┐
 *        │ gone             └─────────┘   any other result   │ settled │
 *   ┌─────────┐   card          ▲ again, card ◀───────────── └─────────┘
 *   │  mute   │ ──────────▶     │ release
 *   └─────────┘             ┌─────────┐
 *        ▲  silent card     │  held   │ ◀── hold, from every state with a card that answers
 *   (from every state)      └─────────┘
 * ```
 *
 * `gone` leads to empty and `silent-card` to mute from every state. The fact that each state gives is in `slotFactOf`.
 */
import type { Slot, SlowReason, Stage } from '../src/shared/facts.ts';

/** How the present reading gets on: as usual, longer than usual, or so long that nobody waits for it any more. */
export type Pace = 'normal' | 'slow' | 'stuck';

/** Where a slot is; `tries` counts the readings that met a busy card, one after the other. */
export type SlotState =
  | { at: 'empty' }
  /** A card is in and its chip did not wake up (SCARD_STATE_MUTE). */
  | { at: 'mute' }
  /** The card is left alone because the person is logging in. */
  | { at: 'held' }
  | { at: 'reading'; pace: Pace; why: SlowReason; stage: Stage; sinceMs: number; asksTries: boolean; tries: number }
  /** Another program has the card for itself alone; tried again after a while, longer each time. */
  | { at: 'busy'; code: string; asksTries: boolean; tries: number }
  | { at: 'settled'; slot: Slot };

/** Everything that can happen to a slot. */
export type SlotEvent =
  /** A card that answers came in, or another one in its place. */
  | { is: 'card'; held: boolean }
  | { is: 'silent-card' }
  | { is: 'gone' }
  | { is: 'hold' }
  | { is: 'release' }
  /** Read the card that is in once more; with or without the PIN tries. */
  | { is: 'again'; asksTries: boolean }
  /** How far the present reading has come. */
  | { is: 'progress'; pace: Pace; why: SlowReason; stage: Stage; sinceMs: number }
  /** What the present reading ended with. */
  | { is: 'result'; slot: Slot }
  /** A busy card's wait is over. */
  | { is: 'retry' };

const reading = (asksTries: boolean, tries: number): SlotState => ({
  at: 'reading',
  pace: 'normal',
  why: 'no-answer',
  stage: 'connect',
  sinceMs: 0,
  asksTries,
  tries,
});

/**
 * The state after an event. An event that does not fit the state changes nothing, and the same object comes back. Every
 * new `reading` begins a new visit, except after `progress`, which goes on with the present one.
 */
export function nextSlotState(state: SlotState, event: SlotEvent): SlotState {
  switch (event.is) {
    case 'gone':
      return state.at === 'empty' ? state : { at: 'empty' };
    case 'silent-card':
      return state.at === 'mute' ? state : { at: 'mute' };
    case 'card':
      return event.held ? { at: 'held' } : reading(false, 0);
    case 'hold':
      return hasAnsweringCard(state) && state.at !== 'held' ? { at: 'held' } : state;
    case 'release':
      return state.at === 'held' ? reading(false, 0) : state;
    case 'again':
      return hasAnsweringCard(state) && state.at !== 'held' ? reading(event.asksTries, 0) : state;
    case 'progress': {
      if (state.at !== 'reading') return state;
      const { pace, why, stage, sinceMs } = event;
      return { ...state, pace, why, stage, sinceMs };
    }
    case 'result':
      if (state.at !== 'reading') return state;
      return event.slot.state === 'busy'
        ? { at: 'busy', code: event.slot.code, asksTries: state.asksTries, tries: state.tries + 1 }
        : { at: 'settled', slot: event.slot };
    case 'retry':
      return state.at === 'busy' ? reading(state.asksTries, state.tries) : state;
  }
}

const hasAnsweringCard = ({ at }: SlotState): boolean => at !== 'empty' && at !== 'mute';

/**
 * What the state is as a fact. A busy card that is tried again stays busy to the eye until it answers, or until the
 * reading is slow or stuck.
 */
export function slotFactOf(state: SlotState): Slot {
  switch (state.at) {
    case 'empty':
      return { state: 'empty' };
    case 'mute':
      return { state: 'mute', code: null };
    case 'held':
      return { state: 'held' };
    case 'busy':
      return { state: 'busy', code: state.code };
    case 'settled':
      return state.slot;
    case 'reading': {
      const { pace, why, stage, sinceMs, tries } = state;
      if (pace === 'slow') return { state: 'slow', why, sinceMs };
      if (pace === 'stuck') return { state: 'stuck', why, stage, sinceMs };
      return tries > 0 ? { state: 'busy', code: 'SCARD_E_SHARING_VIOLATION' } : { state: 'reading' };
    }
  }
}

/**
 * A reading that takes longer than this is called slow, ms: a person hears of it within three seconds of putting the
 * card in.
 */
const SLOW_MS = 2500;
/** A slow reading with one command unanswered for this long is slow because of the card, ms. */
const UNANSWERED_MS = 1500;
/**
 * After so long without a sign of life no end is expected any more, ms. The slowest answer of a healthy card took 10 s.
 */
const STUCK_MS = 12_000;
/** A reading that lasts longer than this is given up, however busily the card answers, ms. */
const LONGEST_MS = 60_000;

/** What the call under way is waiting for: a connection, another program's transaction, or the card's answer. */
export type Phase = 'connect' | 'turn' | 'answer';

/**
 * How a reading is getting on after `sinceMs`: `normal` for 2.5 s, then `slow`, and `stuck` after 12 s without a sign
 * of life or after 60 s in all. `why` counts only from `slow` on. `quietMs`: since the last sign of life; `inUse`:
 * another program had the card connected before us.
 */
export function paceOf({
  sinceMs,
  quietMs,
  phase,
  inUse,
}: {
  sinceMs: number;
  quietMs: number;
  phase: Phase;
  inUse: boolean;
}): { pace: Pace; why: SlowReason } {
  if (sinceMs < SLOW_MS) return { pace: 'normal', why: 'no-answer' };
  const pace = quietMs >= STUCK_MS || sinceMs >= LONGEST_MS ? 'stuck' : 'slow';
  if (phase === 'turn' || (phase === 'connect' && inUse)) return { pace, why: 'in-use' };
  return { pace, why: quietMs >= UNANSWERED_MS ? 'no-answer' : 'many-answers' };
}
