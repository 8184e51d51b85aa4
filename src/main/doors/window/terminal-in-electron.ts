/** The terminal's commands in the packed program, with Electron's own way to start a process. */
import { runTerminal } from '../terminal/run-terminal.ts';
import { forkCardProcessInElectron } from './utility-card-process.ts';
import { forkDocumentsWorkerInElectron } from './utility-documents-worker.ts';

/** Runs one command and resolves to its exit code. */
export const runTerminalInElectron = (words: readonly string[]): Promise<number> =>
  runTerminal(words, {
    startCardProcess: forkCardProcessInElectron,
    startDocumentsWorker: forkDocumentsWorkerInElectron,
  });
