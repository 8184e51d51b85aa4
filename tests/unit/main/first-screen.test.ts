/** What waits for the first screen of a page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitFirstScreen } from '../../../src/main/first-screen.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what waits for the first screen', () => {
  it('goes on as soon as the page says that it is drawn, and not before', async () => {
    const { drawn, isDrawn } = awaitFirstScreen(4000);
    const begun = vi.fn();
    void drawn.then(begun);
    await vi.advanceTimersByTimeAsync(3999);
    expect(begun).not.toHaveBeenCalled();
    isDrawn();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toHaveBeenCalledOnce();
  });
  it('goes on at the limit where no page comes; a page that comes later changes nothing', async () => {
    const { drawn, isDrawn } = awaitFirstScreen(4000);
    const begun = vi.fn();
    void drawn.then(begun);
    await vi.advanceTimersByTimeAsync(4000);
    expect(begun).toHaveBeenCalledOnce();
    isDrawn();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toHaveBeenCalledOnce();
  });
});
