/** The terminal door's entry under plain Node (out/main/cli.js, `npx cle-en-main`). */
import { forkCardProcess } from '../forked-card-process.ts';
import { forkDocumentsWorker } from '../forked-documents-worker.ts';
import { stayOnLocalDisk } from '../../session/local-disk.ts';
import { endOnFault } from '../last-resort.ts';
import { runTerminal, unexpected } from './run-terminal.ts';

const [name, ...argv] = process.argv.slice(2);
endOnFault(async (error) => {
  await unexpected(error, argv, name);
});
stayOnLocalDisk();
process.exitCode = await runTerminal(process.argv.slice(2), {
  startCardProcess: forkCardProcess,
  startDocumentsWorker: forkDocumentsWorker,
});
