/** The end of Electron's main process: everything is tried, and nobody waits for what hangs. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (event: { preventDefault(): void }) => void;
const { listeners, calls } = vi.hoisted(() => ({
  listeners: new Map<string, Listener>(),
  calls: new Array<string>(),
}));
vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: Listener) => {
      listeners.set(name, listener);
    },
    // As Electron does: Node's `exit` event is not told.
    exit: (code: number) => calls.push(`exit ${code}`),
    quit: () => calls.push('quit'),
    releaseSingleInstanceLock: () => calls.push('lock released'),
  },
}));
const { endBeforeQuitting, exitNow } = await import('../../../../src/main/doors/window/ending.ts');

const quit = (): boolean => {
  let held = false;
  listeners.get('will-quit')?.({
    preventDefault: () => {
      held = true;
    },
  });
  return held;
};
const removal = (): number => calls.push('folder removed');

beforeEach(() => {
  calls.length = 0;
  vi.useFakeTimers();
  process.once('exit', removal);
});
afterEach(() => {
  process.off('exit', removal);
  vi.useRealTimers();
});

describe('quitting', () => {
  it('gives up the single-instance lock at once, waits for the session’s end, then quits for good', async () => {
    let finish = (): void => undefined;
    endBeforeQuitting(() => new Promise((resolve) => (finish = resolve)));
    expect(quit()).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    expect(calls).toEqual(['lock released']);
    finish();
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toEqual(['lock released', 'quit']);
    expect(quit()).toBe(false);
  });
  it('runs the session’s end once, though quitting is asked for three times', () => {
    const end = vi.fn(() => new Promise<void>(() => undefined));
    endBeforeQuitting(end);
    expect([quit(), quit(), quit()]).toEqual([true, true, true]);
    expect(end).toHaveBeenCalledTimes(1);
  });
  it('waits five seconds at most for a session’s end that hangs, and still removes the session’s folder', async () => {
    endBeforeQuitting(() => new Promise(() => undefined));
    quit();
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls).toEqual(['lock released', 'folder removed', 'exit 0']);
  });
});

it('exiting at once, without the session’s end, still removes the session’s folder, and keeps the exit code', () => {
  exitNow(2);
  expect(calls).toEqual(['folder removed', 'exit 2']);
});
