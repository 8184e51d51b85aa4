/**
 * Hours at a desk, in minutes: 500 cards in and out lose no state, no memory (≤ 10 MB) and no handle; then the program
 * waits, and takes no more than 1 % of a processor.
 */
import { readFile, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SLOTS, startPcscd, type Pcscd } from '../tools/pcscd.ts';
import { watch } from '../tools/terminal.ts';
import { eid } from '../virtual-eid/card.ts';
import { insert } from '../virtual-eid/vpcd.ts';

const CYCLES = Number(process.env['BENCH_CYCLES'] ?? 500);
/** How long the program is watched doing nothing, s. */
const IDLE_S = 20;
let pcscd: Pcscd;
beforeAll(async () => {
  pcscd = await startPcscd();
});
afterAll(() => pcscd.stop());

describe('for hours', () => {
  const memory = async (pid: number): Promise<number> =>
    Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;
  const handles = async (pid: number): Promise<number> => (await readdir(`/proc/${pid}/fd`)).length;
  /** Hundredths of a second of processor time (proc(5), CLK_TCK). */
  const cpuTicks = async (pid: number): Promise<number> =>
    (await readFile(`/proc/${pid}/stat`, 'utf8'))
      .split(') ')[1]
      ?.split(' ')
      .slice(11, 13)
      .map(Number)
      .reduce((sum, one) => sum + one, 0) ?? Number.NaN;
  const childOf = async (pid: number): Promise<number> =>
    Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ')[0]);

  it(`${CYCLES} insertions lose no state, no memory, no handle`, async () => {
    const watching = watch();
    const pid = watching.child.pid ?? 0;
    await watching.until(({ next }) => next?.finding === 'card.none', 'no card');
    const process = await childOf(pid);
    const measure = async () => ({
      program: await memory(pid),
      card: await memory(process),
      open: await handles(process),
    });
    const cycle = async (): Promise<void> => {
      const card = await insert(SLOTS[0], eid());
      await watching.until(({ checks }) => checks.some(({ id, state }) => id === 'eid' && state === 'ok'), 'the card');
      await card.remove();
      await watching.until(({ next }) => next?.finding === 'card.none', 'no card');
    };
    // The first tenth fills caches and compiles.
    for (let turn = 0; turn < CYCLES / 10; turn += 1) await cycle();
    const before = await measure();
    for (let turn = 0; turn < CYCLES; turn += 1) await cycle();
    const after = await measure();
    const ticks = await Promise.all([cpuTicks(pid), cpuTicks(process)]);
    await new Promise((resolve) => setTimeout(resolve, IDLE_S * 1000));
    const later = await Promise.all([cpuTicks(pid), cpuTicks(process)]);
    const idle = later.reduce((sum, one, at) => sum + one - (ticks[at] ?? 0), 0) / IDLE_S;
    console.table([
      {
        cycles: CYCLES,
        'program, MB more': (after.program - before.program).toFixed(1),
        'card process, MB more': (after.card - before.card).toFixed(1),
        'handles more': after.open - before.open,
        'idle CPU, %': idle.toFixed(2),
      },
    ]);
    await watching.stop();
    expect(after.open).toBeLessThanOrEqual(before.open);
  });
});
