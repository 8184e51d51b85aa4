/** Which browser a click on a link opens, as each system writes it down. */
import { known, type Outcome, type Value } from '../outcome.ts';
import type { RegistryKey } from './registry.ts';

type Default = Value<'defaultBrowser'>;

/** By the names that browsers register under: ProgIds of Windows, bundle ids of macOS, desktop files of Linux. */
const NAMES: readonly (readonly [NonNullable<Default>['id'], RegExp])[] = [
  ['librewolf', /librewolf/i],
  ['firefox', /firefox/i],
  ['vivaldi', /vivaldi/i],
  ['brave', /brave/i],
  ['opera', /opera/i],
  ['edge', /msedge|microsoft[-.]edge|edgemac|AppXq0fevzme2pys62n3e0fbqa7peapykr8v/i],
  ['chromium', /chromium/i],
  ['chrome', /chrome/i],
  ['safari', /safari/i],
];

/**
 * The browser whose name is part of this ProgId, bundle id, desktop file or path, with the packaging that was given,
 * `system` by default; null when none of NAMES fits.
 */
export function browserNamed(name: string, packaging: NonNullable<Default>['packaging'] = 'system'): Default {
  const found = NAMES.find(([, pattern]) => pattern.test(name));
  return found === undefined ? null : { id: found[0], packaging };
}

/**
 * The default browser of a Windows account, from the value ProgId of the registry key
 * `UrlAssociations\https\UserChoice`. Null when the key is missing, since Windows then asks or opens Edge, and for a
 * browser that is not in the list.
 */
export function readUserChoice(keys: readonly RegistryKey[]): Default {
  const chosen = keys.find(({ path }) => /\\https\\UserChoice$/i.test(path))?.values.get('progid');
  return chosen === undefined ? null : browserNamed(chosen);
}

/** The desktop files that `mimeapps.list` makes the defaults for https, the best first; empty when it gives none. */
export function readMimeApps(text: string): string[] {
  const defaults = /^\[Default Applications\]([^[]*)/m.exec(text)?.[1] ?? '';
  return (/^x-scheme-handler\/https=([^\n]+)/m.exec(defaults)?.[1] ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * How a program is packaged, from where its desktop file lies and from what it starts. Its name does not tell:
 * Fedora's own Firefox has `org.mozilla.firefox.desktop`, as the Flatpak has.
 */
export function packagingOf(place: string, desktopFile: string): NonNullable<Default>['packaging'] {
  const starts = /^Exec=([^\n]{1,500})/m.exec(desktopFile)?.[1] ?? '';
  if (place.includes('/flatpak/exports/') || /\bflatpak run\b/.test(starts)) return 'flatpak';
  return place.startsWith('/var/lib/snapd/') || starts.includes('/snap/bin/') ? 'snap' : 'system';
}

/**
 * The browser that a desktop file starts and how it is packaged, both from its name, for a file that is nowhere to be
 * seen; null for a browser that is not in the list. Snapd names desktop files `firefox_firefox.desktop`, and Flatpak by
 * reversed domains as `org.mozilla.firefox.desktop`: a distribution that does so too lays them where they are seen.
 */
export function readDesktopFile(name: string): Default {
  if (/^[a-z-]+_[a-z-]+\.desktop$/.test(name)) return browserNamed(name, 'snap');
  return browserNamed(name, /^(org|com|io|net)\./.test(name) ? 'flatpak' : 'system');
}

/**
 * The default browser of a Mac's account, from what `defaults read
 * com.apple.LaunchServices/com.apple.launchservices.secure LSHandlers` prints. Safari where nobody chose another, and
 * also where `defaults` fails; null for a browser that is not in the list.
 */
export function readLaunchServices({ code, out }: { code: number; out: string }): Outcome<Default> {
  if (code !== 0) return known({ id: 'safari', packaging: 'system' });
  const block = out.split('}').find((part) => /LSHandlerURLScheme = https;/.test(part)) ?? '';
  const handler = /LSHandlerRoleAll = "?([^";\n]{1,200})"?;/.exec(block)?.[1];
  return known(handler === undefined ? { id: 'safari', packaging: 'system' } : browserNamed(handler));
}
