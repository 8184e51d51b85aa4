/** The card process under plain Node: the loopback and terminal doors. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { StartCardProcess } from '../card-process.ts';

export const forkCardProcess: StartCardProcess = (listener) => {
  const child = fork(join(import.meta.dirname, 'card-process.js'), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    // Each waiting or blocked PC/SC call holds a thread of the pool (facts/pcsc.md §7, 20).
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  let over = false;
  const end = (reason: string): void => {
    if (over) return;
    over = true;
    listener.ended(reason);
  };
  child.on('message', (raw) => listener.message(raw));
  child.once('error', (error) => end(error.message));
  child.once('exit', (code, signal) => end(signal ?? `exit ${code}`));
  return {
    send(request) { if (child.connected) child.send(request, () => { /* It ended meanwhile: `exit` tells. */ }); },
    kill() { child.kill(); },
  };
};
