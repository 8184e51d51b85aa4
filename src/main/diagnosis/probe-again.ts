/**
 * While something is missing, a person or an administrator may be putting it right: the facts behind it are asked
 * again, often at first, then less and less, so that a guide moves on by itself and an idle PC stays idle.
 */
import * as v from 'valibot';
import { factNameSchema, type FactName } from '../../shared/facts.ts';
import type { CheckId, Missing, Snapshot } from '../../shared/snapshot.ts';

const FIRST_WAIT_MS = 5000;
/** PowerShell and the package managers cost about a second of one core each time. */
const LONGEST_WAIT_MS = 120_000;

/** What changes when the eID software or a browser is installed. */
export const SOFTWARE_FACTS: readonly FactName[] = [
  'middleware',
  'viewer',
  'minidriver',
  'tokenExtension',
  'otherModules',
  'browsers',
  'defaultBrowser',
  'certificatePropagation',
];
/** What changes when a reader is plugged in or out. */
export const DEVICE_FACTS: readonly FactName[] = ['usbReaders', 'unknownCardDevice', 'smartCardService'];

const isFact = (name: Missing['fact']): name is FactName => v.is(factNameSchema, name);

/**
 * The facts to ask the system for again: those behind a problem of the software, the browser, the service or the
 * reader, who holds a card that is in use, and what is missing for a verdict. Each once; none for other problems.
 */
export function worthAsking({ checks, unknown }: Snapshot): FactName[] {
  const stuck = (id: CheckId): boolean => checks.some((check) => check.id === id && check.state === 'problem');
  const held = checks.some(({ finding }) => finding === 'card.busy' || finding === 'card.in-use');
  const wanted = [
    ...(stuck('middleware') || stuck('browser') ? SOFTWARE_FACTS : []),
    ...(stuck('service') || stuck('reader') ? DEVICE_FACTS : []),
    // Who holds the card is for the trainer's eyes.
    ...(held ? (['cardPrograms'] as const) : []),
    ...unknown.map(({ fact }) => fact).filter(isFact),
  ];
  return [...new Set(wanted)];
}

/** Asks again by itself about what stands in the way. */
export interface ProbeAgain {
  /** Takes in every new snapshot; null while practising. */
  see(snapshot: Snapshot | null): void;
  stop(): void;
}

/**
 * Makes what asks the system again while the same facts stand in the way: first after five seconds, then after twice as
 * long each time, up to two minutes.
 * @param ask called with the facts to ask for
 */
export function createProbeAgain(ask: (facts: readonly FactName[]) => void): ProbeAgain {
  let wanted: FactName[] = [];
  let wait = FIRST_WAIT_MS;
  let timer: NodeJS.Timeout | undefined;
  const plan = (): void => {
    timer = setTimeout(() => {
      ask(wanted);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      plan();
    }, wait);
    timer.unref();
  };
  const stop = (): void => clearTimeout(timer);
  return {
    see(snapshot) {
      const now = snapshot === null ? [] : worthAsking(snapshot);
      // The answers themselves come as snapshots: the same problem goes on with its waits.
      if (now.join() === wanted.join()) return;
      stop();
      wanted = now;
      wait = FIRST_WAIT_MS;
      if (now.length > 0) plan();
    },
    stop,
  };
}
