/** A documents worker's entry: one job after another. A picture that crashes it takes this process and nothing else. */
import * as v from 'valibot';
import {
  JOBS,
  JobFailed,
  jobMessageSchema,
  type Failure,
  type JobAnswer,
  type JobArgument,
  type JobHandlers,
  type JobName,
  type JobReply,
} from '../shared/documents-worker.ts';
import { logError } from '../process/explain-failure.ts';
import { findParent } from '../process/parent.ts';

type Schemas = {
  readonly [K in JobName]: {
    readonly argument: v.GenericSchema<unknown, JobArgument<K>>;
    readonly reply: v.GenericSchema<unknown, JobReply<K>>;
  };
};
const schemas: Schemas = JOBS;

/**
 * Each stage is loaded when it is first asked for: a preview needs no PDF, and a photo that is embedded as it is needs
 * no decoder.
 */
const handlers: JobHandlers = {
  open: async (argument) => (await import('./open.ts')).pagesInFile(argument.path, argument.copies),
  inspect: async (argument) => (await import('./inspect.ts')).inspectPicture(argument.picture),
  preview: async (argument) =>
    (await import('./preview.ts')).preview(argument.picture, argument.treatment, argument.longestSide),
  make: async (argument) => (await import('./make.ts')).makePage(argument),
  assemble: async (argument) => (await import('./assemble.ts')).assemble(argument),
};

/**
 * Electron's processes go on after an error that nobody caught, in an unknown state. This one ends: the program gives
 * its job to another.
 */
for (const fault of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(fault, (error: unknown) => {
    void logError(error).finally(() => process.exit(1));
  });

const parent = findParent();
parent.listen((raw) => {
  const message = v.parse(jobMessageSchema, raw);
  const answer = (outcome: JobAnswer['outcome']): void => parent.send({ id: message.id, outcome });
  work(message.name, message.argument).then(
    (reply) => answer({ state: 'done', reply }),
    (error: unknown) => answer({ state: 'failed', failure: failureOf(error) }),
  );
});

async function work<K extends JobName>(name: K, argument: unknown): Promise<JobReply<K>> {
  return handlers[name](v.parse(schemas[name].argument, argument));
}

/** How libvips that may not be loaded, or that was taken away, shows: sharp says it in a sentence, Node by a code. */
function isPartBlocked(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : null;
  return /could not load the "sharp" module/i.test(error.message) || code === 'ERR_DLOPEN_FAILED';
}

function failureOf(error: unknown): Failure {
  if (error instanceof JobFailed) return error.failure;
  if (isPartBlocked(error)) {
    void logError(error);
    return { kind: 'file', trouble: 'part-blocked' };
  }
  return { kind: 'defect', text: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}
