/** Time and memory of a command with all the processes it starts (Linux). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';

export interface Timed {
  readonly seconds: number;
  readonly code: unknown;
}
export interface Measured extends Timed {
  /** Largest sum of proportional set sizes seen, MB: shared libraries count once. */
  readonly peakMb: number;
}

const EVERY_MS = 20;

const started = (command: string, args: readonly string[], env: NodeJS.ProcessEnv) =>
  spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } });

/** Measures the time only: reading the memory of large processes fifty times a second would take a quarter of it. */
export async function time(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Timed> {
  const begun = performance.now();
  const [code]: unknown[] = await once(started(command, args, env), 'exit');
  return { seconds: (performance.now() - begun) / 1000, code };
}

/** Measures the memory as well; the time is longer because of that. */
export async function measure(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Measured> {
  const begun = performance.now();
  const child = started(command, args, env);
  let peak = 0;
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(async () => {
      peak = Math.max(peak, await memoryOf(child.pid ?? 0));
    });
  }, EVERY_MS);
  const [code]: unknown[] = await once(child, 'exit');
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(timer);
  await looking;
  return { seconds, peakMb: peak / 1000, code };
}

/** KB of a process and its children; one that has just ended counts nothing. */
async function memoryOf(pid: number): Promise<number> {
  const own = Number(
    /^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''))?.[1] ?? 0,
  );
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const children = (
    await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')))
  )
    .join(' ')
    .split(' ')
    .filter((one) => one !== '');
  return own + (await Promise.all(children.map((one) => memoryOf(Number(one))))).reduce((sum, one) => sum + one, 0);
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
