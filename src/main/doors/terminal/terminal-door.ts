/**
 * The terminal door's entry under plain Node (out/main/cli.js, `npx cle-en-main`). A check needs the card process
 * whatever its words are: it is started before they and the rest of the program are loaded, on the other core.
 */
import { forkCardProcess, forkCardProcessAhead } from '../forked-card-process.ts';
import { stayOnLocalDisk } from '../../session/local-disk.ts';

/** Only with these is it sure that a real PC is asked. */
const OF_A_LIVE_CHECK = ['--json', '--watch', '--report'];

const [name, ...argv] = process.argv.slice(2);
stayOnLocalDisk();
const startCardProcess =
  name === 'check' && argv.every((word) => OF_A_LIVE_CHECK.includes(word)) ? forkCardProcessAhead() : forkCardProcess;

const { endOnFault, forkDocumentsWorker, runTerminal, unexpected } = await import('./terminal-parts.ts');
endOnFault(async (error) => {
  await unexpected(error, argv, name);
});
process.exitCode = await runTerminal(process.argv.slice(2), {
  startCardProcess,
  startDocumentsWorker: forkDocumentsWorker,
});
