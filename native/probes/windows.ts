/**
 * What Windows tells without rights: registry, services, plugged devices (docs/facts/detection.md#windows,
 * docs/facts/pcsc.md#windows-starts-the-service-with-the-first-reader).
 */
import { join } from 'node:path';
import { windowsCardPrograms } from './card-programs.ts';
import { firefoxAddon } from './firefox.ts';
import type { Machine } from './machine.ts';
import { andThen, known, once, unknown, type Outcome, type Value } from './outcome.ts';
import { POWERSHELL_SCRIPT, hasUnknownCard, readDevices, usbReadersOf, type Devices } from './parse/windows-devices.ts';
import { readUserChoice } from './parse/default-browser.ts';
import { readWindowsGroups } from './parse/groups.ts';
import { readDisabled, readServiceState, serviceOf } from './parse/windows-service.ts';
import {
  MIDDLEWARE,
  VIEWER,
  browsersFound,
  forbidsPropagation,
  hasFirefoxManifest,
  logsDebug,
  minidriverOf,
  otherModules,
  softwareNamed,
} from './parse/windows-software.ts';
import type { Probes } from './probes.ts';
import { createRegistry, orGap, type KeyList } from './windows-registry.ts';

/** Windows 10; before it Electron does not start. */
const OLDEST_MAJOR = 10;
/**
 * PowerShell alone may take this long to start on an old PC with a virus scanner, and what starts beside it waits with
 * it, ms.
 */
const POWERSHELL_LIMIT_MS = 20_000;
const notOnThisSystem = async (): Promise<Outcome<null>> => known(null);

/** One probe for each fact but the clock, as Windows answers it (docs/facts/detection.md#windows). */
export function windowsProbes(machine: Machine): Probes {
  const { run, files, env } = machine;
  const registry = createRegistry(run, POWERSHELL_LIMIT_MS);
  const calais = once(async () => andThen(await registry.calais(), ({ keys }) => known(minidriverOf(keys))));
  const devices = once(async () =>
    andThen(
      await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', POWERSHELL_SCRIPT], POWERSHELL_LIMIT_MS),
      readDevices,
    ),
  );
  /** A part that PowerShell was refused is null. */
  const part = async <K extends 'devices' | 'event624' | 'crossRoots', T>(
    name: K,
    valueOf: (value: NonNullable<Devices[K]>) => T,
  ): Promise<Outcome<T>> =>
    andThen(await devices(), (all): Outcome<T> => {
      const value = all[name];
      return value === null ? unknown('denied') : known(valueOf(value));
    });
  const service = async (name: string): Promise<Outcome<Value<'smartCardService'>['state']>> => {
    const [configuration, state] = await Promise.all([
      run('sc', ['qc', name], POWERSHELL_LIMIT_MS),
      run('sc', ['query', name], POWERSHELL_LIMIT_MS),
    ]);
    return serviceOf(andThen(configuration, readDisabled), andThen(state, readServiceState));
  };

  return {
    os: async () =>
      known({
        platform: 'windows',
        name: windowsName(machine),
        version: machine.release,
        architecture: machine.architecture,
        supported: Number(machine.release.split('.')[0]) >= OLDEST_MAJOR,
        viewerSupported: Number(machine.release.split('.')[0]) >= OLDEST_MAJOR,
      }),
    // Windows starts it with the first reader and stops it with the last one
    // (docs/facts/pcsc.md#windows-starts-the-service-with-the-first-reader).
    smartCardService: async () => andThen(await service('SCardSvr'), (state) => known({ state, onDemand: true })),
    deviceEnumeration: () => service('ScDeviceEnum'),
    certificatePropagation: async () => {
      const [state, policy] = await Promise.all([service('CertPropSvc'), registry.propagation()]);
      return andThen(policy, ({ keys }) => (forbidsPropagation(keys) ? known('forbidden' as const) : state));
    },
    usbReaders: () => part('devices', usbReadersOf),
    unknownCardDevice: () => part('devices', hasUnknownCard),
    middleware: async () => andThen(await registry.uninstall(), (list) => softwareIn(list, MIDDLEWARE)),
    viewer: async () => andThen(await registry.uninstall(), (list) => softwareIn(list, VIEWER)),
    minidriver: calais,
    tokenExtension: notOnThisSystem,
    otherModules: async () =>
      andThen(await registry.uninstall(), (list) => orGap(list, otherModules(list.keys), (found) => found.length > 0)),
    browsers: async () => {
      const [software, clients, manifests, minidriver] = await Promise.all([
        registry.uninstall(),
        registry.browsers(),
        registry.firefox(),
        calais(),
      ]);
      // A list with a gap may lack the one browser that works.
      if (software.state === 'unknown') return software;
      if (clients.state === 'unknown') return clients;
      const gap = software.value.gap ?? clients.value.gap;
      if (gap !== null) return unknown(gap);
      const certificates = presence(minidriver, ({ applet17, applet18 }) => applet17 || applet18);
      return known(
        await Promise.all(
          browsersFound(software.value.keys, clients.value.keys).map(async ({ id, version }) =>
            id === 'firefox'
              ? {
                  id,
                  version,
                  packaging: 'system' as const,
                  addon: await firefoxAddon(files, join(env['APPDATA'] ?? '', 'Mozilla', 'Firefox')),
                  module: presence(
                    andThen(manifests, (list) => orGap(list, hasFirefoxManifest(list.keys), (found) => found)),
                    (found) => found,
                  ),
                }
              : ({
                  id,
                  version,
                  packaging: 'system' as const,
                  addon: 'not-needed' as const,
                  module: certificates,
                } as const),
          ),
        ),
      );
    },
    defaultBrowser: async () => andThen(await registry.userChoice(), ({ keys }) => known(readUserChoice(keys))),
    cardPrograms: () => windowsCardPrograms(run, POWERSHELL_LIMIT_MS),
    rights: async () =>
      andThen(await run('whoami', ['/groups', '/fo', 'csv', '/nh'], POWERSHELL_LIMIT_MS), readWindowsGroups),
    session: async () => known(sessionOf(env['SESSIONNAME'] ?? '', machine.remoteSession())),
    debugLogging: async () =>
      andThen(await registry.logging(), (list) => orGap(list, logsDebug(list.keys), (found) => found)),
    appleCcid: notOnThisSystem,
    rsaKeyMove: () => part('event624', (count) => count > 0),
    oldRoots: () => part('crossRoots', (count) => count > 0),
  };
}

