/** A reader's slot: every event in every state has an answer. Read it beside the drawing in native/slot-machine.ts. */
import { describe, expect, it } from 'vitest';
import { nextSlotState, paceOf, slotFactOf, type SlotEvent, type SlotState } from '../../../native/slot-machine.ts';

const reading = (change: Partial<Extract<SlotState, { at: 'reading' }>> = {}): SlotState => ({
  at: 'reading',
  pace: 'normal',
  why: 'no-answer',
  stage: 'connect',
  sinceMs: 0,
  asksTries: false,
  tries: 0,
  ...change,
});
const settled: SlotState = { at: 'settled', slot: { state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false } };
const busy: SlotState = { at: 'busy', code: 'SCARD_E_SHARING_VIOLATION', asksTries: true, tries: 2 };

const STATES = {
  empty: { at: 'empty' },
  mute: { at: 'mute' },
  held: { at: 'held' },
  reading: reading({ asksTries: true }),
  busy,
  settled,
} as const satisfies Record<string, SlotState>;
const EVENTS = {
  card: { is: 'card', held: false },
  'card while held': { is: 'card', held: true },
  'silent card': { is: 'silent-card' },
  gone: { is: 'gone' },
  hold: { is: 'hold' },
  release: { is: 'release' },
  again: { is: 'again', asksTries: true },
  progress: { is: 'progress', pace: 'slow', why: 'in-use', stage: 'select', sinceMs: 3000 },
  result: { is: 'result', slot: { state: 'removed' } },
  'result: busy': { is: 'result', slot: { state: 'busy', code: 'SCARD_E_SHARING_VIOLATION' } },
  retry: { is: 'retry' },
} as const satisfies Record<string, SlotEvent>;

/** `=` is the same state, untouched; `reading!` a new reading. */
const TABLE: Record<keyof typeof STATES, Record<keyof typeof EVENTS, string>> = {
  empty: {
    card: 'reading!',
    'card while held': 'held',
    'silent card': 'mute',
    gone: '=',
    hold: '=',
    release: '=',
    again: '=',
    progress: '=',
    result: '=',
    'result: busy': '=',
    retry: '=',
  },
  mute: {
    card: 'reading!',
    'card while held': 'held',
    'silent card': '=',
    gone: 'empty',
    hold: '=',
    release: '=',
    again: '=',
    progress: '=',
    result: '=',
    'result: busy': '=',
    retry: '=',
  },
  held: {
    card: 'reading!',
    'card while held': 'held',
    'silent card': 'mute',
    gone: 'empty',
    hold: '=',
    release: 'reading!',
    again: '=',
    progress: '=',
    result: '=',
    'result: busy': '=',
    retry: '=',
  },
  reading: {
    card: 'reading!',
    'card while held': 'held',
    'silent card': 'mute',
    gone: 'empty',
    hold: 'held',
    release: '=',
    again: 'reading!',
    progress: 'reading, slow',
    result: 'settled',
    'result: busy': 'busy',
    retry: '=',
  },
  busy: {
    card: 'reading!',
    'card while held': 'held',
    'silent card': 'mute',
    gone: 'empty',
    hold: 'held',
    release: '=',
    again: 'reading!',
    progress: '=',
    result: '=',
    'result: busy': '=',
    retry: 'reading!',
  },
  settled: {
    card: 'reading!',
    'card while held': 'held',
    'silent card': 'mute',
    gone: 'empty',
    hold: 'held',
    release: '=',
    again: 'reading!',
    progress: '=',
    result: '=',
    'result: busy': '=',
    retry: '=',
  },
};

const name = (before: SlotState, after: SlotState): string => {
  if (before === after) return '=';
  if (after.at !== 'reading') return after.at;
  return after.pace === 'normal' ? 'reading!' : `reading, ${after.pace}`;
};
const keys = <K extends string>(of: Record<K, unknown>): K[] => Object.keys(of).filter((key): key is K => key in of);

describe('every event in every state (=: nothing changes, reading!: a new reading)', () => {
  it.each(keys(STATES).flatMap((state) => keys(EVENTS).map((event) => [state, event, TABLE[state][event]] as const)))(
    'in the state « %s », after the event « %s »: %s',
    (state, event, expected) => {
      expect(name(STATES[state], nextSlotState(STATES[state], EVENTS[event]))).toBe(expected);
    },
  );
});

describe('what a reading keeps while it goes on', () => {
  it('a busy card is tried again with the same question, each time counted, and is shown as busy meanwhile', () => {
    const again = nextSlotState(busy, { is: 'retry' });
    expect(again).toMatchObject({ at: 'reading', asksTries: true, tries: 2 });
    // To the eye it stays busy while it is tried.
    expect(slotFactOf(again)).toEqual({ state: 'busy', code: 'SCARD_E_SHARING_VIOLATION' });
    expect(nextSlotState(again, EVENTS['result: busy'])).toMatchObject({ at: 'busy', tries: 3 });
  });
  it('a slow and a stuck reading say why, and an answer that comes after all is taken', () => {
    const slow = nextSlotState(reading(), EVENTS.progress);
    expect(slotFactOf(slow)).toEqual({ state: 'slow', why: 'in-use', sinceMs: 3000 });
    const stuck = nextSlotState(slow, {
      is: 'progress',
      pace: 'stuck',
      why: 'no-answer',
      stage: 'select',
      sinceMs: 12_000,
    });
    expect(slotFactOf(stuck)).toEqual({ state: 'stuck', why: 'no-answer', stage: 'select', sinceMs: 12_000 });
    expect(slotFactOf(nextSlotState(stuck, { is: 'result', slot: settled.slot }))).toEqual(settled.slot);
  });
});

describe('how a reading is getting on', () => {
  it.each([
    ['just begun', { sinceMs: 1000, quietMs: 1000, phase: 'answer', inUse: false }, 'normal', 'no-answer'],
    ['one command unanswered', { sinceMs: 2600, quietMs: 2400, phase: 'answer', inUse: false }, 'slow', 'no-answer'],
    [
      'each answer takes half a second',
      { sinceMs: 9000, quietMs: 400, phase: 'answer', inUse: false },
      'slow',
      'many-answers',
    ],
    ['another program’s transaction', { sinceMs: 2600, quietMs: 2400, phase: 'turn', inUse: false }, 'slow', 'in-use'],
    [
      'no connection to a card in use',
      { sinceMs: 2600, quietMs: 2600, phase: 'connect', inUse: true },
      'slow',
      'in-use',
    ],
    [
      'no connection to a free card',
      { sinceMs: 2600, quietMs: 2600, phase: 'connect', inUse: false },
      'slow',
      'no-answer',
    ],
    [
      'silent for twelve seconds',
      { sinceMs: 14_000, quietMs: 12_000, phase: 'answer', inUse: false },
      'stuck',
      'no-answer',
    ],
    ['held for twelve seconds', { sinceMs: 12_500, quietMs: 12_000, phase: 'turn', inUse: true }, 'stuck', 'in-use'],
    [
      'answering for a minute',
      { sinceMs: 60_000, quietMs: 400, phase: 'answer', inUse: false },
      'stuck',
      'many-answers',
    ],
  ] as const)('%s: its pace is $2, the reason $3', (_what, given, pace, why) => {
    expect(paceOf(given)).toEqual({ pace, why });
  });
});
