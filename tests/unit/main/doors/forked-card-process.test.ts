/** A card process that is started before anybody listens. What forks it is scripted; the rest is the program's own. */
import { beforeEach, expect, it, vi } from 'vitest';
import { forkCardProcessAhead } from '../../../../src/main/doors/forked-card-process.ts';
import type { ProcessListener } from '../../../../src/main/doors/forked-process.ts';

const started: ProcessListener[] = [];
vi.mock('../../../../src/main/doors/forked-process.ts', () => ({
  forkProcess: (_entry: string, _options: object, listener: ProcessListener) => {
    started.push(listener);
    return { send: () => undefined, kill: () => undefined };
  },
}));
beforeEach(() => started.splice(0));

const noting = (): { heard: unknown[]; listener: ProcessListener } => {
  const heard: unknown[] = [];
  return { heard, listener: { message: (raw) => heard.push(raw), ended: (reason) => heard.push(`ended: ${reason}`) } };
};

it('the card process started ahead is given to the first who asks for one, and its messages from before are passed on then, in order with those that follow', async () => {
  const start = forkCardProcessAhead();
  expect(started).toHaveLength(1);
  started[0]?.message('first');
  started[0]?.message('second');
  const { heard, listener } = noting();
  const card = start(listener);
  expect([heard, typeof card.send]).toEqual([[], 'function']);
  // Said before the kept ones are passed on: still the third.
  started[0]?.message('third');
  await Promise.resolve();
  started[0]?.message('fourth');
  expect([heard, started.length]).toEqual([['first', 'second', 'third', 'fourth'], 1]);
});

it('of a card process started ahead that has ended meanwhile the first who asks is told so, and the next one gets a new process', async () => {
  const start = forkCardProcessAhead();
  started[0]?.ended('exit 1');
  const { heard, listener } = noting();
  start(listener);
  await Promise.resolve();
  expect(heard).toEqual(['ended: exit 1']);
  const next = noting();
  start(next.listener);
  started[1]?.message('hello');
  expect([next.heard, started.length]).toEqual([['hello'], 2]);
});
