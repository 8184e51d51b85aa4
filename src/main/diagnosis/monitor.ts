/**
 * Keeps the latest facts and the snapshot made of them. Watches over the card process: one that dies is started anew,
 * with back-off; one that says nothing is reported silent, and ended when it goes on.
 */
import * as v from 'valibot';
import { hostMessageSchema, type Drive } from '../../shared/card-process-messages.ts';
import type { CheckStateMessage } from '../../shared/contract.ts';
import { pendingSystem, type FactName, type Facts } from '../../shared/facts.ts';
import { createLifeWatch } from './life-watch.ts';
import type { CardProcess, StartCardProcess } from '../card-process.ts';
import { createProbeAgain, DEVICE_FACTS, SOFTWARE_FACTS } from './probe-again.ts';
import { belgianDay } from './rule.ts';
import { diagnose } from './diagnose.ts';

/** First wait before a restart, doubled each time up to the longest, ms. */
const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** Alive this long, a process counts as healthy again, ms. */
const HEALTHY_MS = 60_000;
/** A process that ended sooner than this never came to work, ms. */
const INSTANT_DEATH_MS = 3000;
/** Instant deaths in a row after which the program no longer says that it is starting. */
const HOPELESS_DEATHS = 3;
/** A card process that has said nothing for this long after its start is reported as slow, ms. */
const LATE_START_MS = 2500;
const DAY_CHECK_MS = 60_000;
/** What is known of installed software is asked again with a card that comes in later than this, ms. */
const SOFTWARE_AGE_MS = 10 * 60_000;
/** An answer about drives takes the card process some milliseconds; one that is busy is not waited for, ms. */
const DRIVES_LIMIT_MS = 1000;
/** More of the card process's sentences than these are old news. */
const TROUBLES_KEPT = 20;

const readersOf = ({ pcsc }: Facts): string => pcsc.readers.map(({ id }) => id).join('\n');
const held = (facts: Facts, wished: boolean): Facts => ({ ...facts, pcsc: { ...facts.pcsc, held: wished } });
/** Readers with a card that has just come in. */
const arrivals = ({ pcsc }: Facts): number => pcsc.readers.filter(({ slot }) => slot.state === 'reading').length;

/** What the monitor may be given besides the way to start a card process. */
export interface MonitorOptions {
  /** The card process is started once this has resolved; at once without it. */
  readonly begin?: Promise<void> | undefined;
  /** The PC's clock by default. */
  now?(): Date;
}

/** The check as the doors and the session see it. */
export interface Monitor {
  state(): CheckStateMessage;
  /** Calls `listener` on every change. Returns the function that ends that. */
  subscribe(listener: (state: CheckStateMessage) => void): () => void;
  /** Asks the system everything again, and reads the card that is in once more. */
  again(): void;
  /** Asks the system one thing again; what was known of it stands until the answer is in. */
  probe(fact: FactName): void;
  /** Leaves the card alone while the person logs in with it, until called with false. */
  hold(held: boolean): void;
  /** Reads the card once more with the PIN tries, because the person asked for them. */
  askPinTries(): void;
  /** Judges the facts of an exercise in place of the machine's, until called with null. */
  practise(practice: { id: string; facts: Facts } | null): void;
  /** The drives of Windows; null where the card process does not say them within a second. */
  drives(): Promise<readonly Drive[] | null>;
  /** The latest sentences of the card process for the trainer, newest last. */
  troubles(): readonly string[];
  stop(): void;
}

/**
 * Starts the card process at once, or once `begin` has resolved, and keeps it running until `stop`: one that ends is
 * started anew, after half a second at first and after twice as long each time, up to 30 s, until one has lived for a
 * minute; one that is silent for ten seconds is killed.
 */
