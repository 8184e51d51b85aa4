/**
 * Another program that holds a card, as a banking program or a browser would: a process of its own over the system's
 * PC/SC library.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type HowHeld = 'shared' | 'exclusive' | 'transaction' | 'reset';
export interface Holder {
  letGo(): Promise<void>;
}

/**
 * Holds a card in one of four ways. `shared`: connected, and nothing more. `exclusive`: nobody else may connect.
 * `transaction`: others may connect, and wait for their turn. `reset`: resets the card again and again, and lets go in
 * between.
 */
export async function holdCard(reader: string, how: HowHeld): Promise<Holder> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'holder-process.cjs'), [reader, how], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [said]: unknown[] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => ['ended'])]);
  if (said !== 'holding') throw new Error(`the holder could not hold ${reader}: ${String(said)}`);
  return {
    async letGo() {
      if (child.exitCode !== null) return;
      child.send('let go');
      await once(child, 'exit');
    },
  };
}
