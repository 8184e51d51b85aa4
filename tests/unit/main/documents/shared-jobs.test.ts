import { expect, it } from 'vitest';
import { createSharedJobs } from '../../../../src/main/documents/shared-jobs.ts';

const underWay = () => {
  let begun = 0;
  let stopped = 0;
  let finish = (_value: string): void => undefined;
  let fail = (_error: Error): void => undefined;
  const begin = (signal: AbortSignal): Promise<string> => {
    begun += 1;
    signal.addEventListener('abort', () => {
      stopped += 1;
    });
    return new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  };
  return {
    begin,
    begun: () => begun,
    stopped: () => stopped,
    finish: (v: string) => finish(v),
    fail: (e: Error) => fail(e),
  };
};

it('two callers ask for the same work while it is under way, a third afterwards: it is done once, and all three get its result', async () => {
  const jobs = createSharedJobs<string>();
  const work = underWay();
  const both = [jobs.get('page', work.begin), jobs.get('page', work.begin)];
  work.finish('made');
  expect(await Promise.all(both)).toEqual(['made', 'made']);
  expect(await jobs.get('page', work.begin)).toBe('made');
  expect(work.begun()).toBe(1);
});

it('one of two callers gives up: the other still gets the answer; both give up: the work is stopped', async () => {
  const jobs = createSharedJobs<string>();
  const work = underWay();
  const [one, other] = [new AbortController(), new AbortController()];
  const first = jobs.get('page', work.begin, one.signal),
    second = jobs.get('page', work.begin, other.signal);
  one.abort(new Error('elsewhere'));
  await expect(first).rejects.toThrow('elsewhere');
  expect(work.stopped()).toBe(0);
  other.abort(new Error('elsewhere too'));
  await expect(second).rejects.toThrow('elsewhere too');
  expect(work.stopped()).toBe(1);
});

it('work that failed is begun anew when somebody asks for it again', async () => {
  const jobs = createSharedJobs<string>();
  const work = underWay();
  const first = jobs.get('page', work.begin);
  work.fail(new Error('a stick was pulled out'));
  await expect(first).rejects.toThrow('a stick');
  const again = jobs.get('page', work.begin);
  work.finish('made');
  expect(await again).toBe('made');
});
