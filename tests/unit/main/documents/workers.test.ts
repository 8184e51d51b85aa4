/** The pool of workers, against workers that answer late, wrongly, or die. */
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { JobFailed, type JobArgument } from '../../../../src/shared/documents-worker.ts';
import { PLAIN_SHAPE } from '../../../../src/shared/shape.ts';
import { createWorkers, type StartWorker, type WorkerListener } from '../../../../src/main/documents/workers.ts';

const sentSchema = v.object({ id: v.number(), name: v.string() });
interface Fake {
  listener: WorkerListener;
  sent: { id: number; name: string }[];
  killed: boolean;
  answer(): void;
  die(): void;
}

function pool(most = 2) {
  const fakes: Fake[] = [];
  const start: StartWorker = (listener) => {
    const sent: Fake['sent'] = [];
    const fake: Fake = {
      listener,
      sent,
      killed: false,
      answer: () =>
        listener.message({ id: sent.at(-1)?.id, outcome: { state: 'done', reply: { bytes: 1, sheets: 1 } } }),
      die: () => listener.ended('SIGSEGV'),
    };
    fakes.push(fake);
    return {
      send: (message) => {
        sent.push(v.parse(sentSchema, message));
      },
      kill: () => {
        fake.killed = true;
      },
    };
  };
  return { workers: createWorkers(start, most), fakes };
}
const job: JobArgument<'assemble'> = {
  pages: [],
  layout: PLAIN_SHAPE,
  most: null,
  preset: 'mail',
  target: '',
  unfinished: '',
  clear: '',
  title: '',
  language: '',
  at: '',
  password: null,
};

describe('the documents workers', () => {
  it('none is started before there is work, and for five jobs no more than the two that are allowed', () => {
    const { workers, fakes } = pool();
    expect(fakes).toHaveLength(0);
    for (let index = 0; index < 5; index += 1) void workers.run('assemble', job).catch(() => undefined);
    expect(fakes).toHaveLength(2);
    expect(fakes.map(({ sent }) => sent.length)).toEqual([1, 1]);
    workers.stop();
  });

  it('an urgent job goes before those that wait', async () => {
    const { workers, fakes } = pool(1);
    const order: string[] = [];
    const jobs = [
      workers.run('assemble', job).then(() => order.push('first')),
      workers.run('assemble', job).then(() => order.push('waited')),
      workers.run('assemble', job, { urgent: true }).then(() => order.push('urgent')),
    ];
    for (const one of ['first', 'urgent', 'waited']) {
      fakes[0]?.answer();
      await Promise.resolve(one);
    }
    await Promise.all(jobs);
    expect(order).toEqual(['first', 'urgent', 'waited']);
    workers.stop();
  });

  it('a job whose worker dies is tried once more with a new one, and given up with a reason when that dies too', async () => {
    const { workers, fakes } = pool(1);
    const result = workers.run('inspect', { picture: { path: '', page: 0, kind: 'picture', width: 1, height: 1 } });
    fakes[0]?.die();
    expect(fakes).toHaveLength(2);
    fakes[1]?.die();
    await expect(result).rejects.toMatchObject({ failure: { kind: 'file', trouble: 'stopped' } });
    expect(await result.catch((error: unknown) => error instanceof JobFailed)).toBe(true);
  });

  it('the inspection of a page that does not end is given up after two minutes, and the next job gets a new worker; a whole document may take an hour', async () => {
    vi.useFakeTimers();
    try {
      const { workers, fakes } = pool(1);
      const result = workers
        .run('inspect', { picture: { path: '', page: 0, kind: 'picture', width: 1, height: 1 } })
        .catch((error: unknown) => error);
      const next = workers.run('assemble', job);
      await vi.advanceTimersByTimeAsync(119_000);
      expect(fakes[0]?.killed).toBe(false);
      await vi.advanceTimersByTimeAsync(2000);
      expect(await result).toMatchObject({ failure: { kind: 'file', trouble: 'stopped' } });
      expect([fakes[0]?.killed, fakes.length]).toEqual([true, 2]);
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(fakes[1]?.killed).toBe(false);
      fakes[1]?.answer();
      expect(await next).toEqual({ bytes: 1, sheets: 1 });
      workers.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it('giving up a running job kills its worker at once; a waiting job given up too gets none, and the job that stays gets a new one', async () => {
    const { workers, fakes } = pool(1);
    const stop = new AbortController();
    const given = workers.run('assemble', job, { signal: stop.signal });
    const waiting = workers.run('assemble', job, { signal: stop.signal });
    const next = workers.run('assemble', job);
    stop.abort(new Error('stop'));
    await expect(given).rejects.toThrow('stop');
    await expect(waiting).rejects.toThrow('stop');
    expect([fakes[0]?.killed, fakes.length]).toEqual([true, 2]);
    fakes[1]?.answer();
    expect(await next).toEqual({ bytes: 1, sheets: 1 });
  });

  it('after a stop, each worker is waited for until it has ended, since it may still write a file', async () => {
    const { workers, fakes } = pool();
    const given = Promise.allSettled([workers.run('assemble', job), workers.run('assemble', job)]);
    workers.stop();
    const order: string[] = [];
    const gone = workers.gone().then(() => order.push('gone'));
    for (const fake of fakes) {
      await Promise.resolve();
      order.push('ended');
      fake.die();
    }
    await gone;
    expect(order).toEqual(['ended', 'ended', 'gone']);
    await given;
  });

  it('a stopped worker that does not end, as when it waits for a stick that was pulled out, is waited for ten seconds at most', async () => {
    vi.useFakeTimers();
    const { workers } = pool();
    const given = Promise.allSettled([workers.run('assemble', job)]);
    workers.stop();
    const gone = workers.gone();
    await vi.advanceTimersByTimeAsync(10_000);
    await gone;
    await given;
    vi.useRealTimers();
  });

  it('an answer to a job that nobody gave, or one that is rubbish, is not taken', async () => {
    const { workers, fakes } = pool(1);
    const result = workers.run('assemble', job);
    fakes[0]?.listener.message({ id: 999, outcome: { state: 'done', reply: { bytes: 2, sheets: 1 } } });
    fakes[0]?.listener.message('rubbish');
    fakes[0]?.answer();
    expect(await result).toEqual({ bytes: 1, sheets: 1 });
    workers.stop();
  });
});
