/**
 * Starts a process of ours under plain Node. Passes on its messages, and reports its end exactly once, however it comes
 * about.
 */
import { fork, type ForkOptions, type Serializable } from 'node:child_process';
import { join } from 'node:path';

/** What is heard from a process: its messages as they come, and once how it ended. */
export interface ProcessListener {
  message(raw: unknown): void;
  ended(reason: string): void;
}

/**
 * Starts a process of ours under plain Node, and gives the functions that send it a message and end it.
 * @param entry the name of a file beside this one in out/main
 */
export function forkProcess(entry: string, options: ForkOptions, listener: ProcessListener) {
  const child = fork(join(import.meta.dirname, entry), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...options,
  });
  let over = false;
  const end = (reason: string): void => {
    if (over) return;
    over = true;
    listener.ended(reason);
  };
  child.on('message', (raw) => listener.message(raw));
  // Again and again, where it cannot even be sent to: only the first one ends it.
  child.on('error', (error) => end(error.message));
  child.once('exit', (code, signal) => end(signal ?? `exit ${code}`));
  return {
    send(message: Serializable): void {
      if (child.connected)
        child.send(message, () => {
          /* It ended meanwhile: `exit` tells. */
        });
    },
    kill(signal: NodeJS.Signals): void {
      child.kill(signal);
    },
  };
}
