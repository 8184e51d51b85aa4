// What `npm start` and `npm test` both need before anything else: packages, system packages, a build. Plain Node ≥
// 20.19.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fill, words } from './words.mjs';

/** The folder of this clone. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const at = (path) => join(ROOT, path);
const modified = (path) => (existsSync(at(path)) ? statSync(at(path)).mtimeMs : 0);

/** A step of the preparation that failed, for a reason that is said to the person as it stands. */
export class Failed extends Error {}

/**
 * Installs the npm packages of package-lock.json where they are missing or out of date, by `npm ci`, which replaces all
 * of node_modules.
 * @throws Failed with what to do
 */
export function installPackages() {
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
  console.log(words.installing);
  // Runs the npm that is running us; never through a shell.
  const npm = process.env.npm_execpath;
  const command = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...command], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', command, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Failed(words.installFailed);
}

/** Builds the program where a source is newer than the last build. @throws Failed with what to do */
export function build() {
  const sources = [
    'src',
    'native',
    'assets',
    'scripts/build.mjs',
    'scripts/first-frame-plugin.mjs',
    'scripts/yaml-plugin.mjs',
    'package.json',
    'package-lock.json',
  ];
  if (modified('out/built.json') > Math.max(...sources.map(newest))) return;
  console.log(words.building);
  if (spawnSync(process.execPath, [at('scripts/build.mjs')], { cwd: ROOT, stdio: 'inherit' }).status !== 0)
    throw new Failed(words.buildFailed);
}

function newest(path) {
  if (!existsSync(at(path))) return 0;
  if (!statSync(at(path)).isDirectory()) return modified(path);
  return Math.max(0, ...readdirSync(at(path), { recursive: true }).map((name) => modified(join(path, name))));
}

/**
 * The words to put before a command that needs root: none when we are root, `sudo -n` where sudo asks for no password,
 * null where neither will do.
 */
export function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

const isInstalled = (name) =>
  spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' }).stdout === 'installed';

/**
 * Installs those of the named packages that are missing, on Debian and its children, after saying so; where it cannot
 * become root it only says which are missing. Returns the names that are still missing, and none on any other system,
 * where nothing is looked for.
 */
export function installSystemPackages(names) {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return [];
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return [];
  const prefix = rootPrefix();
  if (prefix === null) {
    console.log(fill(words.missingAsk, { names: missing.join(', '), packages: missing.join(' ') }));
    return missing;
  }
  console.log(fill(words.missingInstalling, { names: missing.join(', ') }));
  const apt = (...words) => {
    const [command, ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-qq',
      '-o',
      'Dpkg::Use-Pty=0',
      '-o',
      'DPkg::Lock::Timeout=120',
      ...words,
    ];
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  const install = (wanted) => apt('install', '-y', '--no-install-recommends', ...wanted);
  apt('update');
  // apt-get installs nothing when it does not know one of the names: then each is tried alone.
  if (!install(missing)) for (const name of missing) install([name]);
  return missing.filter((name) => !isInstalled(name));
}