/** Node may call Windows 11 « Windows 10 »; the build number shows which it is. */
function windowsName({ name, release }: Machine): string {
  const build = Number(release.split('.')[2] ?? 0);
  return build >= 22_000 ? name.replace(/Windows 10/, 'Windows 11') : name;
}

/**
 * `Console`, `RDP-Tcp#12`, `ICA-tcp#3`: the number is dropped. Windows's own word counts where the name says nothing.
 */
function sessionOf(name: string, remote: boolean | null): Value<'session'> {
  const kind = sessionKind(name, remote);
  return { remote: kind !== 'local', kind };
}

function sessionKind(name: string, remote: boolean | null): Value<'session'>['kind'] {
  if (/^rdp/i.test(name)) return 'rdp';
  if (/^ica/i.test(name)) return 'citrix';
  if (name !== '' && !/^console$/i.test(name)) return 'other';
  return remote === true ? 'rdp' : 'local';
}

/**
 * Software that is listed is installed, whatever part of the list is missing; one that is not listed may be in the gap.
 */
const softwareIn = ({ keys, gap }: KeyList, name: RegExp): Outcome<Value<'middleware'>> =>
  andThen(softwareNamed(keys, name), (found) => (found.installed || gap === null ? known(found) : unknown(gap)));

/** Whether what an answer was asked for is there: `unknown` as long as the answer is. */
function presence<T>(answer: Outcome<T>, holds: (value: T) => boolean): 'present' | 'absent' | 'unknown' {
  if (answer.state === 'unknown') return 'unknown';
  return holds(answer.value) ? 'present' : 'absent';
}
