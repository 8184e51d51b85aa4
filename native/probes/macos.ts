/** What macOS tells without rights: receipts, applications, extensions, profiler (docs/facts/detection.md#macos). */
import { join } from 'node:path';
import type { Browser } from '../../src/shared/facts.ts';
import { firefoxAddon } from './firefox.ts';
import type { Machine } from './machine.ts';
import { andThen, both, known, once, unknown, valueOr, type Outcome } from './outcome.ts';
import { confLogsDebug } from './parse/beid-conf.ts';
import { readUnixGroups } from './parse/groups.ts';
import { readLaunchServices } from './parse/default-browser.ts';
import {
  middlewareOf,
  readDisabledServices,
  readReceipt,
  readRoots,
  readTokenExtension,
  readUsbProfile,
  readVersion,
} from './parse/macos-tools.ts';
import { openscBeside } from './parse/versions.ts';
import type { Probes } from './probes.ts';
import { shellSession } from './unix-session.ts';

/** macOS 12; before it Electron does not start. */
const OLDEST_MAJOR = 12;
/** The eID viewer is built for 14 (fault 35 of docs/facts/faults.md). */
const VIEWER_OLDEST_MAJOR = 14;
/** Apple's own CCID driver came with Sonoma (fault 33). */
const APPLE_CCID_MAJOR = 14;
/** The profiler walks all buses: seconds on an old Mac, ms. */
const PROFILER_LIMIT_MS = 20_000;
const LIBRARIES = '/Library/Belgium Identity Card/Pkcs11';
const FIREFOX_MANIFEST = '/Library/Application Support/Mozilla/PKCS11Modules/beidpkcs11.json';
const SERVICE = 'com.apple.ctkpcscd';
const BROWSERS: readonly (readonly [Browser['id'], string])[] = [
  ['safari', 'Safari'],
  ['firefox', 'Firefox'],
  ['chrome', 'Google Chrome'],
  ['edge', 'Microsoft Edge'],
  ['chromium', 'Chromium'],
  ['brave', 'Brave Browser'],
  ['opera', 'Opera'],
];
const notOnThisSystem = async (): Promise<Outcome<null>> => known(null);

