/** All probes of this system, side by side, each with its own time limit; what cannot be told says why. */
import * as v from 'valibot';
import { pendingSystem, systemSchema, type System } from '../../src/shared/facts.ts';
import { linuxProbes } from './linux.ts';
import { macosProbes } from './macos.ts';
import { thisMachine, type Machine } from './machine.ts';
import { known, unknown, type Outcome } from './outcome.ts';
import type { Probes } from './probes.ts';
import { windowsProbes } from './windows.ts';

/** Longer than any tool may take (run.ts), PowerShell on an old PC included. */
const LIMIT_MS = 25_000;

function probesOf(machine: Machine): Probes | null {
  switch (machine.platform) {
    case 'win32': return windowsProbes(machine);
    case 'darwin': return macosProbes(machine);
    case 'linux': return linuxProbes(machine);
    default: return null;
  }
}

/** Calls `onChange` as each probe answers; resolves with all of them. Never rejects for a probe's sake. */
export async function observeSystem(onChange: (system: System) => void, machine: Machine = thisMachine()): Promise<System> {
  let system = pendingSystem();
  const probes = probesOf(machine);
  const clock = async (): Promise<Outcome<unknown>> => known({ now: machine.now().toISOString(), builtAt: __BUILT_AT__ });
  const os = async (): Promise<Outcome<unknown>> => known({ platform: 'other', name: machine.platform, version: machine.release, architecture: machine.architecture, supported: true, viewerSupported: true });
  const asked: Readonly<Record<string, () => Promise<Outcome<unknown>>>> = { os, ...probes, clock };
  await Promise.all(Object.keys(system).map(async (name) => {
    const probe = asked[name] ?? (async () => unknown('not-told'));
    const fact = await limited(probe());
    // The schema is what makes one name and its value belong together.
    const next = v.safeParse(systemSchema, { ...system, [name]: fact });
    system = v.parse(systemSchema, next.success ? next.output : { ...system, [name]: unknown('unreadable') });
    onChange(system);
  }));
  return system;
}

function limited(answer: Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(unknown('timeout')), LIMIT_MS);
    answer.catch(() => unknown('failed')).then(resolve, resolve).finally(() => clearTimeout(timer));
  });
}
