/** Noticing that the card process says nothing. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLifeWatch } from '../../../../src/main/diagnosis/life-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const begin = () => {
  const silent = vi.fn<(sinceMs: number) => void>();
  const giveUp = vi.fn<() => void>();
  return { life: createLifeWatch({ silent, giveUp }), silent, giveUp };
};

it('a card process that speaks every second of a minute is never called silent', () => {
  const { life, silent } = begin();
  for (let second = 0; second < 60; second += 1) {
    life.heard();
    vi.advanceTimersByTime(1000);
  }
  expect(silent).not.toHaveBeenCalled();
});

it('a card process that stops speaking is called silent within three seconds, and given up once, within the minute after', () => {
  const { life, silent, giveUp } = begin();
  life.heard();
  vi.advanceTimersByTime(3000);
  expect(silent).toHaveBeenCalled();
  expect(giveUp).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(giveUp).toHaveBeenCalledTimes(1);
});

it('a card process that has ended is not called silent', () => {
  const { life, silent } = begin();
  life.heard();
  life.gone();
  vi.advanceTimersByTime(60_000);
  expect(silent).not.toHaveBeenCalled();
});

it('an hour in which the PC itself was asleep does not count as silence of the card process', () => {
  const { life, silent } = begin();
  life.heard();
  vi.advanceTimersByTime(500);
  vi.setSystemTime(Date.now() + 3_600_000);
  const asleep = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_600_000);
  vi.advanceTimersByTime(500);
  expect(silent).not.toHaveBeenCalled();
  asleep.mockRestore();
});

it('a card process that takes 20 s to its first word is given up at its first start, and not at its second, which is granted more time', () => {
  const { life, giveUp } = begin();
  life.begun(0);
  vi.advanceTimersByTime(20_000);
  expect(giveUp).toHaveBeenCalledTimes(1);
  life.begun(1);
  vi.advanceTimersByTime(20_000);
  life.heard();
  expect(giveUp).toHaveBeenCalledTimes(1);
});
