/** Which browser a click on a link opens on Linux (docs/facts/detection.md#browsers). */
import { join } from 'node:path';
import type { Files, Machine } from './machine.ts';
import { known, unknown, type Outcome, type Value } from './outcome.ts';
import { browserNamed, packagingOf, readDesktopFile, readMimeApps } from './parse/default-browser.ts';

/**
 * The browser that opens https links for this account; null for one that this program does not know. The person's own
 * choice counts first, then the administrator's, then the distribution's, and of each list the first program that is
 * installed; where none is, Debian's alternative `x-www-browser`, then the name that was written down first. Without
 * any of them the answer is unknown.
 */
export async function linuxDefaultBrowser({ files, env }: Machine): Promise<Outcome<Value<'defaultBrowser'>>> {
  const home = env['HOME'] ?? '';
  const shared = dataFolders(env, home);
  const folders = [
    env['XDG_CONFIG_HOME'] ?? join(home, '.config'),
    ...among(env['XDG_CONFIG_DIRS'] ?? '/etc/xdg'),
    ...shared.map((folder) => join(folder, 'applications')),
  ];
  const desktops = among(env['XDG_CURRENT_DESKTOP'] ?? '').map((name) => name.toLowerCase());
  const lists = [...desktops.map((name) => `${name}-mimeapps.list`), 'mimeapps.list'];
  const texts = await Promise.all(folders.flatMap((folder) => lists.map((list) => files.text(join(folder, list)))));
  const names = texts.flatMap((text) => readMimeApps(text ?? ''));
  for (const name of names) {
    const packaging = await packagingFound(files, shared, name);
    if (packaging !== null) return known(browserNamed(name, packaging));
  }
  const alternative = await files.real('/etc/alternatives/x-www-browser');
  if (alternative !== null) return known(browserNamed(alternative));
  return names[0] === undefined ? unknown('not-told') : known(readDesktopFile(names[0]));
}

const among = (list: string): string[] => list.split(':').filter((one) => one !== '');

/**
 * Where programs lay down their desktop files, the first to count first. Flatpak and snapd add their folders to the
 * variable at the start of a session; a program that was started otherwise does not have them.
 */
function dataFolders(env: NodeJS.ProcessEnv, home: string): string[] {
  const own = env['XDG_DATA_HOME'] ?? join(home, '.local/share');
  const usual = [
    join(home, '.local/share/flatpak/exports/share'),
    '/var/lib/flatpak/exports/share',
    '/usr/local/share',
    '/usr/share',
    '/var/lib/snapd/desktop',
  ];
  return [...new Set([own, ...among(env['XDG_DATA_DIRS'] ?? ''), ...usual])];
}

/** How the program is packaged whose desktop file counts under this name; null when it is not installed. */
async function packagingFound(
  files: Files,
  folders: readonly string[],
  name: string,
): Promise<'system' | 'snap' | 'flatpak' | null> {
  for (const folder of folders) {
    const place = join(folder, 'applications', name);
    const text = await files.text(place);
    if (text !== null) return packagingOf(place, text);
  }
  return null;
}
