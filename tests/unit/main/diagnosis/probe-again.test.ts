/** Asking again while something is missing, and only then. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { createProbeAgain, worthAsking } from '../../../../src/main/diagnosis/probe-again.ts';
import type { Facts } from '../../../../src/shared/facts.ts';
import { NOW, facts } from './sample-facts.ts';

const snapshot = (given: Facts) => diagnose(given, NOW, 'live');
const ready = snapshot(facts());
const noMiddleware = snapshot(
  facts({ system: { middleware: { installed: false }, minidriver: { applet17: false, applet18: false } } }),
);
const noReader = snapshot(facts({ readers: [] }));

describe('what is worth asking the PC again', () => {
  it('is nothing when all is well, or when only the card is missing', () => {
    expect(worthAsking(ready)).toEqual([]);
    expect(
      worthAsking(
        snapshot(
          facts({
            readers: [
              {
                id: 'r',
                model: 'x',
                kind: 'physical',
                pinPad: null,
                cardNames: null,
                working: true,
                flags: [],
                slot: { state: 'empty' },
              },
            ],
          }),
        ),
      ),
    ).toEqual([]);
  });
  it('includes the eID software when that is missing', () => expect(worthAsking(noMiddleware)).toContain('middleware'));
  it('is the readers on USB, the card that Windows does not know and the card service when there is no reader', () =>
    expect(worthAsking(noReader)).toEqual(['usbReaders', 'unknownCardDevice', 'smartCardService']));
});

describe('the waits before the PC is asked again for what is missing', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const times = (asked: ReturnType<typeof vi.fn>, seconds: number): number => {
    vi.advanceTimersByTime(seconds * 1000);
    return asked.mock.calls.length;
  };

  it('double from five seconds on while nothing changes, up to two minutes', () => {
    const asked = vi.fn();
    const again = createProbeAgain(asked);
    again.see(noReader);
    expect([5, 10, 20, 40, 80, 120, 120].map((seconds) => times(asked, seconds))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
  it('go on, and do not begin anew, at an answer that changes nothing', () => {
    const asked = vi.fn();
    const again = createProbeAgain(asked);
    again.see(noReader);
    times(asked, 4);
    again.see(noReader);
    expect(times(asked, 1)).toBe(1);
  });
  it('begin anew for another problem, and end when the problem is solved, when practice begins, and when they are stopped', () => {
    const asked = vi.fn();
    const again = createProbeAgain(asked);
    again.see(noReader);
    times(asked, 60);
    again.see(noMiddleware);
    const before = asked.mock.calls.length;
    expect(times(asked, 5)).toBe(before + 1);
    for (const end of [() => again.see(ready), () => again.see(null), () => again.stop()]) {
      again.see(noReader);
      end();
      const silent = asked.mock.calls.length;
      expect(times(asked, 1000)).toBe(silent);
    }
  });
});
