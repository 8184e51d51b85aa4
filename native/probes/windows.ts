/** What Windows tells without rights: registry, services, plugged devices (facts/eid-card-and-middleware.md §2.1, §3.2). */
import { join } from 'node:path';
import { firefoxAddon } from './firefox.ts';
import type { Machine } from './machine.ts';
import { andThen, known, once, unknown, valueOr, type Outcome, type Value } from './outcome.ts';
import { POWERSHELL_SCRIPT, hasUnknownCard, readDevices, usbReadersOf, type Devices } from './parse/windows-devices.ts';
import { readRegistry, type RegistryKey } from './parse/registry.ts';
import { readWindowsGroups } from './parse/groups.ts';
import { readDisabled, readServiceState, serviceOf } from './parse/windows-service.ts';
import { MIDDLEWARE, VIEWER, browsersFound, hasFirefoxManifest, logsDebug, minidriverOf, otherModules, softwareNamed } from './parse/windows-software.ts';
import type { Probes } from './probes.ts';

/** Windows 10; before it Electron does not start. */
const OLDEST_MAJOR = 10;
const UNINSTALL = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
/** PowerShell alone may take this long to start on an old PC with a virus scanner, ms. */
const POWERSHELL_LIMIT_MS = 20_000;
const nowhere = async (): Promise<Outcome<null>> => known(null);

export function windowsProbes(machine: Machine): Probes {
  const { run, files, env } = machine;
  const registry = async (key: string, ...options: readonly string[]): Promise<Outcome<RegistryKey[]>> => andThen(await run('reg', ['query', key, ...options]), readRegistry);
  /** Every answer that came, in one list; a reason only when none did. */
  const together = async (...asked: readonly Promise<Outcome<RegistryKey[]>>[]): Promise<Outcome<RegistryKey[]>> => {
    const answers = await Promise.all(asked);
    const told = answers.flatMap((answer) => (answer.state === 'known' ? answer.value : []));
    return told.length > 0 ? known(told) : answers.find(({ state }) => state === 'unknown') ?? known([]);
  };
  const twice = (key: string): Promise<Outcome<RegistryKey[]>> => together(registry(key, '/s', '/reg:64'), registry(key, '/s', '/reg:32'));
  const uninstall = once(() => together(registry(`HKLM\\${UNINSTALL}`, '/s', '/reg:64'), registry(`HKLM\\${UNINSTALL}`, '/s', '/reg:32'), registry(`HKCU\\${UNINSTALL}`, '/s')));
  const calais = once(async () => andThen(await registry('HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Calais\\SmartCards', '/s', '/reg:64'), (keys) => known(minidriverOf(keys))));
  const devices = once(async () => andThen(await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', POWERSHELL_SCRIPT], POWERSHELL_LIMIT_MS), readDevices));
  /** A part that PowerShell was refused is null. */
  const part = async <K extends 'devices' | 'event624' | 'crossRoots', T>(name: K, told: (value: NonNullable<Devices[K]>) => T): Promise<Outcome<T>> => andThen(await devices(), (all): Outcome<T> => {
    const value = all[name];
    return value === null ? unknown('denied') : known(told(value));
  });
  const service = async (name: string): Promise<Outcome<Value<'smartCardService'>['state']>> => {
    const [configuration, state] = await Promise.all([run('sc', ['qc', name]), run('sc', ['query', name])]);
    return serviceOf(andThen(configuration, readDisabled), andThen(state, readServiceState));
  };

  return {
    os: async () => known({
      platform: 'windows', name: windowsName(machine), version: machine.release, architecture: machine.architecture,
      supported: Number(machine.release.split('.')[0]) >= OLDEST_MAJOR, viewerSupported: Number(machine.release.split('.')[0]) >= OLDEST_MAJOR,
    }),
    // §3.2: Windows starts it with the first reader and stops it with the last one.
    smartCardService: async () => andThen(await service('SCardSvr'), (state) => known({ state, onDemand: true })),
    deviceEnumeration: () => service('ScDeviceEnum'),
    certificatePropagation: () => service('CertPropSvc'),
    usbReaders: () => part('devices', usbReadersOf),
    unknownCardDevice: () => part('devices', hasUnknownCard),
    middleware: async () => andThen(await uninstall(), (keys) => softwareNamed(keys, MIDDLEWARE)),
    viewer: async () => andThen(await uninstall(), (keys) => softwareNamed(keys, VIEWER)),
    minidriver: calais,
    tokenExtension: nowhere,
    otherModules: async () => andThen(await uninstall(), (keys) => known(otherModules(keys))),
    browsers: async () => {
      const start = 'Software\\Clients\\StartMenuInternet';
      const [software, clients, manifests, minidriver] = await Promise.all([
        uninstall(), together(registry(`HKLM\\${start}`), registry(`HKCU\\${start}`)), twice('HKLM\\SOFTWARE\\Mozilla\\PKCS11Modules'), calais(),
      ]);
      if (software.state === 'unknown' && clients.state === 'unknown') return software;
      const certificates = minidriver.state === 'unknown' ? 'unknown' : minidriver.value.applet17 || minidriver.value.applet18 ? 'present' : 'absent';
      return known(await Promise.all(browsersFound(valueOr(software, []), valueOr(clients, [])).map(async ({ id, version }) => id === 'firefox'
        ? { id, version, packaging: 'system' as const, addon: await firefoxAddon(files, join(env['APPDATA'] ?? '', 'Mozilla', 'Firefox')), module: manifests.state === 'unknown' ? 'unknown' as const : hasFirefoxManifest(manifests.value) ? 'present' as const : 'absent' as const }
        : { id, version, packaging: 'system' as const, addon: 'not-needed' as const, module: certificates } as const)));
    },
    rights: async () => andThen(await run('whoami', ['/groups', '/fo', 'csv', '/nh']), readWindowsGroups),
    session: async () => known(sessionOf(env)),
    debugLogging: async () => andThen(await together(twice('HKLM\\SOFTWARE\\BEID\\logging'), registry('HKCU\\SOFTWARE\\BEID\\logging', '/s')), (keys) => known(logsDebug(keys))),
    appleCcid: nowhere,
    rsaKeyMove: () => part('event624', (count) => count > 0),
    oldRoots: () => part('crossRoots', (count) => count > 0),
  };
}

/** Node's name for Windows 11 may still be 10: the build number tells. */
function windowsName({ name, release }: Machine): string {
  const build = Number(release.split('.')[2] ?? 0);
  return build >= 22_000 ? name.replace(/Windows 10/, 'Windows 11') : name;
}

/** `Console`, `RDP-Tcp#12`, `ICA-tcp#3`: the number is dropped. */
function sessionOf(env: NodeJS.ProcessEnv): Value<'session'> {
  const session = env['SESSIONNAME'] ?? '';
  const kind = /^rdp/i.test(session) ? 'rdp' : /^ica/i.test(session) ? 'citrix' : session === '' || /^console$/i.test(session) ? 'local' : 'other';
  return { remote: kind !== 'local', kind };
}
