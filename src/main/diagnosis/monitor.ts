/** Keeps the latest facts and the snapshot made of them; restarts the card process with back-off when it dies. */
import * as v from 'valibot';
import { hostMessageSchema } from '../../shared/card-process.ts';
import type { CheckStateMessage } from '../../shared/contract.ts';
import { pendingSystem, type Facts } from '../../shared/facts.ts';
import type { CardProcess, StartCardProcess } from '../card-process.ts';
import { createLookAgain, DEVICE_FACTS } from './look-again.ts';
import { belgianDay } from './rule.ts';
import { diagnose } from './diagnose.ts';

/** First wait before a restart, doubled each time up to the longest, ms. */
const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** Alive this long, a process counts as healthy again, ms. */
const HEALTHY_MS = 60_000;
const DAY_CHECK_MS = 60_000;

const readersOf = ({ pcsc }: Facts): string => pcsc.readers.map(({ id }) => id).join('\n');

export interface Practice {
  /** The facts of a scenario, or null when there is none of that name. */
  facts(id: string, now: Date): Facts | null;
}

export interface Monitor {
  state(): CheckStateMessage;
  /** Told on every change; returns the function that stops it. */
  subscribe(listener: (state: CheckStateMessage) => void): () => void;
  again(): void;
  hold(held: boolean): void;
  askPinTries(): void;
  /** A scenario's id, or null for the real machine; false when unknown. */
  practice(id: string | null): boolean;
  /** Sentences of the card process for the trainer, newest last. */
  troubles(): readonly string[];
  stop(): void;
}

export function createMonitor(
  start: StartCardProcess,
  scenarios: Practice,
  now: () => Date = () => new Date(),
): Monitor {
  let live: Facts = {
    process: { state: 'starting' },
    pcsc: { service: { state: 'starting' }, readers: [], held: false, observedAt: now().getTime() },
    system: pendingSystem(),
  };
  let practising: { id: string; facts: Facts } | null = null;
  let child: CardProcess | null = null;
  let restarts = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const troubles: string[] = [];
  const listeners = new Set<(state: CheckStateMessage) => void>();

  const make = (): CheckStateMessage => {
    const facts = practising?.facts ?? live;
    return {
      snapshot: diagnose(facts, now(), practising === null ? 'live' : 'practice'),
      facts,
      practice: practising?.id ?? null,
    };
  };
  let latest = make();
  const lookAgain = createLookAgain((facts) => child?.send({ type: 'look', facts: [...facts] }));
  const publish = (): void => {
    latest = make();
    lookAgain.see(practising === null ? latest.snapshot : null);
    for (const listener of listeners) listener(latest);
  };
  const change = (facts: Partial<Facts>): void => {
    live = { ...live, ...facts };
    if (practising === null) publish();
  };

  /** What USB told of the readers before is no longer true. */
  const readersChanged = (): void => {
    if (live.system.usbReaders.state === 'pending') return;
    change({ system: { ...live.system, usbReaders: { state: 'pending' } } });
    child?.send({ type: 'look', facts: [...DEVICE_FACTS] });
  };

  const launch = (): void => {
    const begun = now().getTime();
    child = start({
      message: (raw) => {
        const message = v.safeParse(hostMessageSchema, raw);
        if (!message.success) {
          troubles.push('a message outside the protocol was refused');
          return;
        }
        switch (message.output.type) {
          case 'pcsc': {
            const before = readersOf(live);
            change({ pcsc: message.output.facts, process: { state: 'running', restarts } });
            if (before !== readersOf(live)) readersChanged();
            break;
          }
          case 'system':
            change({ system: message.output.facts, process: { state: 'running', restarts } });
            break;
          case 'trouble':
            troubles.push(message.output.text);
            break;
        }
      },
      ended: (reason) => {
        child = null;
        if (stopped) return;
        if (now().getTime() - begun > HEALTHY_MS) restarts = 0;
        const delay = Math.min(FIRST_RESTART_MS * 2 ** restarts, LONGEST_RESTART_MS);
        restarts += 1;
        change({
          process: { state: 'restarting', restarts, reason },
          pcsc: { ...live.pcsc, readers: [], service: { state: 'starting' } },
        });
        timer = setTimeout(launch, delay);
      },
    });
    if (live.pcsc.held) child.send({ type: 'hold', held: true });
  };
  launch();

  let day = belgianDay(now());
  const daily = setInterval(() => {
    // At midnight a card may expire without anything having moved.
    if (belgianDay(now()) === day) return;
    day = belgianDay(now());
    publish();
  }, DAY_CHECK_MS);
  daily.unref();

  return {
    state: () => latest,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    again: () => child?.send({ type: 'again' }),
    hold(held) {
      if (practising !== null) {
        practising = { ...practising, facts: { ...practising.facts, pcsc: { ...practising.facts.pcsc, held } } };
        publish();
        return;
      }
      live = { ...live, pcsc: { ...live.pcsc, held } };
      child?.send({ type: 'hold', held });
    },
    askPinTries: () => child?.send({ type: 'pin-tries' }),
    practice(id) {
      const facts = id === null ? null : scenarios.facts(id, now());
      if (id !== null && facts === null) return false;
      practising = id === null || facts === null ? null : { id, facts };
      publish();
      return true;
    },
    troubles: () => troubles,
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(daily);
      lookAgain.stop();
      listeners.clear();
      // Rule 8 of docs/facts/pcsc.md: killed, never waited for; an APDU under way may last.
      child?.kill();
    },
  };
}
