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
  try {
    return await (process.stdin.isTTY ? typedLine(prompt, signal) : pipedLine(signal));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

async function typedLine(prompt: string, signal: AbortSignal | undefined): Promise<string> {
  console.error(prompt);
  const typing = createInterface({ input: process.stdin, output: NOWHERE, terminal: true });
  // The terminal is in raw mode: Ctrl+C comes as a key, and is made the signal that it otherwise is.
  typing.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await typing.question('', signal === undefined ? {} : { signal });
  } finally {
    typing.close();
  }
}

async function pipedLine(signal: AbortSignal | undefined): Promise<string> {
  // A pipe that stays open would be waited for although Ctrl+C was pressed.
  if (signal !== undefined) addAbortSignal(signal, process.stdin);
  return (await text(process.stdin)).split(/\r?\n/)[0] ?? '';
}
