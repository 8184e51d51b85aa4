/** Starts a documents worker under plain Node, for the browser's and the terminal's door. */
import { WORKER_ENVIRONMENT, type StartWorker } from '../documents/workers.ts';
import { forkProcess } from './forked-process.ts';

/** Starts one documents worker as a child of plain Node. */
export const forkDocumentsWorker: StartWorker = (listener) => {
  // With `advanced`, bytes travel as they are instead of as JSON.
  const worker = forkProcess(
    'documents-worker.js',
    { serialization: 'advanced', env: { ...process.env, ...WORKER_ENVIRONMENT } },
    listener,
  );
  return {
    send: worker.send,
    // Busy in a decoder, the worker would not read a request to end.
    kill: () => worker.kill('SIGKILL'),
  };
};
