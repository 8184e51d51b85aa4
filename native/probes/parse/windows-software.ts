/**
 * Installed software as Windows lists it: the uninstall keys of both views and of the person
 * (docs/facts/detection.md#windows).
 */
import type { Browser, Software } from '../../../src/shared/facts.ts';
import { known, unknown, type Outcome, type Value } from '../outcome.ts';
import type { RegistryKey } from './registry.ts';
import { compareVersions, openscBeside } from './versions.ts';

const display = (key: RegistryKey): string => key.values.get('displayname') ?? '';
const displayVersion = (key: RegistryKey): string | null =>
  /^\d+(\.\d+){0,3}/.exec(key.values.get('displayversion') ?? '')?.[0] ?? null;

/**
 * The name under which the eID software is listed, with its version and its build: `Belgium e-ID middleware 5.1.34
 * (build 6350)`. DisplayVersion would say 5.1.6350 (docs/facts/detection.md#windows).
 */
export const MIDDLEWARE =
  /^Belgium (?:e-?ID middleware|Identity Card Run-?time)(?: \((?:x86|x64|arm64)\))?(?: (\d+(?:\.\d+){1,3}))?(?: \(build (\d+)\))?/i;

/**
 * The name under which the eID Viewer is listed, with its version and its build: it is a program of its own, with
 * versions of its own.
 */
export const VIEWER = /^Belgium e-?ID viewer(?: \((?:x86|x64|arm64)\))?(?: (\d+(?:\.\d+){1,3}))?(?: \(build (\d+)\))?/i;

/**
 * The newest software installed under a name that fits `name`, whose first two groups are version and build; unknown
 * when `keys` is empty. `copies` counts the products: the same one seen in both views is one, two products are two
 * (fault 27 of docs/facts/faults.md).
 */
export function softwareNamed(keys: readonly RegistryKey[], name: RegExp): Outcome<Software> {
  // Every Windows lists something: nothing at all means that the list was not read.
  if (keys.length === 0) return unknown('unreadable');
  const found = new Map<string, { version: string | null; build: string | null }>();
  for (const key of keys) {
    const match = name.exec(display(key));
    if (match !== null) found.set(key.name.toLowerCase(), { version: match[1] ?? null, build: match[2] ?? null });
  }
  const newest = [...found.values()].toSorted((a, b) => compareVersions(b.version, a.version))[0];
  return known(newest === undefined ? { installed: false } : { installed: true, ...newest, copies: found.size });
}

/**
 * PKCS#11 modules that are installed beside the official one and answer for the eID too: an old OpenSC (fault 26 of
 * docs/facts/faults.md), one name at most.
 */
export const otherModules = (keys: readonly RegistryKey[]): Value<'otherModules'> =>
  keys
    .filter((key) => /^OpenSC\b/i.test(display(key)))
    .flatMap((key) => openscBeside(displayVersion(key)))
    .slice(0, 1);

const BROWSERS: readonly (readonly [Browser['id'], RegExp, RegExp])[] = [
  ['firefox', /^Mozilla Firefox\b/i, /^Firefox/i],
  ['chrome', /^Google Chrome$/i, /^Google Chrome/i],
  ['edge', /^Microsoft Edge$/i, /^Microsoft Edge/i],
  ['brave', /^Brave\b/i, /^Brave/i],
  ['opera', /^Opera( Stable| GX Stable)?\b/i, /^Opera/i],
  ['chromium', /^Chromium$/i, /^Chromium/i],
];

/**
 * The browsers of BROWSERS that are installed on Windows. A browser is known by its uninstall entry, which has the
 * version, or by its key below StartMenuInternet (`clients`), which every browser makes; then the version is null.
 */
export function browsersFound(
  uninstall: readonly RegistryKey[],
  clients: readonly RegistryKey[],
): { id: Browser['id']; version: string | null }[] {
  return BROWSERS.flatMap(([id, product, client]) => {
    const entry = uninstall
      .filter((key) => product.test(display(key)))
      .toSorted((a, b) => compareVersions(displayVersion(b), displayVersion(a)))[0];
    const listed =
      entry !== undefined ||
      clients.some(({ path, name }) => /\\StartMenuInternet\\[^\\]+$/i.test(path) && client.test(name));
    return listed ? [{ id, version: entry === undefined ? null : displayVersion(entry) }] : [];
  });
}

/**
 * For which generations of cards, applet 1.7 and applet 1.8, Windows has the eID's minidriver. The ATR of a Calais key
 * decides, where it has one; otherwise the key's name (docs/facts/card.md#recognising-a-belgian-eid,
 * docs/facts/detection.md#windows).
 */
export function minidriverOf(calais: readonly RegistryKey[]): { applet17: boolean; applet18: boolean } {
  const ours = calais.filter((key) => /^beid/i.test(key.name) || /^beidmdrv/i.test(key.values.get('80000001') ?? ''));
  const isNew = (key: RegistryKey): boolean => {
    const atr = key.values.get('atr');
    return atr === undefined ? /v18/i.test(key.name) : /^3b7f/i.test(atr);
  };
  return { applet17: ours.some((key) => !isNew(key)), applet18: ours.some(isNew) };
}

/**
 * Whether the manifest is registered that tells Firefox where the eID's module is (docs/facts/detection.md#windows).
 */
export const hasFirefoxManifest = (mozilla: readonly RegistryKey[]): boolean =>
  mozilla.some(({ name, values }) => /^beidpkcs11/i.test(name) && (values.get('') ?? '') !== '');

/**
 * Whether the eID software of Windows is set to write debug logs, which hold PIN data, encoded (fault 41 of
 * docs/facts/faults.md).
 */
export const logsDebug = (beid: readonly RegistryKey[]): boolean =>
  beid.some(({ values }) => /debug/i.test(values.get('log_level') ?? ''));

/**
 * Whether the policy « Turn on certificate propagation from smart card » is off (CertPropEnabled = 0): then the card's
 * certificates stay hidden.
 */
export const forbidsPropagation = (policies: readonly RegistryKey[]): boolean =>
  policies.some(({ values }) => /^(0x)?0+$/.test(values.get('certpropenabled') ?? ''));
