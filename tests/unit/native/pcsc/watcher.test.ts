/**
 * The rules of the watch loop (rules 1 to 5 of docs/facts/pcsc.md), each by a library that does what the rule was made
 * for.
 */
import { afterEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { STATE } from '../../../../native/pcsc/codes.ts';
import type { Library, ReaderState } from '../../../../native/pcsc/library.ts';
import { watch, type Seen, type Watcher } from '../../../../native/pcsc/watcher.ts';
import { refuse, scripted, type Call } from './scripted-library.ts';

const PNP = '\\\\?PnP?\\Notification';
const READER = 'Test Reader 0';
let watcher: Watcher | null = null;
afterEach(async () => {
  await watcher?.stop();
  watcher = null;
});

function follow(library: Library): Seen[] {
  const seen: Seen[] = [];
  watcher = watch(library, (one) => seen.push(one));
  return seen;
}
/** As a service does: nothing new until the time is over, but sooner here. */
const quiet = async (): Promise<null> => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return null;
};
const answer = (states: readonly ReaderState[], event: (state: ReaderState) => number): ReaderState[] =>
  states.map((state) => ({ ...state, event: event(state) }));
const statesOf = (call: Call | undefined): { reader: string; current: number }[] =>
  v.parse(v.array(v.looseObject({ reader: v.string(), current: v.number() })), call?.with[1]);

describe('a cancel that gets lost, or a service without the PnP reader, heals by itself', () => {
  it('since each wait ends within a second, and the readers are listed again each time', async () => {
    const { library, calls, count } = scripted({
      list: () => [READER],
      wait: async (_context, states) => {
        await quiet();
        return answer(states, ({ current }) => current);
      },
    });
    follow(library);
    await expect.poll(() => count('wait')).toBeGreaterThan(3);
    expect(calls.filter(({ name }) => name === 'wait').every((call) => Number(call.with[2]) <= 1000)).toBe(true);
    expect(count('list')).toBeGreaterThanOrEqual(count('wait'));
  });
  it('a reader whose event got lost is found by listing, and one that was unplugged is gone', async () => {
    let readers: string[] = [];
    const { library } = scripted({
      list: () => readers,
      wait: async (_context, states) => {
        await quiet();
        return states.length === 1 ? null : answer(states, () => STATE.empty | STATE.changed);
      },
    });
    const seen = follow(library);
    await expect.poll(() => seen.at(-1)).toMatchObject({ service: 'up', readers: [] });
    readers = [READER];
    await expect.poll(() => seen.at(-1)).toMatchObject({ service: 'up', readers: [{ name: READER }] });
    readers = [];
    await expect.poll(() => seen.at(-1)).toMatchObject({ service: 'up', readers: [] });
  });
});

describe('more readers than the service answers for in one call', () => {
  it('are asked about some at a time, and all are seen', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `Test Reader ${index}`);
    const { library } = scripted({
      list: () => names,
      wait: async (_context, states) => {
        if (states.length > 10) return refuse('SCardGetStatusChange', 'SCARD_E_INVALID_PARAMETER')();
        await quiet();
        const changed = states.filter(({ current }) => current === 0);
        return changed.length === 0 ? null : answer(states, () => STATE.empty | STATE.changed);
      },
    });
    const seen = follow(library);
    await expect
      .poll(() => seen.at(-1))
      .toMatchObject({ service: 'up', readers: names.map((name) => ({ name, state: STATE.empty })) });
    expect(seen.filter(({ service }) => service === 'down')).toEqual([]);
  });
});

describe('a reader plugged and unplugged fifty times', () => {
  it('is reported each time, over one context, and leaves nothing of itself behind', async () => {
    let readers: string[] = [];
    const { library, count } = scripted({
      list: () => readers,
      wait: async (_context, states) => {
        await quiet();
        return states.length === 1 ? null : answer(states, () => STATE.empty | STATE.changed);
      },
    });
    const seen = follow(library);
    const names = (): string[] => {
      const last = seen.at(-1);
      return last?.service === 'up' ? last.readers.map(({ name }) => name) : ['?'];
    };
    for (let turn = 0; turn < 50; turn += 1) {
      // A driver may give it another number each time.
      readers = [`Test Reader ${turn % 3}`];
      await expect.poll(names, { interval: 5 }).toEqual(readers);
      readers = [];
      await expect.poll(names, { interval: 5 }).toEqual([]);
    }
    expect([count('establish'), count('release')]).toEqual([1, 0]);
  });
});

