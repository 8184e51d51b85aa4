/**
 * While something is missing, a person or an administrator may be putting it right: the facts behind it are asked again,
 * often at first, then less and less, so that a guide moves on by itself and an idle PC stays idle.
 */
import type { FactName } from '../../shared/facts.ts';
import type { CheckId, Snapshot } from '../../shared/snapshot.ts';

const FIRST_WAIT_MS = 5000;
/** PowerShell and the package managers cost about a second of one core each time. */
const LONGEST_WAIT_MS = 120_000;

const SOFTWARE_FACTS: readonly FactName[] = [
  'middleware',
  'viewer',
  'minidriver',
  'tokenExtension',
  'otherModules',
  'browsers',
  'certificatePropagation',
];
/** What changes when a reader is plugged in or out. */
export const DEVICE_FACTS: readonly FactName[] = ['usbReaders', 'unknownCardDevice', 'smartCardService'];

/** The facts that could end a problem of this snapshot. */
export function worthAsking(snapshot: Snapshot): FactName[] {
  const stuck = (id: CheckId): boolean => snapshot.checks.some((check) => check.id === id && check.state === 'problem');
  return [
    ...(stuck('middleware') || stuck('browser') ? SOFTWARE_FACTS : []),
    ...(stuck('service') || stuck('reader') ? DEVICE_FACTS : []),
  ];
}

export interface LookAgain {
  /** Told of every snapshot; null while practising. */
  see(snapshot: Snapshot | null): void;
  stop(): void;
}

export function createLookAgain(ask: (facts: readonly FactName[]) => void): LookAgain {
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
