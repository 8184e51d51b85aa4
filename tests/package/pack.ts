/**
 * Packs the program as electron-builder would on a forge, around a stand-in for Electron's folder (the binary that is
 * shipped cannot be fetched here: docs/facts/electron.md#packaging) or around the tests' own Electron. What the first
 * shows: the configuration, the archive, the fuses, the resources, the Debian package. That the result starts, only the
 * second shows.
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

export interface PackOptions {
  /** A folder with an Electron for this system; a stand-in is made where none is named. */
  readonly electron?: string;
  /** The program's folder as an earlier call packed it: only the installers are made anew. */
  readonly packed?: string;
  /** For the installers, where it is not that of package.json. */
  readonly version?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** More words for electron-builder, e.g. another configuration. */
  readonly more?: readonly string[];
}

/** Runs `npm run installers` for these targets of electron-builder, into a new folder. */
export async function pack(
  system: 'linux' | 'win',
  targets: readonly string[],
  options: PackOptions = {},
): Promise<Packed> {
  const work = await mkdtemp(join(tmpdir(), 'package-'));
  const electron = options.electron ?? join(work, 'electron');
  if (options.electron === undefined) await makeElectron(electron, system);
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
      ...(options.packed === undefined ? [] : ['--prepackaged', options.packed]),
      ...(options.more ?? []),
      ...(options.version === undefined ? [] : [`-c.extraMetadata.version=${options.version}`]),
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
        ...options.env,
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
