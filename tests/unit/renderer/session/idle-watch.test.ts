import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdleness, type IdleWatch } from '../../../../src/renderer/session/idle-watch.ts';

const MINUTE = 60_000;
let elsewhere: boolean;
/** When somebody last touched this PC, by the fake clock; null where the program cannot know. */
let lastTouch: number | null;
let asked: boolean[];
const end = vi.fn<() => void>();
let watch: IdleWatch;

beforeEach(() => {
  vi.useFakeTimers();
  [elsewhere, lastTouch, asked] = [false, null, []];
  end.mockClear();
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const begin = (endAfter: number | null = 4 * MINUTE): void => {
  watch = watchIdleness({
    remindAfter: 2 * MINUTE,
    endAfter,
    isElsewhere: () => elsewhere,
    idleFor: async () => (lastTouch === null ? null : Date.now() - lastTouch),
    ask: (asking) => asked.push(asking),
    end,
  });
};
const pass = (minutes: number): Promise<unknown> => vi.advanceTimersByTimeAsync(minutes * MINUTE);
/** Somebody at work in another window, for so many minutes: a key every five seconds. */
const workElsewhere = async (minutes: number): Promise<void> => {
  for (let time = 0; time < minutes * MINUTE; time += 5000) {
    lastTouch = Date.now();
    await vi.advanceTimersByTimeAsync(5000);
  }
};

describe('a person on the page', () => {
  it('is asked after the first silence, and their session ends after the second', async () => {
    begin();
    await pass(1.9);
    expect(asked).toEqual([]);
    await pass(0.2);
    expect(asked).toEqual([true]);
    await pass(1.8);
    expect(end).not.toHaveBeenCalled();
    await pass(0.2);
    expect(end).toHaveBeenCalledOnce();
  });
  it('who touches it within the first silence begins that silence anew', async () => {
    begin();
    await pass(1.5);
    watch.touched();
    await pass(1.9);
    expect(asked).toEqual([]);
  });
  it('is asked, but their session is never ended, where the policy names no end', async () => {
    begin(null);
    await pass(500);
    expect([asked, end.mock.calls.length]).toEqual([[true], 0]);
  });
});

describe('a person who follows a guide in another window', () => {
  beforeEach(() => {
    elsewhere = true;
  });
  it('is neither asked nor has their session ended for an hour of work there; once they have walked away both come', async () => {
    lastTouch = Date.now();
    begin();
    await workElsewhere(60);
    expect([asked, end.mock.calls.length]).toEqual([[], 0]);
    await pass(2.1);
    expect(asked).toEqual([true]);
    await pass(2);
    expect(end).toHaveBeenCalledOnce();
  });
  it('who comes back to it after the question was asked behind their window keeps their session', async () => {
    lastTouch = Date.now();
    begin();
    await pass(3);
    expect(asked).toEqual([true]);
    await workElsewhere(10);
    expect([asked, end.mock.calls.length]).toEqual([[true, false], 0]);
  });
  it('is granted one more wait where the program cannot see their work; then they are asked, and their session ends', async () => {
    begin();
    await pass(3.9);
    expect(asked).toEqual([]);
    await pass(0.2);
    expect(asked).toEqual([true]);
    await pass(2);
    expect(end).toHaveBeenCalledOnce();
  });
  it('is granted another wait after they have touched the page again', async () => {
    begin();
    await pass(3);
    watch.touched();
    await pass(3.9);
    expect(asked).toEqual([]);
  });
  it('is asked in the end, and their session ends, where the program gives no answer about their work', async () => {
    watch = watchIdleness({
      remindAfter: 2 * MINUTE,
      endAfter: 4 * MINUTE,
      isElsewhere: () => true,
      idleFor: () => Promise.reject(new Error('no answer')),
      ask: (asking) => asked.push(asking),
      end,
    });
    await pass(6.1);
    expect([asked.includes(true), end.mock.calls.length]).toEqual([true, 1]);
  });
});

it('a watch over idleness that was stopped asks nothing and ends nothing', async () => {
  elsewhere = true;
  begin();
  await pass(1.9);
  watch.stop();
  await pass(60);
  expect([asked, end.mock.calls.length]).toEqual([[], 0]);
});
