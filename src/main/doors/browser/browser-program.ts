/**
 * The program behind the browser's page. Apart from browser-door.ts, which opens the browser meanwhile: what is here
 * takes longer to load than all that is needed until then.
 */
import { stat } from 'node:fs/promises';
import type { CheckStateMessage } from '../../../shared/contract.ts';
import { wordsFor } from '../../../shared/check-words.ts';
import { startProgram, type Beginning, type Door, type Program } from '../../program.ts';
import { answer } from '../answer.ts';
import { checkPrinter } from '../check-printer.ts';
import { forkCardProcess } from '../forked-card-process.ts';
import { forkDocumentsWorker } from '../forked-documents-worker.ts';
import { showAddress } from './show-address.ts';

/** The program, and what answers the page and prints the check where there is no page. */
export interface InBrowser {
  readonly program: Program;
  answer(name: string, argument: unknown): Promise<unknown>;
  /** What prints each new state of the check in that language. */
  printerOf(
    language: string,
    how: { coloured: boolean },
    print: (text: string) => void,
  ): (state: CheckStateMessage) => void;
}

/** @param ways what the browser's door itself does for the program */
export function startInBrowser(
  ways: Pick<Door, 'waitsForFirstScreen' | 'leave' | 'publish' | 'chooseTarget' | 'handOver'>,
  beginning: Beginning,
): InBrowser {
  const program = startProgram(
    {
      ...ways,
      name: 'browser',
      startCardProcess: forkCardProcess,
      startDocumentsWorker: forkDocumentsWorker,
      showAddress,
      // This door never chooses a file's place itself, so there is nothing that it could open.
      openFile: async () => {
        throw new Error('the browser shows its own downloads');
      },
      isThere: (path) =>
        stat(path).then(
          (found) => found.isFile(),
          () => false,
        ),
    },
    beginning,
  );
  return {
    program,
    answer: (name, argument) => answer(program.handlers, name, argument),
    printerOf: (language, { coloured }, print) => checkPrinter(wordsFor(language), coloured, print),
  };
}
