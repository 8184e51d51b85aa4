/** Starts the card process under plain Node, for the browser's and the terminal's door. */
import type { StartCardProcess } from '../card-process.ts';
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
