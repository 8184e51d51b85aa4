/** What the terminal door's entry loads once the card process is on its way. */
export { endOnFault } from '../last-resort.ts';
export { forkDocumentsWorker } from '../forked-documents-worker.ts';
export { runTerminal, unexpected } from './run-terminal.ts';
