/** A documents worker under plain Node: the loopback and terminal doors. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { StartWorker } from '../documents/workers.ts';

export const forkDocumentsWorker: StartWorker = (listener) => {
  // `advanced`: bytes travel as they are.
  const child = fork(join(import.meta.dirname, 'documents-worker.js'), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [], serialization: 'advanced' });
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
    send(message) { if (child.connected) child.send(message, () => { /* It ended meanwhile: `exit` tells. */ }); },
    // Deep in a decoder it would not hear a polite request.
    kill() { child.kill('SIGKILL'); },
  };
};
