/** The documents of one session with the built workers, as a door runs them, without a page. */
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createSaving, type Saving } from '../../../src/main/documents/saving.ts';
import { createDocuments, type DocumentsService } from '../../../src/main/documents/documents-service.ts';
import { createWorkers, type StartWorker } from '../../../src/main/documents/workers.ts';
import { workingFolder, type WorkingFolder } from '../../../src/main/session/working-folder.ts';
import { CHUNK_BYTES, type Documents, type DocumentPage } from '../../../src/shared/documents.ts';
import { until } from '../wait.ts';

const WORKER = join(import.meta.dirname, '../../../out/main/documents-worker.js');

/** Starts workers as the program does; `pids` holds the process numbers of those that run now. */
export function startingWorkers(pids: Set<number>, jobs: object[] = []): StartWorker {
  return (listener) => {
    const child = fork(WORKER, [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
      serialization: 'advanced',
    });
    const { pid } = child;
    if (pid !== undefined) pids.add(pid);
    child.on('message', (raw) => listener.message(raw));
    child.once('exit', (code, signal) => {
      if (pid !== undefined) pids.delete(pid);
      listener.ended(signal ?? `exit ${code}`);
    });
    return {
      send: (message) => {
        jobs.push(message);
        if (child.connected) child.send(message, () => undefined);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}

export interface Session {
  readonly documents: DocumentsService;
  readonly saving: Saving;
  readonly folder: WorkingFolder;
  readonly pids: Set<number>;
  /** Every job that was given to a worker. */
  readonly jobs: object[];
  /** Brings files in as the page does, part by part, and waits until all is quiet. */
  bring(files: readonly string[], options?: { document?: string; replaces?: string }): Promise<Documents>;
  send(file: string, options?: { document?: string; replaces?: string }): Promise<void>;
  settled(): Promise<Documents>;
  page(index: number): DocumentPage;
  end(): Promise<number>;
}

export function session(parent: string): Session {
  const folder = workingFolder(parent);
  const pids = new Set<number>();
  const jobs: object[] = [];
  const workers = createWorkers(startingWorkers(pids, jobs));
  const documents = createDocuments(workers, folder, () => undefined);
  const saving = createSaving(documents, workers, folder, 'fr');
  const settled = async (): Promise<Documents> =>
    until(
      () => documents.state(),
      ({ work }) => work.kind === 'idle',
      'the documents to be quiet',
    );
  const send: Session['send'] = async (file, { document = null, replaces = null } = {}) => {
    const bytes = await readFile(file);
    const begun = await documents.beginFile({ name: basename(file), bytes: bytes.length, document, replaces });
    if (!('upload' in begun)) return;
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      if (!(await documents.sendPart(begun.upload, bytes.subarray(at, at + CHUNK_BYTES)))) return;
    await documents.endFile(begun.upload, 'whole');
  };
  return {
    documents,
    saving,
    folder,
    pids,
    jobs,
    settled,
    send,
    async bring(files, options) {
      for (const file of files) await send(file, options);
      return settled();
    },
    page(index) {
      const page = documents.state().documents.flatMap(({ pages }) => pages)[index];
      if (page === undefined) throw new Error(`there is no page ${index}`);
      return page;
    },
    async end() {
      documents.clear();
      workers.stop();
      await workers.gone();
      return folder.clear();
    },
  };
}
