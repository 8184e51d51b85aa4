/**
 * Watches readers and cards as they come and go. After an error it begins again by itself. Rules 1 to 5 of
 * docs/facts/pcsc.md are marked where they are kept.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { PcscError, STATE } from './codes.ts';
import type { Handle, Library, ReaderState } from './library.ts';

/** A reader as the service lists it: its SCARD_STATE_* bits, and the ATR of the card in it, empty without one. */
export interface WatchedReader {
  name: string;
  state: number;
  atr: Uint8Array;
}

/**
 * What the watcher found. `at` is the moment, in milliseconds since 1970; `code` the name of the error, as
 * `SERVICE_STOPPED`.
 */
export type Seen =
  | { service: 'up'; readers: readonly WatchedReader[]; at: number }
  | { service: 'down'; code: string; at: number }
  /** The service was asked and has not answered for `sinceMs`. */
  | { service: 'silent'; sinceMs: number; at: number };

const PNP = '\\\\?PnP?\\Notification';
/** Rule 2: a lost SCardCancel or a missing PnP reader costs at most this, ms. */
const WAIT_MS = 1000;
/** Rule 4: the pause before a new context is asked for, ms. */
const RETRY_MS = 500;
/** Rule 3: a call that returns at once with nothing new must not spin. */
const PAUSE_MS = 50;

/**
 * So many readers are asked about in one call: Windows takes no more than 10, pcsc-lite 16, and the PnP reader is one
 * of them (docs/facts/pcsc.md#rules-of-the-watch-loop). A PC with tokens and a dual reader has nine (OpenSC#1846).
 */
const MOST_AT_ONCE = 10;
/** Pause between two rounds over more readers than that, ms. */
const ROUND_MS = 250;

/** A watch that goes on until `stop`, which resolves once no call of it is under way. */
export interface Watcher {
  stop(): Promise<void>;
}

/**
 * One turn of the loop takes little more than a second. A service that takes longer than this is called silent, ms: it
 * is frozen, or a driver holds it up.
 */
const SILENT_MS = 2500;
const LISTEN_MS = 500;

/**
 * Watches readers and cards until it is stopped. Calls `publish` with what there is at the start, and with all of it
 * again on every change. Never throws: an error is published as `service: 'down'`, though only once while the same
 * error keeps it from beginning anew, which it tries every half second. A service that does not answer for 2.5 s is
 * published as `silent`, twice a second, until it answers and its last state is published once more.
 */
export function watch(library: Library, publish: (seen: Seen) => void): Watcher {
  let running = true;
  let context: Handle | null = null;
  let lastDown = '';
  const now = (): number => performance.timeOrigin + performance.now();
  let lastTurn = performance.now();
  let lastSeen: Seen | null = null;
  let silent = false;
  const publishNew = (seen: Seen): void => {
    // A service that gives a context and then fails to list the readers has not come back.
    if (seen.service === 'up') lastDown = '';
    lastSeen = seen;
    publish(seen);
  };
  /** The service has answered. After a silence, what it had said before is published again. */
  const turned = (): void => {
    lastTurn = performance.now();
    if (!silent) return;
    silent = false;
    if (lastSeen !== null) publish({ ...lastSeen, at: now() });
  };
  const listener = setInterval(() => {
    const sinceMs = Math.round(performance.now() - lastTurn);
    if (sinceMs < SILENT_MS) return;
    silent = true;
    publish({ service: 'silent', sinceMs, at: now() });
  }, LISTEN_MS);
  listener.unref();

  const loop = async (): Promise<void> => {
    while (running) {
      try {
        context = await library.establish();
        turned();
        await followReaders(context);
      } catch (error) {
        if (!running) break;
        turned();
        // Rule 4: whatever the code, all readers are gone; begin again with a new context.
        const code = error instanceof PcscError ? error.code : `SCARD ${String(error)}`;
        if (code !== lastDown) publishNew({ service: 'down', code, at: now() });
        lastDown = code;
      } finally {
        // A context of a service that died cannot be released; there is nothing more to do for it.
        if (context !== null) await library.release(context).catch(() => undefined);
        context = null;
      }
      if (running) await sleep(RETRY_MS);
    }
  };

  /** Waits for news of these readers; of too many for one call, some at a time, without waiting. */
  const waitFor = async (open: Handle, states: readonly ReaderState[]): Promise<readonly ReaderState[] | null> => {
    if (states.length <= MOST_AT_ONCE) return library.wait(open, [...states], WAIT_MS);
    const news: ReaderState[] = [];
    for (let at = 0; at < states.length; at += MOST_AT_ONCE)
      news.push(...((await library.wait(open, states.slice(at, at + MOST_AT_ONCE), 0)) ?? []));
    if (news.length > 0) return news;
    await sleep(ROUND_MS);
    return null;
  };

  const followReaders = async (open: Handle): Promise<void> => {
    const readers = new Map<string, WatchedReader>();
    let pnp = 0;
    let first = true;
    while (running) {
      // Rule 2: list on every turn.
      const names = await library.list(open);
      let changed = first;
      for (const name of readers.keys()) if (!names.includes(name)) changed = readers.delete(name) || changed;
      for (const name of names)
        if (!readers.has(name)) {
          readers.set(name, { name, state: 0, atr: new Uint8Array() });
        }
      if (changed && ![...readers.values()].some(({ state }) => state === 0))
        publishNew({ service: 'up', readers: [...readers.values()], at: now() });
      first = false;

      const began = performance.now();
      const asked = [...readers.values()].map(({ name, state }) => ({
        reader: name,
        current: state,
        event: 0,
        atr: new Uint8Array(),
      }));
      let answered;
      try {
        answered = await waitFor(open, [...asked, { reader: PNP, current: pnp, event: 0, atr: new Uint8Array() }]);
      } catch (error) {
        // Rule 5: unplugged between the list and the wait.
        if (error instanceof PcscError && error.code === 'SCARD_E_UNKNOWN_READER') {
          await sleep(PAUSE_MS);
          continue;
        }
        throw error;
      }
      turned();
      if (answered === null) continue;
      const at = now();
      let news = false;
      for (const { reader, event, atr } of answered) {
        // Rule 3: give back what came, without CHANGED; the high word stays.
        const state = event & ~STATE.changed;
        if (reader === PNP) {
          pnp = state;
          continue;
        }
        const known = readers.get(reader);
        if (known === undefined || known.state === state) continue;
        readers.set(reader, { name: reader, state, atr });
        news = true;
      }
      if (news) publishNew({ service: 'up', readers: [...readers.values()], at });
      else if (performance.now() - began < PAUSE_MS) await sleep(PAUSE_MS);
    }
  };

  const done = loop();
  return {
    async stop() {
      running = false;
      clearInterval(listener);
      // the wait ends by itself within WAIT_MS
      if (context !== null) await library.cancel(context).catch(() => undefined);
      await done;
    },
  };
}
