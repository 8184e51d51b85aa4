/** Readers that come and go, many at once, held by another program, or slow: the check stays right and alive. */
import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdCard } from '../../tools/holder.ts';
import { port, SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { findingOf, stateOf, watch, type Watching } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { eid, type CardOptions } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';

const SLOT = 'Virtual PCD 00 00';
let pcscd: Pcscd;
let program: Watching;
let inserted: Inserted[];
beforeEach(() => {
  inserted = [];
});
afterEach(async () => {
  await program.stop();
  for (const each of inserted) await each.remove();
  await pcscd.stop();
});

async function start(count = 1): Promise<void> {
  pcscd = await startPcscd(count);
  program = watch();
  await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
}
async function put(place: number, change: Partial<CardOptions> = {}): Promise<Inserted> {
  const card = await insert(place, eid(change));
  inserted.push(card);
  return card;
}
const isRead = (): Promise<unknown> => program.until((now) => stateOf(now, 'certificate') === 'ok', 'read');

/** The card process: the one child of the terminal door. */
async function cardProcess(): Promise<string> {
  const children = await readFile(`/proc/${program.child.pid}/task/${program.child.pid}/children`, 'utf8');
  return children.trim();
}

describe('six readers', () => {
  it('the last one, with the eID, counts beside a bank card in the first', async () => {
    await start(3);
    await put(port(0), { fault: 'bank-card' });
    await program.until((now) => findingOf(now, 'eid') === 'eid.not-eid', 'bank card');
    await put(port(2, 1));
    await isRead();
  });
});

describe('the reader service on a shaky PC', () => {
  it('killed and back five times with a card in: the card is read each time, by the same card process with no more open files than before', async () => {
    await start();
    const pid = await cardProcess();
    const openFiles = async (): Promise<number> => (await readdir(`/proc/${pid}/fd`)).length;
    await put(SLOTS[0]);
    await isRead();
    const before = await openFiles();
    for (let turn = 0; turn < 5; turn += 1) {
      await pcscd.kill();
      await program.until((now) => findingOf(now, 'service') === 'service.stopped', `stopped, turn ${turn}`);
      pcscd = await startPcscd();
      await put(SLOTS[0]);
      await isRead();
    }
    expect(await cardProcess()).toBe(pid);
    await until(openFiles, (now) => now <= before, `no more than ${before} open files`);
  });
});

describe('another program', () => {
  it('that holds the card for itself: the card is said to be busy, and is read without a click once it is let go', async () => {
    await start();
    const card = await put(SLOTS[0]);
    await isRead();
    await card.remove();
    await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
    await program.stop();
    await put(SLOTS[0]);
    const holder = await until(
      () => holdCard(SLOT, 'exclusive').catch(() => null),
      (made) => made !== null,
      'the holder',
    );
    program = watch();
    await program.until((now) => findingOf(now, 'card') === 'card.busy', 'busy');
    await holder?.letGo();
    await isRead();
  });

  it('that keeps a transaction open is said to be at the card; once it lets go the card is read', async () => {
    pcscd = await startPcscd();
    await put(SLOTS[0]);
    const holder = await until(
      () => holdCard(SLOT, 'transaction').catch(() => null),
      (made) => made !== null,
      'the holder',
    );
    program = watch();
    await program.until((now) => findingOf(now, 'card') === 'card.in-use', 'in use');
    await holder?.letGo();
    await isRead();
  });

  it('that resets the card again and again does not keep its chip from being judged; once it lets go the card is read', async () => {
    pcscd = await startPcscd();
    await put(SLOTS[0]);
    const holder = await until(
      () => holdCard(SLOT, 'reset').catch(() => null),
      (made) => made !== null,
      'the holder',
    );
    program = watch();
    await program.until(
      (now) => stateOf(now, 'chip') !== 'waiting' && stateOf(now, 'chip') !== undefined,
      'something said',
    );
    await holder?.letGo();
    await isRead();
  });
});

describe('a card that takes its time', () => {
  it('with 10 s for one answer: it is said that no answer comes yet, and the card is read in the end, although a bank card goes into another slot', async () => {
    await start();
    await put(SLOTS[0], { slowOnceMs: 10_000 });
    await program.until((now) => findingOf(now, 'chip') === 'chip.no-answer', 'no answer yet');
    await put(SLOTS[1], { fault: 'bank-card' });
    await program.until((now) => stateOf(now, 'certificate') === 'ok', 'read');
  });

  it('pulled out in the middle of a slow answer, is gone', async () => {
    await start();
    const card = await put(SLOTS[0], { slowOnceMs: 60_000 });
    await program.until((now) => findingOf(now, 'chip') === 'chip.no-answer', 'no answer yet');
    await card.remove();
    await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
  });
});

describe('a mute card', () => {
  it('is found to be mute (upside down, or its chip is dirty), not absent', async () => {
    await start();
    await put(SLOTS[0], { fault: 'mute' });
    await program.until((now) => findingOf(now, 'card') === 'card.mute', 'mute');
  });
});
