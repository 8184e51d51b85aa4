/** A browser of the Chromium family in its usual places, for the loopback door's window. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BrowserWish } from '../../shared/browser-wish.ts';

/** A browser of this PC that can show the program’s page. */
export interface SystemBrowser {
  readonly file: string;
  /**
   * A browser installed as a snap sees a /tmp of its own instead of ours, so its profile must lie under the snap's
   * folder.
   */
  readonly snap: boolean;
}

/**
 * Finds a browser of the Chromium family on this PC; null when there is none. Where the variable `CLE_EN_MAIN_BROWSER`
 * names a file, no other is looked for. Edge is part of Windows 10 and 11, so that one is nearly always found there.
 */
export function findBrowser(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  exists: (file: string) => boolean = existsSync,
): SystemBrowser | null {
  const chosen = env['CLE_EN_MAIN_BROWSER'];
  const file = (chosen === undefined ? candidates(platform, env, exists) : [chosen]).find((candidate) =>
    exists(candidate),
  );
  return file === undefined ? null : { file, snap: file.startsWith(`${SNAPS}/`) };
}

/** Firefox in its usual places; a snap cannot use the card, so it is none. */
function firefoxes(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  switch (platform) {
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
        .flatMap((name) => env[name] ?? [])
        .map((root) => join(root, 'Mozilla Firefox/firefox.exe'));
    case 'darwin':
      return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
    default:
      return ['firefox', 'firefox-esr'].flatMap((name) =>
        (env['PATH'] ?? '')
          .split(delimiter)
          .filter((folder) => folder !== '' && folder !== SNAPS)
          .map((folder) => join(folder, name)),
      );
  }
}

/**
 * The browser's program in which a page of the catalogue is to open: Firefox, or one that can read the card. Null, for
 * the wish `own` or where no such browser is found outside a Snap, leaves the page to the person's own browser.
 */
export function browserForWish(
  wish: BrowserWish,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  exists: (file: string) => boolean = existsSync,
): string | null {
  switch (wish) {
    case 'own':
      return null;
    case 'firefox':
      return firefoxes(platform, env).find(exists) ?? null;
    case 'card': {
      // Edge and Chrome read the card through what the eID software installs; no add-on is needed.
      const found = findBrowser(platform, env, exists);
      return found === null || found.snap ? null : found.file;
    }
  }
}

const SNAPS = '/snap/bin';
const SNAP = `${SNAPS}/chromium`;

function candidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, exists: (file: string) => boolean): string[] {
  switch (platform) {
    case 'win32': {
      const roots = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
      return [
        'Microsoft/Edge/Application/msedge.exe',
        'Google/Chrome/Application/chrome.exe',
        'Chromium/Application/chrome.exe',
      ].flatMap((program) => roots.map((root) => join(root, program)));
    }
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].flatMap((name) =>
        ['/Applications', join(env['HOME'] ?? '/', 'Applications')].map((folder) =>
          join(folder, `${name}.app/Contents/MacOS/${name}`),
        ),
      );
    default: {
      const names = [
        'chromium',
        'google-chrome-stable',
        'google-chrome',
        'microsoft-edge-stable',
        'microsoft-edge',
        'brave-browser',
        'chromium-browser',
      ];
      const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].filter(
        (folder) => folder !== '' && folder !== SNAPS,
      );
      // On Ubuntu /usr/bin/chromium-browser only starts the snap; a snap is the last choice.
      return [
        ...names
          .flatMap((name) => folders.map((folder) => join(folder, name)))
          .filter((file) => !exists(SNAP) || !file.endsWith('/chromium-browser')),
        SNAP,
      ];
    }
  }
}

/**
 * Whether a browser could show a window. On Linux, where without a display it would only print an error: whether the
 * environment names a display, be it one that no longer answers. Elsewhere always true.
 */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
