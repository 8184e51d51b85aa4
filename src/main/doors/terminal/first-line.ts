/** A secret of one line on standard input (a code, a password): so it stands in no list of processes and no history. */
import { createInterface } from 'node:readline/promises';
import { Writable, addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './command.ts';
import { NOT_UTF_8 } from './terminal-words.ts';

/** Shows nothing of what is typed. */
const NOWHERE = new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Reads the first line of standard input. On a terminal it prints `prompt` on standard error, waits for Enter, and
 * shows nothing of what is typed; otherwise it reads up to the end of the input.
 * @throws the signal's reason when it is aborted meanwhile; UsageError for bytes that are not UTF-8
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
  return lineOf(await buffer(process.stdin));
}

/**
 * The first line of what a pipe brought. Windows's cmd sends an « é » in the console's own code page: guessed at, it
 * would become another character, and a PDF would open with no password that anybody types. PowerShell may put the mark
 * of UTF-8 in front.
 * @throws UsageError for bytes that are not UTF-8
 */
export function lineOf(bytes: Uint8Array): string {
  const end = bytes.findIndex((byte) => byte === 0x0a);
  const line = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line).replace(/\r$/, '');
  } catch {
    throw new UsageError(NOT_UTF_8);
  }
}
