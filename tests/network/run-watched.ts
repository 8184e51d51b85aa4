/** Runs these tests in a network of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../e2e/tools/app.ts';

export interface Watched {
  readonly code: unknown;
  /** What vitest printed. */
  readonly printed: string;
}

/** `idleMs`: how long a door is left alone. Needs root. */
export async function runWatched({ idleMs }: { idleMs: number }): Promise<Watched> {
  const folder = await mkdtemp(join(tmpdir(), 'watched-'));
  await chmod(folder, 0o755);
  const child = spawn(
    'unshare',
    [
      '--net',
      '--mount',
      join(import.meta.dirname, 'enter.sh'),
      folder,
      process.execPath,
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      'network',
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NETWORK_IDLE_MS: String(idleMs) } },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
    });
  const [code]: unknown[] = await once(child, 'close');
  await rm(folder, { recursive: true, force: true });
  return { code, printed };
}
