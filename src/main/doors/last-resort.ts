/** What nobody else caught ends the program cleanly and with a sentence; a pipe that its reader closed ends nothing. */
import { logError } from '../../process/explain-failure.ts';

/**
 * The exit code after a failure of our own. In sysexits.h it would be 70 (EX_SOFTWARE); the terminal's commands promise
 * 2 for « the check itself failed », and so does the rest.
 */
export const FAILED = 2;
/** What ends may hang in what failed: after this it is over, ms. */
const END_LIMIT_MS = 5000;

/**
 * Sees to it that an error that nobody caught ends the process by `end`, which leaves nothing behind and says what
 * happened; the exit code is 2. It is called before anything else, and calls outliveClosedPipes itself. An error while
 * ending does not begin the end anew, and after five seconds the process ends whatever `end` still does.
 */
export function endOnFault(end: (error: unknown) => Promise<void>): void {
  let ending = false;
  const fault = async (error: unknown): Promise<void> => {
    if (ending) {
      await logError(error);
      return;
    }
    ending = true;
    setTimeout(() => process.exit(FAILED), END_LIMIT_MS).unref();
    await end(error).catch(() => undefined);
    process.exit(FAILED);
  };
  process.on('uncaughtException', (error) => void fault(error));
  process.on('unhandledRejection', (error) => void fault(error));
  outliveClosedPipes();
}

/**
 * Keeps the program alive when whoever read its output has gone, as in `npm start | head`: the person at the screen is
 * still there.
 */
export function outliveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
    });
}
