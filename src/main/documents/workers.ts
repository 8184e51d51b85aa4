/**
 * The documents workers as the program sees them: jobs in, answers out; started when needed, ended when idle, killed
 * when a job is given up or finds no end.
 */
import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import * as v from 'valibot';
import {
  JOBS,
  JobFailed,
  jobAnswerSchema,
  type JobArgument,
  type JobName,
  type JobReply,
} from '../../shared/documents-worker.ts';

/** What is heard from a worker's process. */
export interface WorkerListener {
  /** A message as it was received; it is parsed here. */
  message(raw: unknown): void;
  /** Once, however it ended. */
  ended(reason: string): void;
}

/** A worker's process, as its door started it. */
export interface WorkerProcess {
  send(message: object): void;
  kill(): void;
}
/** A door starts out/main/documents-worker.js its own way. */
export type StartWorker = (listener: WorkerListener) => WorkerProcess;

/** Gives each job to a worker. */
export interface Workers {
  /**
   * `urgent` goes before what waits. Rejects with JobFailed; with the signal's reason once it is aborted: a job under
   * way is not waited for.
   * A worker that dies is tried once more with the same job.
   */
  run<K extends JobName>(
    name: K,
    argument: JobArgument<K>,
    options?: { urgent?: boolean; signal?: AbortSignal },
  ): Promise<JobReply<K>>;
  /** Ends all workers, and gives up their jobs. */
  stop(): void;
  /**
   * Resolves when the ended workers are really gone: until then one may still write to its file. A worker on a disk
   * that hangs is waited for only so long.
   */
  gone(): Promise<void>;
}

/**
 * Two pages at a time keep two cores busy; more would cost memory on the small PCs of a public space
 * (docs/facts/capture-to-pdf.md#two-workers-with-one-thread-each).
 */
const MOST = Math.min(2, availableParallelism());
/** A worker holds tens of megabytes: given back after this long without work, ms. */
const IDLE_MS = 20_000;
/**
 * Milliseconds. A hostile file can run for ever: a PDF of 3 kB can ask for a thousand million strokes. The slowest page
 * of a slow PC takes a tenth of this.
 */
const PAGE_LIMIT_MS = 120_000;
/**
 * A killed process goes at once, unless it waits for a disk that does not answer, ms. The window's own end waits four
 * seconds in all, and after the workers the session's folder has to go.
 */
const GOING_MS = 2000;

/**
 * Settings for glibc (Linux; ignored elsewhere): one arena, and large buffers given back as soon as they are free.
 * Decoded pictures come and go by the dozen megabytes: on 24 photos both workers together held 540 MB without this and
 * 300 MB with it, in the same time.
 */
export const WORKER_ENVIRONMENT = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '1000000',
  MALLOC_TRIM_THRESHOLD_: '4000000',
} as const;

interface Waiting {
  readonly name: JobName;
  readonly argument: object;
  tries: number;
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: unknown) => void;
}
/** `timer`: of a job, until it is given up; without one, until the process is ended. */
interface Running {
  process: WorkerProcess | null;
  job: Waiting | null;
  timer: NodeJS.Timeout | undefined;
}

type ReplySchemas = { readonly [K in JobName]: v.GenericSchema<unknown, JobReply<K>> };
const replies: ReplySchemas = {
  open: JOBS.open.reply,
  inspect: JOBS.inspect.reply,
  preview: JOBS.preview.reply,
  make: JOBS.make.reply,
  read: JOBS.read.reply,
  areas: JOBS.areas.reply,
  rungs: JOBS.rungs.reply,
  lighten: JOBS.lighten.reply,
  assemble: JOBS.assemble.reply,
};

/**
 * Makes what starts workers when there are jobs, and gives each one job at a time. A job other than `assemble` that
 * takes two minutes is given up and its worker killed; a worker without work for 20 s is ended.
 * @param most how many workers may run beside each other; one is enough where nothing is computed
 */
