/** Sends files from the page to the program, part by part. The page never holds more than one part of one file. */
import { create } from 'zustand';
import { CHUNK_BYTES } from '../../shared/documents.ts';
import type { Client } from '../program/bridge.ts';

/** Progress in bytes, of all the files that were chosen together. `at` is the number of the present file, from 1. */
export interface Sending {
  file: string;
  at: number;
  files: number;
  doneBytes: number;
  totalBytes: number;
}

interface BringInStore {
  sending: Sending | null;
  /** How many files were chosen together; 0 when all of them are done. */
  files: number;
  /** What the person stopped last; null again when something else is begun. */
  stopped: 'bringing' | 'saving' | null;
}

/**
 * What the page itself is sending, for components. `sending` is null when no file is on its way; `stopped` says what
 * the person has just stopped.
 */
export const useBringIn = create<BringInStore>(() => ({ sending: null, files: 0, stopped: null }));

/**
 * Where the pages go: to the end of a document, or into the place of one page; otherwise to the end of the last
 * document, or into a new one when there is none. Both are ids.
 */
export interface Destination {
  document?: string | null;
  replaces?: string | null;
}

/**
 * Files are sent one after the other; those chosen meanwhile wait their turn. If one fails, the program lists it under
 * its troubles.
 */
let last: Promise<void> = Promise.resolve();
/**
 * Aborted and replaced each time the person presses « Annuler »: files that were chosen before and still wait are
 * dropped with it.
 */
let stop = new AbortController();

/**
 * Sends files to the program, after those that were chosen before. Resolves when all of them are with the program, or
 * were given up or cancelled; a file that fails is listed under the program's troubles. When the program does not
 * answer, it rejects, and the files after that one are not sent.
 */
export function bringIn(client: Client, files: readonly File[], destination: Destination = {}): Promise<void> {
  const { signal } = stop;
  const next = last.then(() => sendAll(client, files, destination, signal));
  last = next.catch(() => undefined);
  return next;
}

/**
 * Has the program ask for files in the system's own dialog and bring in what is chosen; nobody waits for the outcome.
 * Only the window has such a dialog.
 */
export function chooseInDialog(client: Client, { document = null, replaces = null }: Destination): void {
  useBringIn.setState({ stopped: null });
  client.send('documents.choose-files', { document, replaces });
}

/** « Annuler »: stops at once what is being sent and read, or what is being saved, and has Work say so. */
export function cancelBringIn(client: Client, what: 'bringing' | 'saving'): void {
  useBringIn.setState({ stopped: what });
  if (what === 'bringing') stopSending();
  client.send('documents.cancel', undefined);
}

/**
 * Stops sending files to the program, those included that wait for their turn. It is called before the program forgets
 * its pages: a file that arrived afterwards would be in the next visitor's document.
 */
export function stopSending(): void {
  stop.abort();
  stop = new AbortController();
}

async function sendAll(
  client: Client,
  files: readonly File[],
  destination: Destination,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  let doneBytes = 0;
  useBringIn.setState({ stopped: null });
  try {
    for (const [index, file] of files.entries()) {
      if (signal.aborted) return;
      const showSent = (sent: number): void =>
        useBringIn.setState({
          files: files.length,
          sending: { file: file.name, at: index + 1, files: files.length, doneBytes: doneBytes + sent, totalBytes },
        });
      showSent(0);
      await send(client, file, destination, signal, showSent);
      doneBytes += file.size;
    }
  } finally {
    useBringIn.setState({ sending: null });
  }
}

async function send(
  client: Client,
  file: File,
  { document = null, replaces = null }: Destination,
  signal: AbortSignal,
  showSent: (sent: number) => void,
): Promise<void> {
  const begun = await client.request('documents.begin-file', { name: file.name, bytes: file.size, document, replaces });
  if (begun.state === 'refused') return;
  const { upload } = begun;
  const end = (how: 'whole' | 'unreadable' | 'cancelled'): Promise<unknown> =>
    client.request('documents.end-file', { upload, how });
  for (let from = 0; from < file.size; from += CHUNK_BYTES) {
    if (signal.aborted) {
      await end('cancelled');
      return;
    }
    const bytes = await part(file, from);
    if (bytes === null) {
      await end('unreadable');
      return;
    }
    if ((await client.request('documents.send-part', { upload, bytes })) === 'given-up') return;
    showSent(from + bytes.length);
  }
  await end('whole');
}

/**
 * Reads one part of a file. Null when the stick or the disk no longer gives it; the program then lists the file as
 * unreadable.
 */
async function part(file: File, from: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.slice(from, from + CHUNK_BYTES).arrayBuffer());
  } catch {
    return null;
  }
}
