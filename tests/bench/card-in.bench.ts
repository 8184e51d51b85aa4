/**
 * A card goes in: from pcscd's own event, seen by a bare client beside the program, to the new state on the page; and
 * the cold `check --json`.
 * Prints medians; judges nothing. Wanted: at most 250 ms beside the card's own time; at most 1.5 s cold.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as v from 'valibot';
import { loadLibrary } from '../../native/pcsc/library.ts';
import { watch as watchReaders, type Watcher } from '../../native/pcsc/watcher.ts';
import { visit, type Visit } from '../e2e/tools/visit.ts';
import { median } from '../tools/measure.ts';
import { SLOTS, startPcscd, type Pcscd } from '../tools/pcscd.ts';
import { run } from '../tools/terminal.ts';
import { until } from '../tools/wait.ts';
import { eid } from '../virtual-eid/card.ts';
import { insert } from '../virtual-eid/vpcd.ts';

const INSERTIONS = Number(process.env['INSERTIONS'] ?? 50);
const COLD_RUNS = 15;
/** SCARD_STATE_PRESENT. */
const PRESENT = 0x20;
/** native/pcsc/card-visit.ts, fixed. */
const SETTLE_MS = 200;
let pcscd: Pcscd;
let watcher: Watcher;
let event = 0;
beforeAll(async () => {
  pcscd = await startPcscd();
  watcher = watchReaders(loadLibrary(), (seen) => {
    if (seen.service === 'up' && seen.readers.some(({ state }) => (state & PRESENT) !== 0)) event = seen.at;
  });
});
afterAll(async () => {
  await watcher.stop();
  await pcscd.stop();
});

it(`${INSERTIONS} insertions, from pcscd's event to the page`, async () => {
  const open: Visit = await visit();
  const { page } = open;
  await page.getByRole('button', { name: 'Vérifier mon eID' }).click();
  const totals: number[] = [];
  for (let turn = 0; turn < INSERTIONS; turn += 1) {
    await page.locator('[data-check="card"][data-state="problem"]').waitFor({ state: 'attached' });
    event = 0;
    const shown = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            if (document.querySelector('[data-check="certificate"]')?.getAttribute('data-state') !== 'ok') return;
            observer.disconnect();
            resolve(performance.timeOrigin + performance.now());
          };
          const observer = new MutationObserver(look);
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
          look();
        }),
    );
    const card = await insert(SLOTS[0], eid());
    const at = v.parse(v.number(), await shown);
    await until(
      () => event,
      (seen) => seen > 0,
      'the event',
    );
    totals.push(at - event);
    await card.remove();
  }
  await open.end();
  const total = median(totals);
  console.log(
    `card in → page: median ${total.toFixed(0)} ms, of which ${SETTLE_MS} settling, ` +
      `${(total - SETTLE_MS).toFixed(0)} the card's answers, two hops and the page; ` +
      `worst ${Math.max(...totals).toFixed(0)}`,
  );
  expect(totals).toHaveLength(INSERTIONS);
});

it('the cold check --json, a card in', async () => {
  const card = await insert(SLOTS[0], eid());
  await until(
    () => event,
    (seen) => seen > 0,
    'the event',
  );
  const seconds: number[] = [];
  for (let turn = 0; turn < COLD_RUNS; turn += 1) {
    const begun = performance.now();
    await run(['check', '--json']);
    seconds.push((performance.now() - begun) / 1000);
  }
  await card.remove();
  console.log(`check --json: median ${median(seconds).toFixed(2)} s, worst ${Math.max(...seconds).toFixed(2)}`);
  expect(seconds).toHaveLength(COLD_RUNS);
});
