/**
 * Work that several ask for is done once: whoever comes later waits for the same answer, and what nobody waits for any
 * more is given up.
 */

/** Answers by key, each worked out once. */
export interface SharedJobs<T> {
  /**
   * The answer under this key: kept, under way, or begun now by `begin`, whose signal is aborted when nobody waits any
   * more. A failure is not kept: trying again begins anew. @throws the caller's own `signal.reason` once that is
   * aborted.
   */
  get(key: string, begin: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** A finished answer is no longer kept. */
  forget(key: string): void;
  clear(): void;
}

interface Job<T> {
  readonly answer: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
  done: boolean;
}

/**
 * Makes a keeper of answers that works each one out once, for all who ask for it, and keeps it until told to forget it.
 * A failure is not kept, and what nobody waits for any more is given up. It holds no answers at first.
 */
export function createSharedJobs<T>(): SharedJobs<T> {
  const jobs = new Map<string, Job<T>>();

  const begun = (key: string, begin: (signal: AbortSignal) => Promise<T>): Job<T> => {
    const stop = new AbortController();
    const job: Job<T> = { answer: begin(stop.signal), stop, waiting: 0, done: false };
    jobs.set(key, job);
    job.answer.then(
      () => {
        job.done = true;
      },
      () => {
        if (jobs.get(key) === job) jobs.delete(key);
      },
    );
    return job;
  };

  return {
    async get(key, begin, signal) {
      signal?.throwIfAborted();
      const job = jobs.get(key) ?? begun(key, begin);
      if (job.done) return job.answer;
      job.waiting += 1;
      let leave = (): void => undefined;
      const left = new Promise<never>((_resolve, reject) => {
        leave = () => reject(signal?.reason);
        signal?.addEventListener('abort', leave, { once: true });
      });
      try {
        return await Promise.race([job.answer, left]);
      } finally {
        signal?.removeEventListener('abort', leave);
        job.waiting -= 1;
        if (job.waiting === 0 && !job.done && signal?.aborted === true) {
          if (jobs.get(key) === job) jobs.delete(key);
          job.stop.abort(signal.reason);
        }
      }
    },
    forget(key) {
      if (jobs.get(key)?.done === true) jobs.delete(key);
    },
    clear: () => jobs.clear(),
  };
}
