/**
 * A screen that nobody sees, of 1366 × 768 unless another size is asked for, with a window manager: without one no
 * window can be minimised, and one may be larger than the screen.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { person } from './person.ts';

export interface Screen {
  /** For the variable DISPLAY. */
  readonly display: string;
  end(): Promise<void>;
}

/** Numbers of screens that nobody else is likely to take. */
const FIRST_NUMBER = 1000;
const NUMBERS = 50_000;

/** The most common laptop's, pixels. */
const USUAL = { width: 1366, height: 768 };

/**
 * @param size pixels
 * @throws where its programs are not installed
 */
export async function startScreen(size = USUAL): Promise<Screen> {
  if (spawnSync('sh', ['-c', 'command -v Xvfb && command -v openbox'], { stdio: 'ignore' }).status !== 0)
    throw new Error(
      'the real window needs xvfb and openbox: `npm test` installs them, or apt-get install xvfb openbox',
    );
  // Not a number that Xvfb chooses: the first one that is free in this network namespace may be taken in another, and
  // its socket, a file that both share, would be taken over.
  const wanted = FIRST_NUMBER + Math.floor(Math.random() * NUMBERS);
  // It writes its number to the third pipe once it takes connections. As the person and without a key file: then it
  // takes connections of that user and of root alone.
  const depth = `${size.width}x${size.height}x24`;
  const server = spawn('Xvfb', [`:${wanted}`, '-displayfd', '3', '-screen', '0', depth, '-nolisten', 'tcp'], {
    ...person(),
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const [, , , numbers] = server.stdio;
  if (!(numbers instanceof Readable)) throw new Error('no pipe to read the display from');
  const [number]: unknown[] = await Promise.race([
    once(createInterface({ input: numbers }), 'line'),
    once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it showed a screen'))),
  ]);
  const display = `:${String(number)}`;
  const manager = spawn('openbox', ['--sm-disable'], {
    ...person(),
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display },
  });
  manager.on('error', () => undefined);
  await managed(display);
  return {
    display,
    end: async () => {
      await end(manager);
      await end(server);
    },
  };
}

/** Waits until the window manager has taken the screen over: what a window asks of it before is lost. */
async function managed(display: string): Promise<void> {
  const words = ['-display', display, '-root', '_NET_SUPPORTING_WM_CHECK'];
  for (let tries = 0; tries < MANAGER_TRIES; tries += 1) {
    if (spawnSync('xprop', words, { encoding: 'utf8' }).stdout.includes('window id')) return;
    await sleep(MANAGER_PAUSE_MS);
  }
  throw new Error('openbox did not take the screen over');
}
const MANAGER_TRIES = 450;
const MANAGER_PAUSE_MS = 100;

/**
 * For specs that press keys: a screen of their own while they run. Keys go to the window that has the focus, and
 * another spec's window may take it at any moment.
 */
export function onOwnScreen(): void {
  let screen: Screen | null = null;
  const before = process.env['DISPLAY'];
  beforeAll(async () => {
    screen = await startScreen();
    process.env['DISPLAY'] = screen.display;
  });
  afterAll(async () => {
    if (before === undefined) delete process.env['DISPLAY'];
    else process.env['DISPLAY'] = before;
    await screen?.end();
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
