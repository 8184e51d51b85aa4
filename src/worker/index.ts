/** A documents worker's entry: one job after another. A picture that crashes it takes this process and nothing else. */
import * as v from 'valibot';
import {
  JOBS,
  jobMessageSchema,
  type JobAnswer,
  type JobArgument,
  type JobHandlers,
  type JobName,
  type JobReply,
} from '../shared/documents-worker.ts';
import { logError } from '../process/explain-failure.ts';
import { findParent } from '../process/parent.ts';
import { failureOf, isPartBlocked } from './failure.ts';

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
  read: async (argument) => (await import('./text/read-page.ts')).readPage(argument),
  areas: async (argument) => (await import('./parts/areas.ts')).areasIn(argument),
  rungs: async (argument) => (await import('./make-rungs.ts')).makeRungs(argument),
  lighten: async (argument) => (await import('./pdf/lighten.ts')).lighten(argument),
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
    (error: unknown) => {
      if (isPartBlocked(error)) void logError(error);
      answer({ state: 'failed', failure: failureOf(error, message.name, workingFileOf(message.argument)) });
    },
  );
});

async function work<K extends JobName>(name: K, argument: unknown): Promise<JobReply<K>> {
  return handlers[name](v.parse(schemas[name].argument, argument));
}

/** The file of the session's folder that a job was to write; null for a job that writes none. */
function workingFileOf(argument: unknown): string | null {
  const parsed = v.safeParse(v.object({ file: v.string() }), argument);
  return parsed.success ? parsed.output.file : null;
}
