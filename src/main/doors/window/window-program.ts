/**
 * The program behind the window. Apart from window-door.ts, which opens the window and has its page load meanwhile:
 * what is here takes longer to load than all that a window needs.
 */
import { stat } from 'node:fs/promises';
import { shell, type BrowserWindow } from 'electron';
import { parseEvent } from '../../../shared/parse-message.ts';
import { logError } from '../../../process/explain-failure.ts';
import { startProgram, type Beginning, type Door, type Program } from '../../program.ts';
import { answer } from '../answer.ts';
import { forgetCopied } from './copied.ts';
import { idleFor } from './idle-for.ts';
import { send, type Answer } from './ipc.ts';
import { chooseFiles } from './open-dialog.ts';
import { openFile } from './open-file.ts';
import { forgetRecentFiles } from './recent-files.ts';
import { chooseTarget } from './save-dialog.ts';
import { forkCardProcessInElectron } from './utility-card-process.ts';
import { forkDocumentsWorkerInElectron } from './utility-documents-worker.ts';

/** The program in its window, and what answers the page. */
export interface InWindow {
  readonly program: Program;
  readonly answer: Answer;
}

/**
 * Starts the program behind this window, which may be gone already.
 * @param ways what the window itself does for the program
 */
export function startInWindow(
  window: BrowserWindow,
  beginning: Beginning,
  ways: Pick<Door, 'leave' | 'answerLeave' | 'standBeside'>,
): InWindow {
  const program = startProgram(
    {
      ...ways,
      name: 'window',
      startCardProcess: forkCardProcessInElectron,
      startDocumentsWorker: forkDocumentsWorkerInElectron,
      waitsForFirstScreen: true,
      showAddress: (address) => shell.openExternal(address),
      publish: (name, payload) => send(window, name, parseEvent(name, payload)),
      chooseTarget: (suggested) => chooseTarget(window, suggested),
      chooseFiles: (options) => chooseFiles(window, options),
      openFile,
      forgetTraces: () => forgetRecentFiles(),
      idleFor: () => idleFor(),
      forgetCopied,
      isThere: (path) =>
        stat(path).then(
          (found) => found.isFile(),
          () => false,
        ),
    },
    beginning,
  );
  // What a visit before a kill left there.
  void forgetRecentFiles().catch(logError);
  return { program, answer: (name, argument) => answer(program.handlers, name, argument) };
}
