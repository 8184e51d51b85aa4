/** A documents worker under plain Node: the loopback and terminal doors. */
import { WORKER_ENVIRONMENT, type StartWorker } from '../documents/workers.ts';
import { forkProcess } from './forked-process.ts';

export const forkDocumentsWorker: StartWorker = (listener) => {
  // `advanced`: bytes travel as they are.
  const worker = forkProcess(
    'documents-worker.js',
    { serialization: 'advanced', env: { ...process.env, ...WORKER_ENVIRONMENT } },
    listener,
  );
  return {
    send: worker.send,
    // Deep in a decoder it would not hear a polite request.
    kill: () => worker.kill('SIGKILL'),
  };
};