export function createWorkers(start: StartWorker, most = MOST): Workers {
  const queue: Waiting[] = [];
  const running = new Set<Running>();
  /** Workers that were killed and are not gone yet. */
  const going = new Set<Running>();
  const waiting = new Set<() => void>();
  let ids = 0;

  const next = (): void => {
    while (queue.length > 0) {
      const free = [...running].find(({ job }) => job === null) ?? (running.size < most ? launch() : null);
      if (free === null) return;
      const job = queue.shift();
      if (job !== undefined) give(free, job);
    }
  };

  const launch = (): Running => {
    const worker: Running = { process: null, job: null, timer: undefined };
    running.add(worker);
    worker.process = start({
      message: (raw) => {
        const answer = v.safeParse(jobAnswerSchema, raw);
        const { job } = worker;
        if (!answer.success || job === null || answer.output.id !== idOf.get(job)) return;
        worker.job = null;
        wait(worker, IDLE_MS, () => end(worker));
        const { outcome } = answer.output;
        if (outcome.state === 'done') job.resolve(outcome.reply);
        else job.reject(new JobFailed(outcome.failure));
        next();
      },
      ended: (reason) => {
        clearTimeout(worker.timer);
        if (going.delete(worker) && going.size === 0) for (const wake of waiting) wake();
        if (!running.delete(worker)) return;
        const { job } = worker;
        worker.job = null;
        if (job !== null) {
          job.tries += 1;
          if (job.tries < 2) queue.unshift(job);
          else job.reject(new JobFailed(stopped(job.name, reason)));
        }
        next();
      },
    });
    return worker;
  };
  const wait = (worker: Running, ms: number, then: () => void): void => {
    clearTimeout(worker.timer);
    worker.timer = setTimeout(then, ms);
    worker.timer.unref();
  };
  const idOf = new WeakMap<Waiting, number>();
  const give = (worker: Running, job: Waiting): void => {
    worker.job = job;
    idOf.set(job, (ids += 1));
    // Putting a whole document together takes as long as its disk does.
    if (job.name === 'assemble') clearTimeout(worker.timer);
    else
      wait(worker, PAGE_LIMIT_MS, () => {
        worker.job = null;
        end(worker);
        job.reject(new JobFailed(stopped(job.name, 'no end')));
        next();
      });
    worker.process?.send({ id: ids, name: job.name, argument: job.argument });
  };
  const end = (worker: Running): void => {
    clearTimeout(worker.timer);
    running.delete(worker);
    going.add(worker);
    worker.process?.kill();
  };

  return {
    async run(name, argument, { urgent = false, signal } = {}) {
      signal?.throwIfAborted();
      let giveUp = (): void => undefined;
      const answered = new Promise<unknown>((resolve, reject) => {
        const job: Waiting = { name, argument, tries: 0, resolve, reject };
        giveUp = () => {
          const at = queue.indexOf(job);
          if (at !== -1) queue.splice(at, 1);
          const busy = [...running].find((worker) => worker.job === job);
          if (busy !== undefined) {
            busy.job = null;
            end(busy);
          }
          reject(signal?.reason);
          // After all jobs of this signal are given up: otherwise each would start a worker for the next, to be killed
          // as well.
          queueMicrotask(next);
        };
        if (urgent) queue.unshift(job);
        else queue.push(job);
        next();
      });
      // Hundreds of pages listen to one signal: that is no leak.
      if (signal !== undefined) {
        setMaxListeners(0, signal);
        signal.addEventListener('abort', giveUp, { once: true });
      }
      const reply = await answered.finally(() => signal?.removeEventListener('abort', giveUp));
      return v.parse(replies[name], reply);
    },
    stop() {
      for (const job of queue.splice(0)) job.reject(new JobFailed(stopped(job.name, 'stop')));
      for (const worker of running) {
        const { job } = worker;
        worker.job = null;
        end(worker);
        job?.reject(new JobFailed(stopped(job.name, 'stop')));
      }
    },
    gone: () =>
      going.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            const wake = (): void => {
              clearTimeout(giveUp);
              waiting.delete(wake);
              resolve();
            };
            const giveUp = setTimeout(wake, GOING_MS);
            waiting.add(wake);
          }),
  };
}

function stopped(name: JobName, reason: string) {
  if (name === 'preview') return { kind: 'defect', text: reason } as const;
  if (name === 'open' || name === 'inspect') return { kind: 'file', trouble: 'stopped' } as const;
  return { kind: 'save', trouble: 'stopped' } as const;
}
