/**
 * Packs the program as electron-builder would on a forge, around a stand-in for Electron's folder: its binary cannot be
 * fetched here (docs/facts/electron.md#packaging). What it shows: the configuration, the archive, the fuses, the
 * resources, the Debian package. What it cannot: that the result starts.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
/** Who publishes, in these tests. */
export const PUBLISHER = {
  homepage: 'https://epn.example/cle-en-main',
  maintainer: 'EPN d’essai <contact@epn.example>',
};
const LOCALES = ['de', 'en-US', 'fr', 'nl', 'sv'];

const manifestSchema = v.object({ version: v.string() });
const electronVersion = async (): Promise<string> =>
  v.parse(manifestSchema, JSON.parse(await readFile(join(ROOT, 'node_modules/electron/package.json'), 'utf8'))).version;

export interface Packed {
  /** Where electron-builder put its results. */
  readonly folder: string;
  remove(): Promise<void>;
}

export async function pack(system: 'linux' | 'win', ...targets: readonly string[]): Promise<Packed> {
  const work = await mkdtemp(join(tmpdir(), 'package-'));
  const electron = join(work, 'electron');
  await makeElectron(electron, system);
  const folder = join(work, 'dist');
  await run(
    process.execPath,
    [
      join(ROOT, 'scripts/installers.mjs'),
      `--${system}`,
      ...targets,
      '--x64',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${folder}`,
      '-c.compression=store',
    ],
    {
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        CLE_EN_MAIN_HOMEPAGE: PUBLISHER.homepage,
        CLE_EN_MAIN_MAINTAINER: PUBLISHER.maintainer,
        CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm.mjs'),
        CSC_IDENTITY_AUTO_DISCOVERY: 'false',
      },
    },
  );
  return { folder, remove: () => rm(work, { recursive: true, force: true }) };
}

async function makeElectron(folder: string, system: 'linux' | 'win'): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  for (const name of LOCALES) await writeFile(join(folder, `locales/${name}.pak`), '');
  await writeFile(join(folder, 'version'), await electronVersion());
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak']) await writeFile(join(folder, name), '');
  if (system === 'linux') await run('gcc', ['-o', join(folder, 'electron'), join(import.meta.dirname, 'stand-in.c')]);
  else await run(process.execPath, [join(import.meta.dirname, 'make-exe.cjs'), join(folder, 'electron.exe')]);
}
