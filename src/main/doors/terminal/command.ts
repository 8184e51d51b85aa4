/** What every command of the terminal door provides. */
import type { StartCardProcess } from '../../card-process.ts';
import type { StartWorker } from '../../documents/workers.ts';

/** The processes that a command may start. */
export interface Host {
  readonly startCardProcess: StartCardProcess;
  readonly startDocumentsWorker: StartWorker;
}

/**
 * One command of the terminal. It takes the arguments after the command's name and resolves to the exit code. It throws
 * UsageError, or what `util.parseArgs` throws, for a wrong command line.
 */
export type Command = (argv: readonly string[], host: Host) => Promise<number>;

/** A wrong command line; the text says what is wrong with it. */
export class UsageError extends Error {
  override name = 'UsageError';
}