describe('the state of a reader that the service gave', () => {
  it('is passed to the next wait without its CHANGED bit, event counter included, for the PnP reader too', async () => {
    const { library, calls, count } = scripted({
      list: () => [READER],
      wait: async (_context, states) => {
        await quiet();
        return answer(states, ({ reader }) =>
          reader === PNP ? (3 << 16) | STATE.changed : (7 << 16) | STATE.present | STATE.changed,
        );
      },
    });
    follow(library);
    await expect.poll(() => count('wait')).toBeGreaterThan(2);
    const last = statesOf(calls.findLast(({ name }) => name === 'wait'));
    expect(last).toEqual(
      [
        { reader: READER, current: (7 << 16) | STATE.present },
        { reader: PNP, current: 3 << 16 },
      ].map((wanted) => expect.objectContaining(wanted)),
    );
  });
  it('is asked for again only after a pause when the service answers at once with nothing new', async () => {
    const { library, calls, count } = scripted({
      list: () => [READER],
      wait: (_context, states) => answer(states, () => STATE.empty | STATE.changed),
    });
    follow(library);
    await expect.poll(() => count('wait')).toBeGreaterThan(5);
    const [, second, ...rest] = calls.filter(({ name }) => name === 'wait');
    // Timers may be early by a millisecond; a busy machine only makes it later.
    expect(((rest.at(-1)?.at ?? 0) - (second?.at ?? 0)) / rest.length).toBeGreaterThanOrEqual(45);
  });
});

describe('a service that goes away', () => {
  it.each([
    'SCARD_F_COMM_ERROR',
    'SCARD_E_NO_SERVICE',
    'SCARD_E_SERVICE_STOPPED',
    'SCARD_E_INVALID_HANDLE',
    'SCARD 0x00000006',
    'ERROR_BROKEN_PIPE',
  ])(
    'with the code %s is reported as down; its context is released, and a new one, half a second later, finds the reader again',
    async (code) => {
      let gone = true;
      const { library, calls, count } = scripted({
        list: () => [READER],
        wait: async (_context, states) => {
          if (gone) {
            gone = false;
            refuse('SCardGetStatusChange', code)();
          }
          await quiet();
          return answer(states, () => STATE.empty | STATE.changed);
        },
      });
      const seen = follow(library);
      await expect.poll(() => seen.at(-1)).toMatchObject({ service: 'up', readers: [{ name: READER }] });
      expect(seen[0]).toMatchObject({ service: 'down', code });
      expect([count('establish'), count('release')]).toEqual([2, 1]);
      const [first, second] = calls.filter(({ name }) => name === 'establish');
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(495);
    },
  );
  it('and stays away is reported once, not twice a second', async () => {
    const { library, count } = scripted({ establish: refuse('SCardEstablishContext', 'SCARD_E_NO_SERVICE') });
    const seen = follow(library);
    await expect.poll(() => count('establish'), { timeout: 10_000 }).toBeGreaterThan(2);
    expect(seen).toHaveLength(1);
  });
  it('that from the start gives a context, but never a list of readers, is reported once too', async () => {
    const { library, count } = scripted({ list: refuse('SCardListReaders', 'SCARD_E_NO_SERVICE') });
    const seen = follow(library);
    await expect.poll(() => count('establish'), { timeout: 10_000 }).toBeGreaterThan(2);
    expect(seen).toHaveLength(1);
  });
});

describe('a reader unplugged between the list and the wait', () => {
  it('makes the readers be listed again, and is not taken for a service that has gone', async () => {
    let once = true;
    const { library } = scripted({
      list: () => (once ? [READER] : []),
      wait: async () => {
        if (once) {
          once = false;
          refuse('SCardGetStatusChange', 'SCARD_E_UNKNOWN_READER')();
        }
        return quiet();
      },
    });
    const seen = follow(library);
    await expect.poll(() => seen.at(-1)).toMatchObject({ service: 'up', readers: [] });
    expect(seen.some(({ service }) => service === 'down')).toBe(false);
  });
});

describe('stopping the watcher', () => {
  it('right after it was begun, twenty times over, ends and releases every context', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const { library, count } = scripted({ list: () => [READER], wait: quiet });
      const one = watch(library, () => undefined);
      await one.stop();
      expect(count('release')).toBe(count('establish'));
    }
  });
  it('ends although the service never gets the cancel', async () => {
    const { library, count } = scripted({ cancel: refuse('SCardCancel', 'SCARD_E_NO_SERVICE'), wait: quiet });
    const one = watch(library, () => undefined);
    await expect.poll(() => count('wait')).toBeGreaterThan(0);
    await one.stop();
    expect(count('release')).toBe(1);
  });
});
