/** What nobody else caught ends the program cleanly and with a sentence; a pipe that its reader closed ends nothing. */
import { logError } from '../../child/explain-failure.ts';

/** EX_SOFTWARE would be 70; the terminal's commands promise 2 for « the check itself failed », and so does the rest. */
export const FAILED = 2;
/** What ends may hang in what failed: after this it is over, ms. */
const END_LIMIT_MS = 5000;

/**
 * When an error reaches the top and nobody has caught it, ends the process by `end`, which leaves nothing behind and
 * says what happened. Called before anything else. An error while ending does not begin it anew.
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
 * Keeps the program alive when nobody reads what it prints any more. `npm start | head`: who read what we print has
 * gone. The person at the screen has not.
 */
export function outliveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
    });
}
