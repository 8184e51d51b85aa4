/** « Dépanner » beside the check: what it sees by itself, what it asks, and what it keeps until the session ends. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { createTroubleshooter, type Troubleshooter } from '../../../../src/main/diagnosis/troubleshooter.ts';
import type { CheckStateMessage } from '../../../../src/shared/contract.ts';
import { FINDING_IDS } from '../../../../src/shared/findings.ts';
import type { Facts } from '../../../../src/shared/facts.ts';
import type { RunMode } from '../../../../src/shared/snapshot.ts';
import type { Search } from '../../../../src/shared/troubleshooting/vocabulary.ts';
import { FINDING_FACTS } from './finding-facts.ts';
import { NOW, aReader, facts, withEid } from './sample-facts.ts';

const NO_READER = facts({ readers: [] });
const EMPTY = facts({ readers: [aReader({ state: 'empty' })] });
const MUTE = facts({ readers: [aReader({ state: 'mute', code: 'SCARD_W_UNPOWERED_CARD' })] });
const BANK = facts({ readers: [aReader({ state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false })] });
const READY = facts();
const OVER = { state: 'present', from: '2016-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' } as const;
const EXPIRED = facts({ readers: [withEid({ validFrom: '2018-01-01', certificate: OVER })] });

/** The check as a test turns it, from one state to the next. */
function turning(first: Facts, { locked = false, mode = 'live' as RunMode } = {}) {
  const message = (given: Facts): CheckStateMessage => ({
    facts: given,
    snapshot: diagnose(given, NOW, mode),
    practice: mode === 'practice' ? 'one' : null,
  });
  let now = message(first);
  const asked: string[] = [];
  const made: Troubleshooter = createTroubleshooter(
    { state: () => now, again: () => asked.push('again'), hold: (held) => asked.push(`hold ${held}`) },
    { locked },
    () => undefined,
  );
  return {
    made,
    asked,
    turn(given: Facts) {
      now = message(given);
      made.see(now);
    },
    search(): Search {
      const state = made.state();
      if (state.state !== 'searching') throw new Error(`it is ${state.state}`);
      return state.search;
    },
    step(): string {
      const { next } = this.search();
      if (next.kind === 'wait') return 'wait';
      return next.kind === 'step' ? next.step : `${next.conclusion.sure ? '' : 'perhaps '}${next.conclusion.culprit}`;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what the program can see', () => {
  it('moves on by itself: a reader that appears on another socket makes the socket the culprit', () => {
    const { made, turn, ...check } = turning(NO_READER);
    made.begin();
    made.answer('lamp', 'lamp-off');
    turn(NO_READER);
    expect(made.done('replug')).toBe(true);
    vi.advanceTimersByTime(2500);
    expect(check.search().next).toMatchObject({ kind: 'step', step: 'other-port' });
    turn(EMPTY);
    expect(check.search().next).toMatchObject({ kind: 'conclusion', conclusion: { culprit: 'pc', part: 'port' } });
    expect(check.search().walk.tried.map(({ step, answer, observed }) => [step, answer, observed])).toEqual([
      ['lamp', 'lamp-off', false],
      ['replug', 'fails', true],
      ['other-port', 'works', true],
    ]);
  });
  it('reads the swap from both sides: a bank card answers here, this card nowhere, so it is the card', () => {
    const check = turning(MUTE);
    check.made.begin();
    expect(check.step()).toBe('clean');
    check.made.done('clean');
    vi.advanceTimersByTime(2500);
    expect(check.step()).toBe('other-card');
    check.turn(EMPTY);
    check.turn(BANK);
    expect(check.step()).toBe('card-elsewhere');
    check.turn(EMPTY);
    check.turn(MUTE);
    check.made.done('card-elsewhere');
    vi.advanceTimersByTime(2500);
    expect(check.step()).toBe('card');
    expect(check.search().walk.tried.map(({ before, after }) => [before.code, after.code])).toEqual([
      ['SCARD_W_UNPOWERED_CARD', 'SCARD_W_UNPOWERED_CARD'],
      ['SCARD_W_UNPOWERED_CARD', 'SW 6A82'],
      ['SW 6A82', 'SCARD_W_UNPOWERED_CARD'],
    ]);
  });
  it('a card that answers once it is clean, and has expired: the date of the PC is asked for, then it is the card', () => {
    const check = turning(MUTE);
    check.made.begin();
    check.turn(EXPIRED);
    expect(check.step()).toBe('date');
    check.made.answer('date', 'yes');
    expect(check.search().next).toMatchObject({
      kind: 'conclusion',
      conclusion: { culprit: 'card', found: { finding: 'certificate.expired' } },
    });
  });
  it('a card that was taken out to be cleaned is no new beginning, and its absence is said after « C’est fait »', () => {
    const check = turning(MUTE);
    check.made.begin();
    check.turn(EMPTY);
    expect(check.step()).toBe('clean');
    check.made.done('clean');
    vi.advanceTimersByTime(2500);
    expect([check.step(), check.search().hint]).toEqual(['clean', 'no-card']);
    check.turn(MUTE);
    check.made.done('clean');
    vi.advanceTimersByTime(2500);
    expect(check.step()).toBe('other-card');
  });
  it('a card that stays out before anything was tried is what the search begins with then', () => {
    const check = turning(MUTE);
    check.made.begin();
    check.turn(EMPTY);
    for (let press = 0; press < 2; press += 1) {
      check.made.done('clean');
      vi.advanceTimersByTime(2500);
    }
    expect(check.step()).toBe('insert');
  });
  it('a card that still stands there from the step before is no success', () => {
    const check = turning(MUTE);
    check.made.begin();
    check.made.answer('clean', 'fails');
    check.turn(EMPTY);
    check.turn(READY);
    expect(check.step()).toBe('card-elsewhere');
    check.turn(READY);
    check.made.done('card-elsewhere');
    vi.advanceTimersByTime(2500);
    expect([check.step(), check.search().hint]).toEqual(['card-elsewhere', 'unchanged']);
  });
  it('begins where the check stands, as long as nothing was tried', () => {
    const check = turning(NO_READER);
    check.made.begin();
    expect(check.step()).toBe('lamp');
    check.turn(EMPTY);
    expect(check.step()).toBe('insert');
    check.turn(READY);
    expect(check.step()).not.toBe('lamp');
  });
  it('in practice, where nothing moves, every answer is the person’s', () => {
    const check = turning(NO_READER, { mode: 'practice' });
    check.made.begin();
    check.made.answer('lamp', 'lamp-on');
    expect(check.made.done('replug')).toBe(false);
    check.made.answer('replug', 'works');
    expect(check.step()).toBe('reader');
  });
});

describe('what was answered', () => {
  it('stays when the screen is left, and the search goes on where it was', () => {
    const check = turning(NO_READER);
    check.made.begin();
    check.made.answer('lamp', 'lamp-off');
    check.made.begin();
    expect(check.step()).toBe('replug');
  });
  it('can be taken back, one answer after the other', () => {
    const check = turning(NO_READER);
    check.made.begin();
    check.made.answer('lamp', 'no-reader');
    expect(check.step()).toBe('reader');
    check.made.undo();
    expect(check.step()).toBe('lamp');
    check.made.undo();
    expect(check.step()).toBe('lamp');
  });
  it('of a step that is no longer the present one counts for nothing, nor does an answer that the step does not take', () => {
    const check = turning(NO_READER);
    check.made.begin();
    expect(check.made.answer('replug', 'works')).toBe(false);
    expect(check.made.answer('lamp', 'works')).toBe(false);
    expect(check.step()).toBe('lamp');
  });
  it('stays for the report when another search begins, and is gone with the session', () => {
    const check = turning(NO_READER);
    check.made.begin();
    check.made.answer('lamp', 'lamp-off');
    check.made.anew();
    expect(check.made.walks().map(({ tried }) => tried.length)).toEqual([1, 0]);
    check.made.clear();
    expect(check.made.walks()).toEqual([]);
  });
});

describe('behind the trainer’s code', () => {
  it('nothing begins before the code, and a new session asks for it again', () => {
    const check = turning(NO_READER, { locked: true });
    expect([check.made.begin(), check.made.anew(), check.made.answer('lamp', 'lamp-on')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(check.made.state()).toEqual({ state: 'locked' });
    check.made.unlock();
    check.made.begin();
    expect(check.step()).toBe('lamp');
    check.made.clear();
    expect(check.made.state()).toEqual({ state: 'locked' });
  });
});

it('a card that the program left alone for a login is looked at again', () => {
  const check = turning(FINDING_FACTS['card.held']);
  check.made.begin();
  expect(check.asked).toEqual(['hold false']);
});

it.each(FINDING_IDS)('with %s it begins, and names a culprit or a first step', (id) => {
  const check = turning(FINDING_FACTS[id]);
  check.made.begin();
  const { next } = check.search();
  const { verdict } = diagnose(FINDING_FACTS[id], NOW, 'live');
  expect(next.kind === 'wait').toBe(verdict === 'checking');
});
