/** A secret of one line on standard input (a code, a password): so it stands in no list of processes and no history. */
import { createInterface } from 'node:readline/promises';
import { Writable, addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Shows nothing of what is typed. */
const NOWHERE = new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Reads the first line of standard input. On a terminal it prints `prompt` on standard error, waits for Enter, and
 * shows nothing of what is typed; otherwise it reads up to the end of the input.
 * @throws the signal's reason when it is aborted meanwhile
 */
export async function firstLine(prompt: string, signal?: AbortSignal): Promise<string> {
  if (!process.stdin.isTTY) return (await everything(signal)).split(/\r?\n/)[0] ?? '';
  console.error(prompt);
  const typing = createInterface({ input: process.stdin, output: NOWHERE, terminal: true });
  // The terminal is in raw mode: Ctrl+C comes as a key, and is made the signal that it otherwise is.
  typing.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await typing.question('', signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    typing.close();
  }
}

/** A pipe that stays open would be waited for although Ctrl+C was pressed. */
async function everything(signal: AbortSignal | undefined): Promise<string> {
  if (signal !== undefined) addAbortSignal(signal, process.stdin);
  try {
    return await text(process.stdin);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
