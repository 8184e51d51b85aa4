/**
 * The card process and its parent (rule 8 of docs/facts/pcsc.md): it never outlives the program, and never keeps the
 * program waiting.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { hostMessageSchema } from '../../../src/shared/card-process-messages.ts';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { until } from '../../tools/wait.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert } from '../../virtual-eid/vpcd.ts';

const HOST = join(import.meta.dirname, '../../../out/main/card-process.js');
let pcscd: Pcscd;
beforeAll(async () => {
  pcscd = await startPcscd();
});
afterAll(() => pcscd.stop());

function start(): { child: ChildProcess; slots: () => string[]; complaint: () => string; ended: Promise<unknown> } {
  const child = fork(HOST, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let slots: string[] = [];
  let complaint = '';
  child.stderr?.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  child.on('message', (raw) => {
    const message = v.parse(hostMessageSchema, raw);
    if (message.type === 'pcsc') slots = message.facts.readers.map(({ slot }) => slot.state);
  });
  return {
    child,
    slots: () => slots,
    complaint: () => complaint,
    ended: Promise.all([once(child, 'exit'), ...(child.stderr === null ? [] : [once(child.stderr, 'end')])]),
  };
}

describe('the card process', () => {
  it('ends when the program goes, at its start or once it has named the readers, without a word on stderr', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { child, slots, complaint, ended } = start();
      if (turn > 0) await until(slots, (seen) => seen.length > 0, 'the readers');
      child.disconnect();
      await ended;
      expect(complaint()).toBe('');
    }
  });
  it('ends on SIGTERM, even while a card takes ten seconds to answer', async () => {
    const card = await insert(SLOTS[0], eid({ slowOnceMs: 10_000 }));
    const { child, slots, ended } = start();
    await until(slots, (seen) => seen.some((state) => state === 'reading' || state === 'slow'), 'the reading');
    child.kill();
    await ended;
    await card.remove();
  });
  it('goes on after messages outside the protocol: the next card is read', async () => {
    const { child, slots } = start();
    await until(slots, (seen) => seen.length > 0, 'the readers');
    for (const nonsense of ['hold', null, 7, { type: 'hold' }, { type: 'verify-pin', pin: '1234' }])
      child.send(nonsense ?? 'null');
    const card = await insert(SLOTS[0], eid());
    await until(slots, (seen) => seen.includes('eid'), 'the card');
    await card.remove();
    child.kill();
  });
});
