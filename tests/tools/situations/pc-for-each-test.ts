/**
 * Hooks for a file of tests: before each test a PC in order and a real pcscd without a card; after it everything that
 * the test began is ended.
 */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach } from 'vitest';
import { eid, type CardOptions } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';
import { holdCard, type Holder } from '../holder.ts';
import { pcInOrder, type PcInOrder } from '../pc-in-order.ts';
import { SLOTS, startPcscd, type Pcscd } from '../pcscd.ts';
import { watch, type Printed, type Watching } from '../terminal.ts';
import { until } from '../wait.ts';

/** The name that pcscd gives the first slot of the virtual reader. */
export const SLOT = 'Virtual PCD 00 00';

export interface TestedPc {
  readonly pc: PcInOrder;
  readonly pcscd: Pcscd;
  /** Puts an eID into the first slot. */
  put(change?: Partial<CardOptions>): Promise<Inserted>;
  /** Starts the check in a terminal. */
  begin(): Promise<Watching>;
  /** Puts an eID in and starts the check; resolves once it says that everything is ready. */
  ready(): Promise<Watching>;
  /** Another program opens a transaction on the card and keeps it until it lets go. */
  hold(): Promise<Holder>;
}

/** True of what the check printed when its verdict is the wanted one. */
export const verdict =
  (wanted: Printed['verdict']) =>
  (now: Printed): boolean =>
    now.verdict === wanted;

/** The process number of the card process, the one child of the terminal door. */
export const cardProcess = async ({ child }: Watching): Promise<number> =>
  Number((await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')).trim().split(' ')[0]);

/** Call it once in a file, outside of any test. */
export function pcForEachTest(): TestedPc {
  let pc: PcInOrder;
  let pcscd: Pcscd;
  let program: Watching | null;
  let holder: Holder | null;
  let inserted: Inserted[];
  beforeEach(async () => {
    pc = pcInOrder();
    pcscd = await startPcscd();
    program = null;
    holder = null;
    inserted = [];
  });
  afterEach(async () => {
    await holder?.letGo();
    await program?.stop();
    for (const each of inserted) await each.remove();
    await pcscd.stop();
    pc.remove();
  });

  const put: TestedPc['put'] = async (change = {}) => {
    const card = await insert(SLOTS[0], eid(change));
    inserted.push(card);
    return card;
  };
  const begin: TestedPc['begin'] = async () => {
    const begun = watch(pc.env);
    program = begun;
    return begun;
  };
  return {
    get pc() {
      return pc;
    },
    get pcscd() {
      return pcscd;
    },
    put,
    begin,
    async ready() {
      await put();
      const begun = await begin();
      await begun.until(verdict('ready'), 'ready');
      return begun;
    },
    async hold() {
      const held = await until(
        () => holdCard(SLOT, 'transaction').catch(() => null),
        (made) => made !== null,
        'the holder',
      );
      if (held === null) throw new Error('nobody holds the card');
      holder = held;
      return held;
    },
  };
}
