/** Starts the card process under plain Node, for the browser's and the terminal's door. */
import type { CardProcess, CardProcessListener, StartCardProcess } from '../card-process.ts';
import { forkProcess } from './forked-process.ts';

/** Starts the card process as a child of plain Node. */
export const forkCardProcess: StartCardProcess = (listener) => {
  // Each waiting or blocked PC/SC call holds a thread of the pool (rule 9 of docs/facts/pcsc.md).
  const card = forkProcess('card-process.js', { env: { ...process.env, UV_THREADPOOL_SIZE: '16' } }, listener);
  return {
    send: card.send,
    // SIGTERM would wait until a stopped process goes on.
    kill: () => card.kill('SIGKILL'),
  };
};

/**
 * Starts the card process at once, for whoever knows already that one is needed and has a lot to load before it
 * listens: a third of the time of `check --json`. What the process says or does meanwhile is kept for the first who
 * asks to start one; later ones get a process of their own.
 */
export function forkCardProcessAhead(): StartCardProcess {
  const missed: ((to: CardProcessListener) => void)[] = [];
  let heardBy: CardProcessListener = {
    message: (raw) => missed.push((to) => to.message(raw)),
    ended: (reason) => missed.push((to) => to.ended(reason)),
  };
  let ahead: CardProcess | null = forkCardProcess({
    message: (raw) => heardBy.message(raw),
    ended: (reason) => heardBy.ended(reason),
  });
  return (listener) => {
    if (ahead === null) return forkCardProcess(listener);
    const card = ahead;
    ahead = null;
    // Not before the caller holds what it started; and nothing that is said from then on comes before what was kept.
    queueMicrotask(() => {
      for (const pass of missed) pass(listener);
      heardBy = listener;
    });
    return card;
  };
}