/** One probe for each fact but the clock, as macOS answers it (docs/facts/detection.md#macos). */
export function macosProbes(machine: Machine): Probes {
  const { run, files, env } = machine;
  const home = env['HOME'] ?? '';
  const system = once(async () => andThen(await run('sw_vers', ['-productVersion']), readVersion));
  const major = async (): Promise<Outcome<number>> =>
    andThen(await system(), (version) => known(Number(version.split('.')[0])));
  const receipt = async (name: string) => andThen(await run('pkgutil', ['--pkg-info', name]), readReceipt);
  const versionOf = async (application: string): Promise<string | null> =>
    valueOr(
      andThen(
        await run('defaults', ['read', `${application}/Contents/Info`, 'CFBundleShortVersionString']),
        readVersion,
      ),
      null,
    );
  const token = once(async (): Promise<Outcome<'registered' | 'installed' | 'absent'>> => {
    if (!(await files.exists('/Applications/BEIDToken.app'))) return known('absent');
    return andThen(await run('pluginkit', ['-m', '-p', 'com.apple.ctk-tokens']), readTokenExtension);
  });
  const browser = async (id: Browser['id'], application: string): Promise<Browser> => {
    const extension = await token();
    const module = async (): Promise<Browser['module']> => {
      if (id === 'firefox') return (await files.exists(FIREFOX_MANIFEST)) ? 'present' : 'absent';
      if (extension.state === 'unknown') return 'unknown';
      return extension.value === 'registered' ? 'present' : 'absent';
    };
    return {
      id,
      version: await versionOf(application),
      packaging: 'system',
      addon:
        id === 'firefox' ? await firefoxAddon(files, join(home, 'Library/Application Support/Firefox')) : 'not-needed',
      module: await module(),
    };
  };

  return {
    os: async () =>
      andThen(both(await system(), await major()), ([version, number]) =>
        known({
          platform: 'macos',
          name: `macOS ${version}`,
          version,
          architecture: machine.architecture,
          supported: number >= OLDEST_MAJOR,
          viewerSupported: number >= VIEWER_OLDEST_MAJOR,
        }),
      ),
    // A part of the system, started on demand: it is only missing when someone switched it off.
    smartCardService: async () =>
      andThen(await run('launchctl', ['print-disabled', 'system']), (ran) =>
        andThen(readDisabledServices(ran, SERVICE), (disabled) =>
          known({ state: disabled ? 'disabled' : 'stopped', onDemand: true }),
        ),
      ),
    deviceEnumeration: notOnThisSystem,
    certificatePropagation: notOnThisSystem,
    usbReaders: async () => {
      const ask = async (type: string) =>
        andThen(await run('system_profiler', ['-json', type], PROFILER_LIMIT_MS), readUsbProfile);
      const [older, newer] = await Promise.all([ask('SPUSBDataType'), ask('SPUSBHostDataType')]);
      if (older.state === 'unknown') return newer;
      return known([...older.value, ...valueOr(newer, [])]);
    },
    unknownCardDevice: notOnThisSystem,
    middleware: async () => {
      const libraries = await files.list(LIBRARIES);
      // The link of older packages, which have no folder of their own.
      const linked =
        libraries.length === 0 && (await files.exists('/usr/local/lib/libbeidpkcs11.dylib'))
          ? ['libbeidpkcs11.dylib']
          : libraries;
      return andThen(await receipt('be.eid.middleware'), (found) => known(middlewareOf(found, linked)));
    },
    viewer: async () => {
      const application = '/Applications/eID Viewer.app';
      return known(
        (await files.exists(application))
          ? { installed: true, version: await versionOf(application), build: null, copies: 1 }
          : { installed: false },
      );
    },
    minidriver: notOnThisSystem,
    tokenExtension: token,
    otherModules: async () =>
      andThen(await receipt('org.opensc-project.mac'), (opensc) => known(openscBeside(opensc?.version ?? null))),
    browsers: async () => {
      const places = await Promise.all(
        BROWSERS.map(async ([id, name]) => {
          for (const folder of ['/Applications', join(home, 'Applications')])
            if (await files.exists(join(folder, `${name}.app`)))
              return [{ id, application: join(folder, `${name}.app`) }];
          return [];
        }),
      );
      return known(await Promise.all(places.flat().map(({ id, application }) => browser(id, application))));
    },
    defaultBrowser: async () =>
      andThen(
        await run('defaults', ['read', 'com.apple.LaunchServices/com.apple.launchservices.secure', 'LSHandlers']),
        readLaunchServices,
      ),
    // Libraries of the system are all in one cache that every process maps: nothing tells who uses which.
    cardPrograms: async () => unknown('not-told'),
    rights: async () => andThen(await run('id', ['-Gn']), (ran) => readUnixGroups(ran, ['admin'])),
    session: async () => known(shellSession(env) ?? { remote: false, kind: 'local' }),
    debugLogging: async () => {
      const texts = await Promise.all(
        ['/usr/local/etc/beid.conf', '/etc/beid.conf', join(home, 'Library/Preferences/beid.conf')].map((path) =>
          files.text(path),
        ),
      );
      return known(texts.some((text) => text !== null && confLogsDebug(text)));
    },
    appleCcid: async () => {
      const number = await major();
      if (number.state === 'unknown') return number;
      if (number.value < APPLE_CCID_MAJOR) return known(false);
      const setting = await run('defaults', [
        'read',
        '/Library/Preferences/com.apple.security.smartcard',
        'useIFDCCID',
      ]);
      // Without the setting `defaults` ends with 1: Apple's own driver is what a Mac comes with.
      return setting.state === 'unknown'
        ? unknown(setting.reason)
        : known(!(setting.value.code === 0 && /^\s*1/.test(setting.value.out)));
    },
    rsaKeyMove: notOnThisSystem,
    oldRoots: async () =>
      andThen(await run('security', ['find-certificate', '-a', '-Z', '-c', 'Belgium Root CA']), readRoots),
  };
}
