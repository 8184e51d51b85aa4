/**
 * Before the end-to-end tests: where a real Electron is here, a normal user to run it and a screen of 1366 × 768, the
 * most common laptop's, with a window manager (without one no window can be minimised, and one may be larger than the
 * screen).
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { findTestElectron } from '../../../scripts/lib/test-electron.mjs';
import { isRoot, makePerson, person } from './person.ts';

export default async function setup(): Promise<() => Promise<void>> {
  if (process.platform !== 'linux' || findTestElectron() === null) return async () => undefined;
  if (isRoot) await makePerson();
  if (process.env['DISPLAY'] !== undefined && process.env['DISPLAY'] !== '') return async () => undefined;
  const { server, display } = await startScreen();
  process.env['DISPLAY'] = display;
  const manager = spawn('openbox', ['--sm-disable'], { ...asPerson(), stdio: 'ignore' });
  manager.on('error', () => undefined);
  return async () => {
    await end(manager);
    await end(server);
  };
}

const asPerson = (): { uid: number; gid: number } | object => person() ?? {};

/** Chooses a free number by itself and writes it to the third pipe once it takes connections. */
async function startScreen(): Promise<{ server: ChildProcess; display: string }> {
  if (spawnSync('sh', ['-c', 'command -v Xvfb && command -v openbox'], { stdio: 'ignore' }).status !== 0)
    throw new Error(
      'the real window needs xvfb and openbox: `npm test` installs them, or apt-get install xvfb openbox',
    );
  // As the person and without a key file: then it takes connections of that user and of root alone.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    ...asPerson(),
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const [, , , numbers] = server.stdio;
  if (!(numbers instanceof Readable)) throw new Error('no pipe to read the display from');
  const [number]: unknown[] = await Promise.race([
    once(createInterface({ input: numbers }), 'line'),
    once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it showed a screen'))),
  ]);
  return { server, display: `:${String(number)}` };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
