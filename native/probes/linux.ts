/** What Linux can tell without rights: packages, files, the service (docs/facts/detection.md#linux). */
import { join } from 'node:path';
import type { Software } from '../../src/shared/facts.ts';
import { linuxCardPrograms } from './card-programs.ts';
import { BROWSER_PACKAGES, LIBRARY_FOLDERS, linuxBrowsers } from './linux-browsers.ts';
import { linuxDefaultBrowser } from './linux-default-browser.ts';
import { linuxUsbReaders } from './linux-usb.ts';
import type { Machine } from './machine.ts';
import { andThen, known, once, unknown, valueOr, type Outcome } from './outcome.ts';
import { confLogsDebug } from './parse/beid-conf.ts';
import { readUnixGroups } from './parse/groups.ts';
import { DPKG_FORMAT, RPM_FORMAT, packaged, readPackages, versionInLibrary } from './parse/linux-packages.ts';
import { readDisplay, readEnabled, readLogin, readOsRelease } from './parse/linux-system.ts';
import { openscBeside } from './parse/versions.ts';
import type { Probes } from './probes.ts';
import { shellSession } from './unix-session.ts';

const MIDDLEWARE = ['libbeidpkcs11-0', 'eid-mw-libs', 'eid-mw'];
const OPENSC = ['opensc-pkcs11', 'opensc'];
const PACKAGES = [...MIDDLEWARE, 'eid-viewer', ...OPENSC, ...BROWSER_PACKAGES];
const notOnThisSystem = async (): Promise<Outcome<null>> => known(null);

/** One probe for each fact but the clock, as Linux answers it (docs/facts/detection.md#linux). */
export function linuxProbes(machine: Machine): Probes {
  const { run, files, env } = machine;
  const packages = once(async (): Promise<Outcome<ReadonlyMap<string, string>>> => {
    const answers = await Promise.all([
      run('dpkg-query', ['-W', `-f=${DPKG_FORMAT}`, ...PACKAGES]),
      run('rpm', ['-q', '--qf', RPM_FORMAT, ...PACKAGES]),
    ]);
    const [dpkg, rpm] = answers.map((answer) => andThen(answer, readPackages));
    if (dpkg === undefined || rpm === undefined) return unknown('failed');
    // rpm may be installed on Debian and knows nothing there: what either of them knows counts.
    if (dpkg.state === 'known' || rpm.state === 'known')
      return known(new Map([...valueOr(rpm, new Map<string, string>()), ...valueOr(dpkg, new Map<string, string>())]));
    return dpkg.reason === 'no-tool' ? rpm : dpkg;
  });
  const software = async (names: readonly string[]): Promise<Outcome<Software>> =>
    andThen(await packages(), (all) => known(packaged(all, names)));

  return {
    os: async () => {
      const { name, version } = readOsRelease(
        (await files.text('/etc/os-release')) ?? (await files.text('/usr/lib/os-release')) ?? '',
      );
      return known({
        platform: 'linux',
        name,
        version,
        architecture: machine.architecture,
        supported: true,
        viewerSupported: true,
      });
    },
    smartCardService: async () => {
      // The socket, or its folder, may be kept for some accounts: pcscd then runs, and not for this one.
      if (await files.closed('/run/pcscd/pcscd.comm')) return known({ state: 'no-access', onDemand: true });
      if (await files.exists('/run/pcscd/pcscd.comm')) return known({ state: 'running', onDemand: true });
      const here = await Promise.all(
        ['/usr/sbin/pcscd', '/usr/bin/pcscd', '/usr/local/sbin/pcscd'].map((place) => files.exists(place)),
      );
      if (!here.includes(true)) return known({ state: 'absent', onDemand: true });
      const enabled = await run('systemctl', ['is-enabled', 'pcscd.socket', 'pcscd.service']);
      return known({
        state: enabled.state === 'known' && readEnabled(enabled.value) === 'disabled' ? 'disabled' : 'stopped',
        onDemand: true,
      });
    },
    deviceEnumeration: notOnThisSystem,
    certificatePropagation: notOnThisSystem,
    usbReaders: () => linuxUsbReaders(files),
    unknownCardDevice: notOnThisSystem,
    middleware: async () => {
      const found = await software(MIDDLEWARE);
      if (found.state === 'known' && found.value.installed) return found;
      for (const folder of LIBRARY_FOLDERS) {
        const library = join(folder, 'libbeidpkcs11.so.0');
        if (await files.exists(library))
          return known({
            installed: true,
            version: versionInLibrary((await files.text(library)) ?? ''),
            build: null,
            copies: 1,
          });
      }
      return found;
    },
    viewer: () => software(['eid-viewer']),
    minidriver: notOnThisSystem,
    tokenExtension: notOnThisSystem,
    otherModules: async () =>
      andThen(await software(OPENSC), (opensc) => known(opensc.installed ? openscBeside(opensc.version) : [])),
    browsers: async () => known(await linuxBrowsers(machine, valueOr(await packages(), new Map<string, string>()))),
    defaultBrowser: () => linuxDefaultBrowser(machine),
    cardPrograms: () => linuxCardPrograms(files),
    rights: async () =>
      machine.uid === 0
        ? known({ administrator: true })
        : andThen(await run('id', ['-Gn']), (ran) => readUnixGroups(ran, ['sudo', 'wheel', 'admin'])),
    session: async () => {
      const session = shellSession(env) ?? readDisplay(env);
      if (session !== null) return known(session);
      // Without systemd's logins a session is taken for a local one.
      return known(
        valueOr(andThen(await run('loginctl', ['show-session', 'self', '--property=Remote']), readLogin), {
          remote: false,
          kind: 'local',
        }),
      );
    },
    debugLogging: async () => {
      const texts = await Promise.all(
        ['/etc/beid.conf', '/usr/local/etc/beid.conf', join(env['HOME'] ?? '', '.config/beid.conf')].map((path) =>
          files.text(path),
        ),
      );
      return known(texts.some((text) => text !== null && confLogsDebug(text)));
    },
    appleCcid: notOnThisSystem,
    rsaKeyMove: notOnThisSystem,
    oldRoots: notOnThisSystem,
  };
}
