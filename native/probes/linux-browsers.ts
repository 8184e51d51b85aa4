/**
 * Browsers on Linux: where from, with which add-on and module (docs/facts/detection.md#linux,
 * docs/facts/detection.md#browsers). Snap and Flatpak keep the eID out (fault 20 of docs/facts/faults.md).
 */
import { join } from 'node:path';
import * as v from 'valibot';
import type { Browser } from '../../src/shared/facts.ts';
import { firefoxAddon, firefoxModules } from './firefox.ts';
import type { Machine } from './machine.ts';
import { readSecurityDevices } from './parse/firefox-files.ts';
import { packaged } from './parse/linux-packages.ts';
import { isEidModule, isOpenSc, isProxy, readNssModules } from './parse/nss.ts';

interface BrowserPlaces {
  id: Browser['id'];
  commands: readonly string[];
  flatpak: string;
  packages: readonly string[];
}
const BROWSERS: readonly BrowserPlaces[] = [
  {
    id: 'firefox',
    commands: ['firefox', 'firefox-esr'],
    flatpak: 'org.mozilla.firefox',
    packages: ['firefox', 'firefox-esr', 'MozillaFirefox'],
  },
  {
    id: 'chrome',
    commands: ['google-chrome-stable', 'google-chrome'],
    flatpak: 'com.google.Chrome',
    packages: ['google-chrome-stable'],
  },
  {
    id: 'chromium',
    commands: ['chromium', 'chromium-browser'],
    flatpak: 'org.chromium.Chromium',
    packages: ['chromium', 'chromium-browser'],
  },
  {
    id: 'edge',
    commands: ['microsoft-edge-stable', 'microsoft-edge'],
    flatpak: 'com.microsoft.Edge',
    packages: ['microsoft-edge-stable'],
  },
  { id: 'brave', commands: ['brave-browser', 'brave'], flatpak: 'com.brave.Browser', packages: ['brave-browser'] },
  { id: 'opera', commands: ['opera'], flatpak: 'com.opera.Opera', packages: ['opera-stable'] },
  {
    id: 'vivaldi',
    commands: ['vivaldi-stable', 'vivaldi'],
    flatpak: 'com.vivaldi.Vivaldi',
    packages: ['vivaldi-stable'],
  },
  { id: 'librewolf', commands: ['librewolf'], flatpak: 'io.gitlab.librewolf-community', packages: ['librewolf'] },
];

/** Every package name under which a distribution may hold one of these browsers. */
export const BROWSER_PACKAGES: readonly string[] = BROWSERS.flatMap(({ packages }) => packages);

/** Where a browser's command may stand: the distribution's, the administrator's, NixOS's, and a person's own. */
const commandFolders = (home: string): readonly string[] => [
  '/usr/bin',
  '/usr/local/bin',
  '/run/current-system/sw/bin',
  join(home, '.nix-profile/bin'),
  join(home, '.local/bin'),
];
/** Mozilla's own archive is unpacked there. */
const UNPACKED: Partial<Record<Browser['id'], readonly string[]>> = {
  firefox: ['/opt/firefox/firefox', '/usr/lib/firefox/firefox', '/usr/local/firefox/firefox'],
  librewolf: ['/opt/librewolf/librewolf', '/usr/share/librewolf/librewolf'],
  chrome: ['/opt/google/chrome/chrome'],
  vivaldi: ['/opt/vivaldi/vivaldi'],
  brave: ['/opt/brave.com/brave/brave'],
};
/**
 * Policies by which an administrator has Firefox load a module (SecurityDevices). Firefox takes the PC's own where
 * there is one, and looks at those of its own folder only where there is none.
 */
const PC_POLICY = '/etc/firefox/policies/policies.json';
const POLICIES = [
  '/usr/lib/firefox/distribution/policies.json',
  '/usr/lib/firefox-esr/distribution/policies.json',
  '/usr/lib64/firefox/distribution/policies.json',
  '/opt/firefox/distribution/policies.json',
];
const MANIFEST_FOLDERS = ['/usr/lib/mozilla', '/usr/lib64/mozilla', '/usr/share/mozilla'];
const SHARED_ADDON =
  '/usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/belgiumeid@eid.belgium.be.xpi';
/** The folders in which distributions put the eID software's library. */
export const LIBRARY_FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
];
const P11_KIT = ['/usr/share/p11-kit/modules', '/etc/pkcs11/modules'];
const registeredAs = (...names: readonly string[]): string[] =>
  P11_KIT.flatMap((folder) => names.map((name) => join(folder, `${name}.module`)));
const manifest = v.object({ path: v.string() });
const CONFINED_PROFILES: Readonly<Record<Exclude<Browser['packaging'], 'system'>, string>> = {
  snap: 'snap/firefox/common/.mozilla/firefox',
  flatpak: '.var/app/org.mozilla.firefox/.mozilla/firefox',
};
const isFirefox = (id: Browser['id']): boolean => id === 'firefox' || id === 'librewolf';

/**
 * Every browser of BROWSERS that was found, once for each way it is installed: Snap, Flatpak, and any other as
 * `system`. The version is that of its package in `packages`, the installed ones; it is null without one, and always
 * for a Snap or a Flatpak, whose module is always called `absent`.
 */
