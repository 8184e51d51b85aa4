/**
 * Mounts tests/tools/share/share.py: a folder that behaves like one on a server, on its good and its bad days (Linux,
 * FUSE).
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../wait.ts';

/** What the share does from the next operation on; with nothing set it works as it should. */
export interface Wish {
  delayMs?: number;
  /** FUSE's names of operations, and `rename-over`. */
  refuses?: readonly string[];
  /** The errno name of a refusal; EPERM when not given. */
  refusal?: string;
  gone?: boolean;
  /** Bytes written from now on, after which the share is gone. */
  goneAfterBytes?: number;
  /** The errno name that a share which is gone answers; ESTALE when not given. */
  error?: string;
}

export interface Share {
  /** The share as the program sees it. */
  readonly path: string;
  /** The folder behind the share, as the server sees it. */
  readonly behind: string;
  wish(wish: Wish): Promise<void>;
  /** Operations that changed something since the start, as `<operation> <path>`. */
  changes(): Promise<string[]>;
  close(): Promise<void>;
}

const PYTHON = '/usr/bin/python3';
/** Only where FUSE is: scripts/test.mjs installs the rest. */
export const canShare =
  process.platform === 'linux' && isUsable('/dev/fuse') && existsSync('/usr/lib/python3/dist-packages/fusepy.py');

export async function openShare(): Promise<Share> {
  const base = await mkdtemp(join(tmpdir(), 'share-'));
  const behind = join(base, 'behind'),
    path = join(base, 'share'),
    control = join(base, 'control.json'),
    log = join(base, 'log');
  await mkdir(behind);
  await mkdir(path);
  let wishes = 0;
  // Renamed into place: the share reads it at each operation.
  const wish = async (wanted: Wish): Promise<void> => {
    await writeFile(`${control}.new`, JSON.stringify({ ...wanted, at: (wishes += 1) }));
    await rename(`${control}.new`, control);
  };
  await wish({});
  await writeFile(log, '');
  const server = spawn(PYTHON, [join(import.meta.dirname, 'share.py'), behind, path, control, log], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(server, 'exit');
  await until(
    () => readFile('/proc/mounts', 'utf8'),
    (mounts) => mounts.includes(path),
    'the share to be there',
  );
  return {
    path,
    behind,
    wish,
    changes: async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== ''),
    async close() {
      await wish({});
      if (spawnSync('umount', ['-l', path]).status !== 0) spawnSync('fusermount', ['-uz', path]);
      server.kill();
      await ended;
      await rm(base, { recursive: true, force: true });
    },
  };
}

function isUsable(device: string): boolean {
  try {
    accessSync(device, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
