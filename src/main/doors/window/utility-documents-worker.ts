/** A documents worker under Electron: the same entry in a utility process. */
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { words } from '../door-words.ts';
import { WORKER_ENVIRONMENT, type StartWorker } from '../../documents/workers.ts';

/** Starts one documents worker as a utility process of Electron. */
export const forkDocumentsWorkerInElectron: StartWorker = (listener) => {
  const child = utilityProcess.fork(join(import.meta.dirname, 'documents-worker.js'), [], {
    serviceName: words.process.documents,
    stdio: 'inherit',
    env: { ...process.env, ...WORKER_ENVIRONMENT },
  });
  child.on('message', (raw: unknown) => listener.message(raw));
  child.once('exit', (code) => listener.ended(`exit ${code}`));
  return {
    send(message) {
      child.postMessage(message);
    },
    kill() {
      child.kill();
    },
  };
};
