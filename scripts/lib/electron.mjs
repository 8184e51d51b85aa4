// Where Electron's executable is. Never `require('electron')` to find out: that starts a download with no time limit.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';
import { words } from './words.mjs';

const folder = join(ROOT, 'node_modules/electron');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);

/**
 * The version of the npm package `electron` in node_modules, which package.json pins; null where it is not installed.
 * The executable is fetched apart from it, and may be missing or of another version.
 */
export function electronVersion() {
  const manifest = read(join(folder, 'package.json'));
  return manifest === null ? null : JSON.parse(manifest).version;
}

/**
 * The version, without a leading `v`, of the Electron that this executable belongs to, as the file `version` at the top
 * of Electron's folder says (on macOS beside `Electron.app`); null where there is no such file.
 * @param {string} file a path that `findElectron` found, never its null
 */
export function versionOf(file) {
  return read(join(file.slice(0, -executable.length), 'version'))?.replace(/^v/, '') ?? null;
}

const executable =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';

/**
 * Finds the executable of exactly the pinned version of Electron. Where ELECTRON_OVERRIDE_DIST_PATH is set (Electron's
 * own variable, which the tests' double uses as well), only that folder counts, whatever version is in it. Null when
 * there is none.
 */
export function findElectron() {
  const other = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (other) return existsSync(join(other, executable)) ? join(other, executable) : null;
  const file = join(folder, 'dist', executable);
  return existsSync(file) && read(join(folder, 'dist/version'))?.replace(/^v/, '') === electronVersion() ? file : null;
}

/** Asks the download's own address for one byte: a proxy may let one host through and not the other. */
async function canFetch() {
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  const version = electronVersion();
  const address = `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const response = await fetch(address, { headers: { range: 'bytes=0-0' }, signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // No name, no route, no answer in time: all the same to us.
  }
}

/**
 * The executable of Electron as `findElectron` finds it. Where there is none and its server answers within 5 s, it is
 * fetched into node_modules, for which ten minutes are allowed, and checked by its SHA-256 against the npm package.
 * Null when it cannot be had.
 */
export async function getElectron() {
  const present = findElectron();
  if (present !== null || electronVersion() === null || !(await canFetch())) return present;
  console.log(words.downloading);
  spawnSync(process.execPath, [join(folder, 'install.js')], { cwd: ROOT, stdio: 'inherit', timeout: 10 * 60_000 });
  return findElectron();
}
