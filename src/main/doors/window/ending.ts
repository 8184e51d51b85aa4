/**
 * The end of Electron's main process. Two things of Electron's stand behind it, both seen in the real one only:
 * `app.quit()` does nothing while the handlers of `will-quit` run, which includes promises that settle at once; and
 * Electron puts its own handlers for signals in place of those that were set before `ready`.
 */
import { app } from 'electron';
import { logError } from '../../../process/explain-failure.ts';

/**
 * Longer than this nobody waits for a window that was closed: a disk or a driver hangs, or the PC is very slow, ms.
 */
const LIMIT_MS = 4000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Has Electron wait with quitting until `end` has settled; after four seconds the process ends all the same. `end` is
 * run once, however often one quits meanwhile (macOS quits again when it shuts down), and its error is logged. A start
 * from then on is a new program's: the lock of the single instance is given back.
 */
export function endBeforeQuitting(end: () => Promise<void>): void {
  let state: 'running' | 'ending' | 'ended' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'ended') return;
    event.preventDefault();
    if (state === 'ending') return;
    state = 'ending';
    // A start from now on is the first of a new program: handed over to this one, it would show nothing.
    app.releaseSingleInstanceLock();
    const limit = setTimeout(() => exitNow(0), LIMIT_MS);
    void end()
      .catch(logError)
      .finally(() => {
        state = 'ended';
        clearTimeout(limit);
        setImmediate(() => app.quit());
      });
  });
}

/** Calls `leave` when the process is asked to end by SIGINT, SIGTERM or SIGHUP. Electron must be ready. */
export function leaveOnSignals(leave: () => void): void {
  for (const signal of SIGNALS) process.on(signal, leave);
}

/**
 * Ends the process this moment. What is removed at the process's end is removed all the same: `app.exit` does not raise
 * Node's own `exit` event, so it is raised here; otherwise the session's folder would stay until the next start.
 */
export function exitNow(code: number): void {
  process.emit('exit', code);
  app.exit(code);
}
