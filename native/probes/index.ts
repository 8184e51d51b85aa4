/** All probes of this system, side by side, each with its own time limit; what cannot be told says why. */
import * as v from 'valibot';
import { factNameSchema, pendingSystem, systemSchema, type FactName, type System } from '../../src/shared/facts.ts';
import { linuxProbes } from './linux.ts';
import { macosProbes } from './macos.ts';
import { thisMachine, type Machine } from './machine.ts';
import { known, unknown, type Outcome } from './outcome.ts';
import type { Probes } from './probes.ts';
import { windowsProbes } from './windows.ts';

/** Longer than any tool may take (run.ts), PowerShell on an old PC included. */
const LIMIT_MS = 25_000;
/** Milliseconds. From then on the screen names what is being waited for: within three seconds of the start. */
const LATE_MS = 2500;

function probesOf(machine: Machine): Probes | null {
  switch (machine.platform) {
    case 'win32':
      return windowsProbes(machine);
    case 'darwin':
      return macosProbes(machine);
    case 'linux':
      return linuxProbes(machine);
    default:
      return null;
  }
}

const FACT_NAMES: readonly FactName[] = factNameSchema.options;

/** Asks the system everything that the check wants to know, and keeps the answers together. */
export interface Observer {
  /** Asks about these facts again, or about all of them from the start. Never rejects for a probe's sake. */
  probe(names?: readonly FactName[], forget?: boolean): Promise<System>;
}

/**
 * Makes what asks the system and remembers the last answer to each question. Nothing is asked before `probe` is called.
 * @param onChange called with all facts each time a probe answers, and when answers are late, after 2.5 s
 */
export function createObserver(onChange: (system: System) => void, machine: Machine = thisMachine()): Observer {
  let system = pendingSystem();
  let rounds = 0;
  /** The round that each fact was last asked in: an older, slower answer no longer counts. */
  const askedIn = new Map<string, number>();

  const note = (name: FactName, fact: Outcome<unknown>): void => {
    // The schema is what makes one name and its value belong together.
    const parsed = v.safeParse(systemSchema.entries[name], fact);
    system = { ...system, [name]: parsed.success ? parsed.output : unknown('unreadable') };
    onChange(system);
  };
  const set = (names: readonly FactName[], fact: { state: 'pending'; late?: boolean }): void => {
    system = v.parse(systemSchema, { ...system, ...Object.fromEntries(names.map((name) => [name, fact])) });
  };
  return {
    async probe(names, forget = names === undefined) {
      const round = (rounds += 1);
      const asked = names ?? FACT_NAMES;
      if (forget) set(asked, { state: 'pending' });
      const late = setTimeout(() => {
        const waiting = asked.filter((name) => system[name].state === 'pending' && askedIn.get(name) === round);
        if (waiting.length === 0) return;
        set(waiting, { state: 'pending', late: true });
        onChange(system);
      }, LATE_MS);
      const probes = questions(machine);
      await Promise.all(
        asked.map(async (name) => {
          askedIn.set(name, round);
          const probe = probes[name] ?? (async () => unknown('not-told'));
          const fact = await limited(probe());
          if (askedIn.get(name) === round) note(name, fact);
        }),
      );
      clearTimeout(late);
      return system;
    },
  };
}

/**
 * Asks the system about every fact, once. Resolves to all facts when each probe has ended; one that takes longer than
 * 25 s, or that fails, is `unknown`.
 * @param onChange called with all facts each time a probe answers, and when answers are late, after 2.5 s
 */
export const observeSystem = (onChange: (system: System) => void, machine?: Machine): Promise<System> =>
  createObserver(onChange, machine).probe();

/** The probes of a system that is none of the three, by the names of their facts. */
function questions(machine: Machine): Readonly<Record<string, () => Promise<Outcome<unknown>>>> {
  return {
    os: async () =>
      known({
        platform: 'other',
        name: machine.platform,
        version: machine.release,
        architecture: machine.architecture,
        supported: true,
        viewerSupported: true,
      }),
    ...probesOf(machine),
    clock: async () => known({ now: machine.now().toISOString(), builtAt: __BUILT_AT__ }),
  };
}

function limited(answer: Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(unknown('timeout')), LIMIT_MS);
    answer
      .catch(() => unknown('failed'))
      .then(resolve, resolve)
      .finally(() => clearTimeout(timer));
  });
}
