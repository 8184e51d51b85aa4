/** What Linux can tell without rights: packages, files, the service (facts/eid-card-and-middleware.md §2.3). */
import { join } from 'node:path';
import type { Browser, Software } from '../../src/shared/facts.ts';
import { firefoxAddon } from './firefox.ts';
import type { Machine } from './machine.ts';
import { andThen, known, unknown, type Outcome, type Value } from './outcome.ts';
import { readPackage } from './parse/linux-packages.ts';
import { compareVersions } from './parse/windows-software.ts';
import { readUnixGroups } from './parse/whoami.ts';
import type { Probes } from './probes.ts';

const nowhere = async (): Promise<Outcome<null>> => known(null);
const BROWSERS: readonly (readonly [Browser['id'], readonly string[]])[] = [
  ['firefox', ['firefox', 'firefox-esr']], ['chrome', ['google-chrome-stable', 'google-chrome']], ['chromium', ['chromium', 'chromium-browser']],
  ['edge', ['microsoft-edge-stable', 'microsoft-edge']], ['brave', ['brave-browser']],
];

export function linuxProbes(machine: Machine): Probes {
  const { run, files, env } = machine;

  /** Several names may hold the same software; the first installed one counts. */
  const installed = async (...packages: readonly string[]): Promise<Outcome<Software>> => {
    let told = false;
    for (const name of packages) {
      for (const ask of [() => run('dpkg-query', ['-W', '-f=${Status}|${Version}', name]), () => run('rpm', ['-q', '--qf', '%{VERSION}', name])]) {
        const answer = await ask();
        if (answer.state === 'unknown') continue;
        told = true;
        const found = readPackage(answer.value);
        if (found !== null) return known(found);
      }
    }
    return told ? known({ installed: false }) : unknown('no-tool');
  };

  const firefoxModule = async (): Promise<Browser['module']> => {
    const places = ['/usr/lib/mozilla/pkcs11-modules/beidpkcs11.json', '/usr/lib64/mozilla/pkcs11-modules/beidpkcs11.json'];
    return (await Promise.all(places.map((place) => files.exists(place)))).includes(true) ? 'present' : 'absent';
  };
  /** The module is added to the person's NSS database at the start of a session (§2.3). */
  const nssModule = async (): Promise<Browser['module']> => {
    const home = env['HOME'];
    if (home === undefined) return 'unknown';
    for (const folder of [join(home, '.local/share/pki/nssdb'), join(home, '.pki/nssdb')]) {
      const text = await files.text(join(folder, 'pkcs11.txt')) ?? ''; // no database is an answer
      if (/library=\S*libbeidpkcs11/.test(text)) return 'present';
    }
    return 'absent';
  };

  return {
    os: async () => {
      const text = await files.text('/etc/os-release') ?? '';
      const field = (name: string): string => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
      return known({ platform: 'linux', name: field('PRETTY_NAME') || 'Linux', version: field('VERSION_ID'), architecture: machine.architecture, supported: true, viewerSupported: true });
    },
    smartCardService: async () => {
      if (await files.exists('/run/pcscd/pcscd.comm')) return known({ state: 'running', onDemand: true });
      if (!(await files.exists('/usr/sbin/pcscd'))) return known({ state: 'absent', onDemand: true });
      const enabled = await run('systemctl', ['is-enabled', 'pcscd.socket']);
      const disabled = enabled.state === 'known' && /^(masked|disabled)/.test(enabled.value.out);
      return known({ state: disabled ? 'disabled' : 'stopped', onDemand: true });
    },
    deviceEnumeration: nowhere,
    certificatePropagation: nowhere,
    usbReaders: async () => unknown('not-told'),
    unknownCardDevice: nowhere,
    middleware: () => installed('libbeidpkcs11-0', 'eid-mw-libs', 'eid-mw'),
    viewer: () => installed('eid-viewer'),
    minidriver: nowhere,
    tokenExtension: nowhere,
    otherModules: async () => andThen(await installed('opensc-pkcs11', 'opensc'), (opensc): Outcome<Value<'otherModules'>> =>
      known(opensc.installed && opensc.version !== null && compareVersions(opensc.version, '0.26') < 0 ? [`opensc ${opensc.version}`] : [])),
    browsers: async () => {
      const found: Browser[] = [];
      for (const [id, names] of BROWSERS) {
        for (const [folder, packaging] of [['/usr/bin', 'system'], ['/snap/bin', 'snap']] as const) {
          const present = await Promise.all(names.map((name) => files.exists(join(folder, name))));
          if (!present.includes(true)) continue;
          const addon = id === 'firefox' ? await firefoxAddon(files, join(env['HOME'] ?? '', packaging === 'snap' ? 'snap/firefox/common/.mozilla/firefox' : '.mozilla/firefox')) : 'not-needed';
          found.push({ id, version: null, packaging, addon, module: packaging === 'snap' ? 'absent' : id === 'firefox' ? await firefoxModule() : await nssModule() });
        }
      }
      return known(found);
    },
    rights: async () => (machine.uid === 0 ? known({ administrator: true }) : andThen(await run('id', ['-Gn']), (ran) => readUnixGroups(ran, ['sudo', 'wheel', 'admin']))),
    session: async () => known(env['SSH_CONNECTION'] === undefined ? { remote: false, kind: 'local' } : { remote: true, kind: 'ssh' }),
    debugLogging: async () => unknown('not-told'),
    appleCcid: nowhere,
    rsaKeyMove: nowhere,
    oldRoots: nowhere,
  };
}