export async function linuxBrowsers(
  { files, env }: Machine,
  packages: ReadonlyMap<string, string>,
): Promise<Browser[]> {
  const home = env['HOME'] ?? '';
  const any = async (paths: readonly string[]): Promise<boolean> =>
    (await Promise.all(paths.map((path) => files.exists(path)))).includes(true);

  /** Ubuntu's /usr/bin/firefox only starts the snap. */
  const system = async ({ id, commands }: BrowserPlaces): Promise<boolean> =>
    (
      await Promise.all(
        [
          ...commandFolders(home).flatMap((folder) => commands.map((command) => join(folder, command))),
          ...(UNPACKED[id] ?? []),
        ].map(async (place) => {
          const real = await files.real(place);
          if (real === null || real.startsWith('/snap/')) return false;
          const text = await files.head(place);
          return !(text.startsWith('#!') && text.includes('/snap/bin/'));
        }),
      )
    ).includes(true);
  const packagings = async (browser: BrowserPlaces): Promise<Browser['packaging'][]> => {
    const { commands, flatpak } = browser;
    const [here, snap, flat] = await Promise.all([
      system(browser),
      any(commands.flatMap((command) => [join('/snap/bin', command), join('/var/lib/snapd/snap/bin', command)])),
      any(['/var/lib/flatpak', join(home, '.local/share/flatpak')].map((place) => join(place, 'exports/bin', flatpak))),
    ]);
    return [
      ...(here ? ['system' as const] : []),
      ...(snap ? ['snap' as const] : []),
      ...(flat ? ['flatpak' as const] : []),
    ];
  };

  /** A library without a folder is looked up by the loader: then the eID software's own folders are tried. */
  const isThere = (library: string): Promise<boolean> =>
    library.startsWith('/') ? files.exists(library) : any(LIBRARY_FOLDERS.map((folder) => join(folder, library)));
  /**
   * Whether these PKCS#11 modules have the eID's among them, themselves or through p11-kit's proxy; `unknown` with
   * OpenSC's alone.
   */
  const joins = async (libraries: readonly string[]): Promise<'present' | 'unknown' | 'absent'> => {
    const throughProxy = async (...names: readonly string[]): Promise<boolean> =>
      libraries.some(isProxy) && any(registeredAs(...names));
    const isListed = async (named: (path: string) => boolean): Promise<boolean> =>
      (await Promise.all(libraries.filter(named).map(isThere))).includes(true);
    if ((await isListed(isEidModule)) || (await throughProxy('beid'))) return 'present';
    return (await isListed(isOpenSc)) || (await throughProxy('opensc-pkcs11', 'opensc')) ? 'unknown' : 'absent';
  };
  /** The manifest counts when the library that it names is there. */
  const firefoxModule = async (profiles: readonly string[]): Promise<Browser['module']> => {
    const byHand = (await Promise.all(profiles.map((folder) => firefoxModules(files, folder)))).flat();
    const ofThePc = await files.text(PC_POLICY);
    const policies = ofThePc === null ? await Promise.all(POLICIES.map((place) => files.text(place))) : [ofThePc];
    const joined = await joins([...byHand, ...policies.flatMap(readSecurityDevices)]);
    if (joined === 'present') return 'loaded';
    const places = [...MANIFEST_FOLDERS, join(home, '.mozilla')].map((folder) =>
      join(folder, 'pkcs11-modules/beidpkcs11.json'),
    );
    const found = await Promise.all(
      places.map(async (place) => {
        const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifest), await files.text(place));
        return parsed.success && (!parsed.output.path.startsWith('/') || (await files.exists(parsed.output.path)));
      }),
    );
    return found.includes(true) ? 'present' : joined;
  };
  /**
   * The module is added to the person's NSS database at the start of a session; it counts when its library is there.
   */
  const nssModule = async (): Promise<Browser['module']> => {
    const folders = [join(env['XDG_DATA_HOME'] ?? join(home, '.local/share'), 'pki/nssdb'), join(home, '.pki/nssdb')];
    const libraries = (
      await Promise.all(
        folders.map(async (folder) => readNssModules((await files.text(join(folder, 'pkcs11.txt'))) ?? '')),
      )
    ).flat();
    return joins(libraries);
  };
  /** A Firefox that came with version 147 or later has its profiles in the second folder, an older one in the first. */
  const profilesOf = (id: Browser['id'], packaging: Browser['packaging']): string[] => {
    if (id === 'librewolf') return [join(home, '.librewolf')];
    if (packaging !== 'system') return [join(home, CONFINED_PROFILES[packaging])];
    return [join(home, '.mozilla/firefox'), join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'mozilla/firefox')];
  };
  const addon = async (id: Browser['id'], packaging: Browser['packaging']): Promise<Browser['addon']> => {
    const found = await firefoxAddon(files, ...profilesOf(id, packaging));
    return found === 'unknown' && packaging === 'system' && (await files.exists(SHARED_ADDON)) ? 'present' : found;
  };

  const found = await Promise.all(
    BROWSERS.map(async (browser): Promise<Browser[]> =>
      Promise.all(
        (await packagings(browser)).map(async (packaging): Promise<Browser> => {
          const software = packaged(packages, browser.packages);
          return {
            id: browser.id,
            packaging,
            version: packaging === 'system' && software.installed ? software.version : null,
            addon: isFirefox(browser.id) ? await addon(browser.id, packaging) : 'not-needed',
            module:
              packaging === 'system'
                ? await (isFirefox(browser.id) ? firefoxModule(profilesOf(browser.id, packaging)) : nssModule())
                : 'absent',
          };
        }),
      ),
    ),
  );
  return found.flat();
}
