/**
 * Starts the program as a desktop does: no debugger, no Playwright, its own folder for Chromium; looks at it from
 * outside only.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { APP } from './app.ts';
import { environmentFor, type Electron } from './electron.ts';
import { windowsOf } from './hands.ts';
import { handOver, personsFolder } from './person.ts';
import { processesOfSession, type RunningProcess } from './process-table.ts';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';

/** A person's own home and temporary folder, for one or more starts. */
export interface Surroundings {
  readonly temporary: string;
  readonly home: string;
  /** What stands in the list of recently used files; empty where there is none. */
  recentlyUsed(): Promise<string>;
  /** Names of what lies in the temporary folder. */
  leftFiles(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function surroundings(temporaryName = 'tmp'): Promise<Surroundings> {
  const folder = await personsFolder('start-');
  const temporary = join(folder, temporaryName);
  await mkdir(temporary);
  await handOver(temporary);
  const home = join(folder, 'home');
  return {
    temporary,
    home,
    recentlyUsed: () => readFile(join(home, '.local/share/recently-used.xbel'), 'utf8').catch(() => ''),
    leftFiles: async () => readdir(temporary),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/**
 * Waits until every one of these processes has ended, and then until the temporary folder of its start is empty.
 * @throws with what is left, once the usual time of a wait is over
 */
export async function nothingIsLeft(processes: () => readonly RunningProcess[], place: Surroundings): Promise<void> {
  await until(
    () => processes().map(({ command }) => command),
    (left) => left.length === 0,
    'its processes to end',
  );
  await noFileIsLeft(place);
}

/** As `nothingIsLeft`, of the files alone. */
export async function noFileIsLeft(place: Surroundings): Promise<void> {
  await until(
    () => place.leftFiles(),
    (left) => left.length === 0,
    'its files to go',
  );
}

export interface PlainStart {
  readonly child: ChildProcess;
  /** What it wrote, as one text. */
  printed(): string;
  processes(): RunningProcess[];
  /** Waits until a window of this very process is on the screen; its number for xdotool. */
  window(): Promise<string>;
  /** Resolves to the exit code, or the signal that ended it. */
  readonly ended: Promise<unknown>;
}

export async function plainStart(
  electron: Electron,
  place: Surroundings,
  { words = ['--practice=ready'], env = {} }: { words?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<PlainStart> {
  const child = spawn(electron.executable, [...electron.switches, APP, ...words], {
    // A session of its own, by which all its processes are found again.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: await environmentFor(electron, join(place.temporary, '..'), { TMPDIR: place.temporary, ...env }),
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
    });
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) => code ?? signal);
  const pid = child.pid ?? 0;
  return {
    child,
    ended,
    printed: () => printed,
    processes: () => processesOfSession(pid),
    window: async () => {
      const seen = (): string => {
        if (child.exitCode !== null) return `ended: ${printed}`;
        const window = windowsOf(pid, text('app.name'))[0] ?? '';
        if (window === '') throw new Error(`no window on the screen: ${printed}`);
        return window;
      };
      const found = await vi.waitFor(seen, { timeout: WINDOW_MS, interval: 50 });
      if (found.startsWith('ended')) throw new Error(found);
      return found;
    },
  };
}

/** Milliseconds. The first start on a busy machine reads 250 MB from its disk. */
const WINDOW_MS = 100_000;
