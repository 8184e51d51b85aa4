/** Closing the window: when it asks, and that it never stays shut in by a page that cannot ask. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLeaving, type Leaving } from '../../../../src/main/session/leaving.ts';

let now: { unsaved: boolean; page: 'there' | 'crashed'; asked: number; left: number };
let leaving: Leaving;
beforeEach(() => {
  vi.useFakeTimers();
  now = { unsaved: true, page: 'there', asked: 0, left: 0 };
  leaving = createLeaving({
    hasUnsavedPages: () => now.unsaved,
    ask: () => {
      now.asked += 1;
      return now.page === 'there';
    },
    leave: () => {
      now.left += 1;
    },
  });
  return () => {
    vi.useRealTimers();
  };
});

describe('closing the window', () => {
  it('with no unsaved pages closes it, and nothing is asked', () => {
    now.unsaved = false;
    expect(leaving.mayClose()).toBe(true);
    expect(now.asked).toBe(0);
  });

  it('with unsaved pages asks; « Rester » keeps the window open, and the next try asks again', () => {
    expect(leaving.mayClose()).toBe(false);
    leaving.answer('asking');
    vi.advanceTimersByTime(3_600_000);
    leaving.answer('stay');
    expect(now).toMatchObject({ asked: 1, left: 0 });
    expect(leaving.mayClose()).toBe(false);
    expect(now.asked).toBe(2);
  });

  it('« Quitter sans enregistrer » ends the program, once', () => {
    leaving.mayClose();
    leaving.answer('asking');
    leaving.answer('leave');
    leaving.answer('leave');
    vi.advanceTimersByTime(60_000);
    expect(now.left).toBe(1);
  });

  it('a page that has crashed cannot ask: the window closes', () => {
    now.page = 'crashed';
    expect(leaving.mayClose()).toBe(true);
  });

  it('a page that hangs and never shows the question is waited for four seconds, then the program ends', () => {
    expect(leaving.mayClose()).toBe(false);
    vi.advanceTimersByTime(3_900);
    expect(now.left).toBe(0);
    vi.advanceTimersByTime(200);
    expect(now.left).toBe(1);
  });

  it('pressing the cross again and again does not put off the end with a page that hangs', () => {
    for (let second = 0; second < 6; second += 1) {
      leaving.mayClose();
      vi.advanceTimersByTime(1000);
    }
    expect(now.left).toBe(1);
  });

  it('a page that hangs while its question stands: the next try ends the program within six seconds', () => {
    leaving.mayClose();
    leaving.answer('asking');
    leaving.mayClose();
    vi.advanceTimersByTime(6000);
    expect(now.left).toBe(1);
  });

  it('a page that answers « quit » without having been asked ends nothing', () => {
    leaving.answer('leave');
    expect(now.left).toBe(0);
  });
});