export function createMonitor(
  start: StartCardProcess,
  { begin, now = () => new Date() }: MonitorOptions = {},
): Monitor {
  let live: Facts = {
    process: { state: 'starting' },
    pcsc: { service: { state: 'starting' }, readers: [], held: false, observedAt: now().getTime() },
    system: pendingSystem(),
  };
  let practising: { id: string; facts: Facts } | null = null;
  let heldInPractice = false;
  let child: CardProcess | null = null;
  let restarts = 0;
  let instantDeaths = 0;
  /** What the person wished; what the card process does about it is `live.pcsc.held`. */
  let holdWished = false;
  let softwareAskedAt = now().getTime();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let lateTimer: NodeJS.Timeout | undefined;
  const troubles: string[] = [];
  const note = (trouble: string): void => {
    if (troubles.at(-1) === trouble) return;
    troubles.push(trouble);
    if (troubles.length > TROUBLES_KEPT) troubles.shift();
  };
  const listeners = new Set<(state: CheckStateMessage) => void>();
  /** Those who wait for the next answer about drives. */
  const asking = new Set<(drives: readonly Drive[] | null) => void>();
  const answerDrives = (drives: readonly Drive[] | null): void => {
    for (const answer of asking) answer(drives);
    asking.clear();
  };

  const make = (): CheckStateMessage => {
    const facts = practising === null ? live : held(practising.facts, heldInPractice);
    return {
      snapshot: diagnose(facts, now(), practising === null ? 'live' : 'practice'),
      facts,
      practice: practising?.id ?? null,
    };
  };
  let latest = make();
  const probeAgain = createProbeAgain((facts) => child?.send({ type: 'probe', facts: [...facts], forget: false }));
  const publish = (): void => {
    latest = make();
    probeAgain.see(practising === null ? latest.snapshot : null);
    for (const listener of listeners) listener(latest);
  };
  const change = (facts: Partial<Facts>): void => {
    live = { ...live, ...facts };
    if (practising === null) publish();
  };

  /** What USB said about the readers before is out of date. */
  const readersChanged = (): void => {
    if (live.system.usbReaders.state === 'pending') return;
    change({ system: { ...live.system, usbReaders: { state: 'pending' } } });
    child?.send({ type: 'probe', facts: [...DEVICE_FACTS], forget: true });
  };

  const receive = (raw: unknown): void => {
    life.heard();
    const message = v.safeParse(hostMessageSchema, raw);
    if (!message.success) {
      note('a message outside the protocol was refused');
      return;
    }
    const process = { state: 'running', restarts } as const;
    switch (message.output.type) {
      case 'pcsc': {
        const before = live;
        change({ pcsc: message.output.facts, process });
        if (readersOf(before) !== readersOf(live)) readersChanged();
        if (arrivals(live) > arrivals(before)) cardCameIn();
        break;
      }
      case 'system':
        change({ system: message.output.facts, process });
        break;
      case 'alive':
        // After a silence everything that was known stands again: it is said by the messages that follow.
        if (live.process.state === 'silent') change({ process });
        break;
      case 'drives':
        answerDrives(message.output.drives);
        break;
      case 'trouble':
        note(message.output.text);
        break;
    }
  };
  /**
   * Software may have been installed or removed since it was looked for: what was known stands until the answers are
   * in.
   */
  const cardCameIn = (): void => {
    if (now().getTime() - softwareAskedAt < SOFTWARE_AGE_MS) return;
    softwareAskedAt = now().getTime();
    child?.send({ type: 'probe', facts: [...SOFTWARE_FACTS], forget: false });
  };

  const life = createLifeWatch({
    silent: (sinceMs) => {
      if (child !== null) change({ process: { state: 'silent', restarts, sinceMs } });
    },
    giveUp: () => child?.kill(),
  });
  const launch = (): void => {
    const begun = now().getTime();
    life.begun(restarts);
    clearTimeout(lateTimer);
    lateTimer = setTimeout(() => {
      if (live.process.state === 'starting') change({ process: { state: 'starting', late: true } });
    }, LATE_START_MS);
    lateTimer.unref();
    child = start({
      message: receive,
      ended: (reason) => {
        child = null;
        life.gone();
        if (stopped) return;
        const lived = now().getTime() - begun;
        if (lived > HEALTHY_MS) restarts = 0;
        instantDeaths = lived < INSTANT_DEATH_MS ? instantDeaths + 1 : 0;
        const delay = Math.min(FIRST_RESTART_MS * 2 ** restarts, LONGEST_RESTART_MS);
        restarts += 1;
        change({
          process: { state: instantDeaths >= HOPELESS_DEATHS ? 'failed' : 'restarting', restarts, reason },
          pcsc: { ...live.pcsc, readers: [], service: { state: 'starting' } },
        });
        // Tried again however often it failed: what blocks it may be taken away meanwhile.
        timer = setTimeout(launch, delay);
      },
    });
    if (holdWished) child.send({ type: 'hold', held: true });
  };
  if (begin === undefined) launch();
  else
    void begin.then(() => {
      if (!stopped) launch();
    });

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
    again() {
      // An invented PC has nothing new to say; that it was asked is seen by the time of the answer.
      if (practising !== null) {
        publish();
        return;
      }
      softwareAskedAt = now().getTime();
      child?.send({ type: 'again' });
    },
    probe: (fact) => child?.send({ type: 'probe', facts: [fact], forget: false }),
    hold(held) {
      if (practising !== null) {
        heldInPractice = held;
        publish();
        return;
      }
      holdWished = held;
      child?.send({ type: 'hold', held });
    },
    askPinTries: () => child?.send({ type: 'pin-tries' }),
    practise(practice) {
      if (practice?.id !== practising?.id) heldInPractice = false;
      practising = practice;
      publish();
    },
    drives: () =>
      new Promise((resolve) => {
        if (child === null) {
          resolve(null);
          return;
        }
        const timer = setTimeout(resolve, DRIVES_LIMIT_MS, null);
        asking.add((drives) => {
          clearTimeout(timer);
          resolve(drives);
        });
        child.send({ type: 'drives' });
      }),
    troubles: () => troubles,
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(lateTimer);
      clearInterval(daily);
      life.stop();
      probeAgain.stop();
      listeners.clear();
      answerDrives(null);
      // Rule 8 of docs/facts/pcsc.md: killed, never waited for; an APDU under way may last.
      child?.kill();
    },
  };
}
