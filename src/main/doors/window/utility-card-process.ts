/** The card process under Electron: the same entry in a utility process. */
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { words } from '../door-words.ts';
import type { StartCardProcess } from '../../card-process.ts';

/** Starts the card process as a utility process of Electron. */
export const forkCardProcessInElectron: StartCardProcess = (listener) => {
  const child = utilityProcess.fork(join(import.meta.dirname, 'card-process.js'), [], {
    serviceName: words.process.card,
    stdio: 'inherit',
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  child.on('message', (raw: unknown) => listener.message(raw));
  child.once('exit', (code) => listener.ended(`exit ${code}`));
  return {
    send(request) {
      child.postMessage(request);
    },
    kill() {
      // Electron's own is SIGTERM, which waits until a stopped process goes on.
      if (process.platform !== 'win32' && child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      else child.kill();
    },
  };
};
