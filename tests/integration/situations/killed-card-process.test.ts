/**
 * The card process is disposable: its room for blocked calls (rule 9 of docs/facts/pcsc.md), and its death at the worst
 * moment. Its leaving is in tests/integration/pcsc.
 */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { findingOf, stateOf, watch, type Watching } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';

let pcscd: Pcscd;
let program: Watching;
let inserted: Inserted | null = null;
beforeEach(async () => {
  pcscd = await startPcscd();
  program = watch();
  await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
});
afterEach(async () => {
  await program.stop();
  await inserted?.remove();
  inserted = null;
  await pcscd.stop();
});

/** The one child of the terminal door. */
async function cardProcess(): Promise<number> {
  return Number(
    (await readFile(`/proc/${program.child.pid}/task/${program.child.pid}/children`, 'utf8')).trim().split(' ')[0],
  );
}

it('the card process is started with UV_THREADPOOL_SIZE of eight or more, for calls that no driver answers (rule 9 of docs/facts/pcsc.md)', async () => {
  const environment = await readFile(`/proc/${await cardProcess()}/environ`, 'utf8');
  expect(Number(/UV_THREADPOOL_SIZE=(\d+)/.exec(environment)?.[1])).toBeGreaterThanOrEqual(8);
});

it('the card process, killed while it reads a card, is started anew and reads the card', async () => {
  // Slow enough to be met between its first answer and its last.
  const card = eid({ slowMs: 50 });
  inserted = await insert(SLOTS[0], card);
  await until(
    () => card.received.length,
    (count) => count > 0,
    'the first answer',
  );
  const pid = await cardProcess();
  process.kill(pid, 'SIGKILL');
  const seen = await program.until((now) => stateOf(now, 'certificate') === 'ok', 'read');
  expect(stateOf(seen, 'chip')).toBe('ok');
  expect(await cardProcess()).not.toBe(pid);
});
