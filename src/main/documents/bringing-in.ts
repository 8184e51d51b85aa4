/** Files on their way into the session: taken part by part, opened, and each of their pages inspected. */
import { CHUNK_BYTES, LARGEST_FILE_BYTES, type Destination, type FileTrouble } from '../../shared/documents.ts';
import { JobFailed } from '../../shared/documents-worker.ts';
import { logError } from '../../process/explain-failure.ts';
import type { WorkingFolder } from '../session/working-folder.ts';
import type { KnownPicture } from './pictures.ts';
import type { Publication } from './publication.ts';
import type { SessionPages } from './session-pages.ts';
import { Cancelled, type SessionWork } from './session-work.ts';
import { hasRoomFor, openUpload, type Upload } from './uploads.ts';
import type { Workers } from './workers.ts';

/** A file that somebody wants to bring in, before its first byte. */
export interface FileWanted extends Destination {
  readonly name: string;
  readonly bytes: number;
}

/** What the contract and the sticks ask in order to bring a file in. */
export interface BringingIn {
  beginFile(wanted: FileWanted): Promise<{ upload: string } | { trouble: FileTrouble }>;
  /** False when the file is given up. */
  sendPart(upload: string, bytes: Uint8Array): Promise<boolean>;
  endFile(upload: string, how: 'whole' | 'unreadable' | 'cancelled'): Promise<void>;
  /** Files that are still being sent are dropped; what was read of others stays. */
  stop(): void;
  /** The session ends: nothing goes on. */
  clear(): void;
  /**
   * How many times bringing in was stopped. Code that brings in several files gives up the rest when this number
   * changes.
   */
  stops(): number;
}

interface Incoming {
  readonly wanted: FileWanted;
  readonly upload: Upload;
  readonly batch: number;
}

interface Parts {
  readonly pages: SessionPages;
  readonly work: SessionWork;
  readonly workers: Workers;
  readonly folder: WorkingFolder;
  readonly publication: Publication;
  newNumber(): number;
  /** `kept`: pages that were read before the trouble. */
  report(file: string, trouble: FileTrouble, kept?: number): void;
}

/**
 * Makes what brings files into the session, and inspects their pages.
 * @param newNumber gives each upload its id
 * @param report takes what could not be read, under the file's name
 */
export function createBringingIn({ pages, work, workers, folder, publication, newNumber, report }: Parts): BringingIn {
  const incoming = new Map<string, Incoming>();
  let stops = 0;
  /** For pages that were still to be inspected when the person said stop. */
  let unhurried = new AbortController();

  const inspect = async (picture: KnownPicture, signal: AbortSignal): Promise<void> => {
    try {
      const inspected = await workers.run('inspect', { picture: picture.opened.picture }, { signal });
      pages.noteInspected(picture.id, inspected);
    } catch (error) {
      if (signal.aborted) {
        // Stopped, but the page is there: it is inspected as any other, without holding anything up.
        if (pages.has(picture.id) && signal !== unhurried.signal) void inspect(picture, unhurried.signal);
        return;
      }
      // Its header was good and nothing else: there is no page to keep.
      report(picture.file, fileTroubleOf(error));
      pages.remove(picture.id);
    } finally {
      if (signal === unhurried.signal) publication.soon();
      work.step(signal);
    }
  };

  const read = async ({ wanted, upload, batch }: Incoming, signal: AbortSignal): Promise<void> => {
    try {
      const { pages: opened, trouble } = await workers.run(
        'open',
        { path: upload.path, copies: folder.path() },
        { signal },
      );
      const { name: file, document, replaces } = wanted;
      const brought = (replaces === null ? opened : opened.slice(0, 1)).map((page, index) =>
        pages.add(page, { file, batch, document, replaces, index, pagesOfFile: opened.length }),
      );
      publication.soon();
      if (trouble !== null) report(file, trouble, opened.length);
      pages.sortBatch(batch);
      const toInspect = brought.filter(({ seen }) => seen === 'not-yet');
      // A file counted as one page until now. Each page is done when it has been inspected.
      work.addStepsTo(signal, Math.max(0, toInspect.length - 1));
      if (toInspect.length === 0) work.step(signal);
      for (const picture of toInspect) void inspect(picture, signal);
    } catch (error) {
      if (!signal.aborted) report(wanted.name, fileTroubleOf(error));
      work.step(signal);
    }
  };

  const dropAll = (): void => {
    stops += 1;
    for (const { upload } of incoming.values()) upload.drop();
    incoming.clear();
  };

  return {
    async beginFile(wanted) {
      const refuse = (trouble: FileTrouble): { trouble: FileTrouble } => {
        report(wanted.name, trouble);
        publication.soon();
        return { trouble };
      };
      if (wanted.bytes === 0) return refuse('empty');
      if (wanted.bytes > LARGEST_FILE_BYTES) return refuse('too-large');
      if (!(await hasRoomFor(wanted.bytes, folder.path()))) return refuse('no-room');
      work.addSteps(1);
      const id = `u${newNumber()}`;
      const upload = openUpload(folder.fresh('in'), wanted.bytes);
      incoming.set(id, { wanted, upload, batch: work.batch() });
      return { upload: id };
    },
    async sendPart(id, bytes) {
      const file = incoming.get(id);
      if (file === undefined || bytes.length > CHUNK_BYTES) return false;
      const failed = await file.upload.take(bytes);
      if (failed === null) return true;
      if (incoming.delete(id)) {
        file.upload.drop();
        report(file.wanted.name, failed);
        const signal = work.bringingSignal();
        if (signal !== null) work.step(signal);
      }
      return false;
    },
    async endFile(id, how) {
      const file = incoming.get(id);
      if (file === undefined || !incoming.delete(id)) return;
      const signal = work.bringingSignal() ?? work.addSteps(1);
      const failed = how === 'whole' ? await file.upload.close() : BROKEN_OFF[how];
      if (how === 'whole' && failed === null) {
        void read(file, signal);
        return;
      }
      file.upload.drop();
      if (failed !== null && !signal.aborted) report(file.wanted.name, failed);
      work.step(signal);
    },
    stop: dropAll,
    clear() {
      dropAll();
      unhurried.abort(new Cancelled());
      unhurried = new AbortController();
    },
    stops: () => stops,
  };
}

/** What is reported about a file that did not come to its end. */
const BROKEN_OFF = { unreadable: 'unreadable', cancelled: null } as const;

function fileTroubleOf(error: unknown): FileTrouble {
  if (error instanceof JobFailed && error.failure.kind === 'file') return error.failure.trouble;
  // A defect of ours while reading: to the person the file is what could not be read.
  void logError(error);
  return 'broken';
}
