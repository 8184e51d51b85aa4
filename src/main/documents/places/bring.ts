/**
 * Brings files of a place in, through the same gate as files that the page sends: each is copied, none is opened where
 * it lies.
 */
import { open } from 'node:fs/promises';
import { CHUNK_BYTES } from '../../../shared/documents.ts';
import type { DocumentsService } from '../service.ts';
import type { PictureFile } from './pictures-in.ts';

/**
 * Resolves when all files have been copied, or the person pressed « Annuler ». A file that cannot be read to its end is
 * listed under the documents' troubles, and the others go on.
 */
export async function bringFiles(documents: DocumentsService, files: readonly PictureFile[]): Promise<void> {
  const stops = documents.stops();
  for (const file of files) {
    // The session may be another's by now.
    if (documents.stops() !== stops) return;
    await bringFile(documents, file);
  }
}

async function bringFile(documents: DocumentsService, { path, name, bytes }: PictureFile): Promise<void> {
  const begun = await documents.beginFile({ name, bytes, document: null, replaces: null });
  if (!('upload' in begun)) return;
  const { upload } = begun;
  const sent = await send(path, (part) => documents.sendPart(upload, part));
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
