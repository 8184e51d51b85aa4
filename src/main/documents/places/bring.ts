/**
 * Brings files in by their paths, through the same gate as files that the page sends: each is copied, none is opened
 * where it lies.
 */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CHUNK_BYTES, type Destination } from '../../../shared/documents.ts';
import { printable } from '../../../shared/printable.ts';
import type { DocumentsService } from '../documents-service.ts';

/** A file to bring in. `bytes` is null for what can hold no pages: a pipe, a folder, or a file that has gone. */
interface FileToBring {
  readonly path: string;
  readonly bytes: number | null;
}

const TO_NEW: Destination = { document: null, replaces: null };

/**
 * Brings files in by their paths, one after the other; without a destination into the last document, or a first one.
 * Resolves when all have been copied, or when bringing in was stopped (« Annuler », or the session's end). A file that
 * cannot be read to its end is listed under the documents' troubles, and the others go on.
 */
export async function bringFiles(
  documents: DocumentsService,
  files: readonly FileToBring[],
  destination = TO_NEW,
): Promise<void> {
  const stops = documents.stops();
  for (const file of files) {
    // The session may be another's by now.
    if (documents.stops() !== stops) return;
    await bringFile(documents, file, destination);
  }
}

/**
 * Brings in what the person chose in a dialog, which lets them name anything: a folder, a pipe or a file that has gone
 * is listed as unreadable. Resolves as `bringFiles` does.
 */
export async function bringPaths(
  documents: DocumentsService,
  paths: readonly string[],
  destination: Destination,
): Promise<void> {
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await bytesOf(path) })));
  await bringFiles(documents, files, destination);
}

const bytesOf = (path: string): Promise<number | null> =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );

async function bringFile(
  documents: DocumentsService,
  { path, bytes }: FileToBring,
  destination: Destination,
): Promise<void> {
  // Something that cannot be read is announced all the same: so it is listed under its name.
  const begun = await documents.beginFile({ name: printable(basename(path)), bytes: bytes ?? 1, ...destination });
  if (!('upload' in begun)) return;
  const { upload } = begun;
  const sent = bytes === null ? 'unreadable' : await send(path, (part) => documents.sendPart(upload, part));
  if (sent !== 'refused') await documents.endFile(upload, sent);
}

/** `unreadable`: the stick went. `refused`: the program gave the file up, or the person said stop. */
async function send(
  path: string,
  take: (part: Uint8Array) => Promise<boolean>,
): Promise<'whole' | 'unreadable' | 'refused'> {
  try {
    await using handle = await open(path);
    for (;;) {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK_BYTES), 0, CHUNK_BYTES);
      if (bytesRead === 0) return 'whole';
      if (!(await take(buffer.subarray(0, bytesRead)))) return 'refused';
    }
  } catch {
    return 'unreadable';
  }
}
