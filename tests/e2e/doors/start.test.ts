/** `npm start`, as far as it goes on this machine: which door it takes, what it says, how it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../tools/app.ts';
import { doubles } from '../tools/electron.ts';
import { CHROMIUM } from '../tools/visit.ts';

let home: string;
let child: ChildProcess | undefined;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  if (child !== undefined && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Nobody answers at port 9, so that no test waits for a download. */
const OFFLINE = {
  DISPLAY: '',
  WAYLAND_DISPLAY: '',
  ELECTRON_MIRROR: 'http://127.0.0.1:9/',
  ELECTRON_OVERRIDE_DIST_PATH: '/nowhere',
};

/** Runs it until a line matches, or until it ends; what it printed and its exit code, once stopped as by Ctrl+C. */
async function npmStart(
  args: string[],
  env: NodeJS.ProcessEnv,
  until: RegExp | null,
): Promise<{ printed: string; code: unknown }> {
  const started = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...args], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...OFFLINE, TMPDIR: home, ...env },
  });
  child = started;
  const printed: string[] = [];
  const ended = once(started, 'exit');
  const seen = new Promise<void>((resolve) => {
    for (const stream of [started.stdout, started.stderr])
      createInterface({ input: stream }).on('line', (given) => {
        // The narrow spaces of French typography are read as spaces.
        const line = given.replaceAll('\u202F', ' ');
        printed.push(line);
        if (until?.test(line)) resolve();
      });
  });
  await Promise.race([seen, ended]);
  if (until !== null) started.kill('SIGINT');
  const [code]: unknown[] = await ended;
  return { printed: printed.join('\n'), code };
}

describe('npm start', () => {
  it('without a display says so, prints the address and ends with exit code 0 on Ctrl+C, leaving no file', async () => {
    const { printed, code } = await npmStart([], {}, /prêt/);
    expect(printed).toContain('Porte : terminal. Il n’y a pas d’écran ici.');
    expect(printed).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}/);
    expect(code).toBe(0);
    expect(await readdir(home)).toEqual([]);
  });

  it('without Electron chooses the browser, says why, and leaves no file', async () => {
    const { printed, code } = await npmStart(
      [],
      { DISPLAY: ':no-such-display', CLE_EN_MAIN_BROWSER: CHROMIUM, CLE_EN_MAIN_BROWSER_ARGS: '--headless=new' },
      /Porte/,
    );
    expect(printed).toContain(
      `Porte : navigateur (${CHROMIUM}). Electron n’est pas installé ici et ne peut pas être téléchargé.`,
    );
    expect(code).toBe(0);
    expect(await readdir(home)).toEqual([]);
  });

  // In the double only, which opens a window without a screen: what is tried is the choice of the door, not the window.
  it.each(doubles())('with Electron ($name) chooses its window, and says so', async ({ executable }) => {
    const { printed, code } = await npmStart(
      ['--practice'],
      {
        DISPLAY: ':no-such-display',
        ELECTRON_OVERRIDE_DIST_PATH: dirname(executable),
        ELECTRON_DOUBLE_CHROMIUM: CHROMIUM,
      },
      /Porte/,
    );
    expect(printed).toMatch(/^Porte : fenêtre\. Electron \d+\.\d+\.\d+ est installé ici\./m);
    expect(code).toBe(0);
  });

  it('when Electron’s window cannot open goes on to the browser, and says why', async () => {
    await spawnOk('mkdir', ['-p', join(home, 'dist')]);
    await spawnOk('ln', ['-s', '/bin/false', join(home, 'dist/electron')]);
    const { printed } = await npmStart(
      [],
      {
        DISPLAY: ':no-such-display',
        ELECTRON_OVERRIDE_DIST_PATH: join(home, 'dist'),
        CLE_EN_MAIN_BROWSER: CHROMIUM,
        CLE_EN_MAIN_BROWSER_ARGS: '--headless=new',
      },
      /Porte : navigateur/,
    );
    expect(printed).toContain('La fenêtre d’Electron ne s’est pas ouverte (code 1).');
  });

  it('asked for the window where there is no Electron and no display, says what to do instead and ends with exit code 1', async () => {
    const { printed, code } = await npmStart(['--door', 'window'], {}, null);
    expect(printed).toContain('npm start -- --door browser');
    expect(code).toBe(1);
  });

  it.each([['--door', 'cellar'], ['--nonsense'], ['stray']])(
    'ends with exit code 64 and a usage line for the words: %s %s',
    async (...args) => {
      const { printed, code } = await npmStart(
        args.filter((each) => each !== undefined),
        {},
        null,
      );
      expect(printed).toContain('Usage : npm start');
      expect(code).toBe(64);
    },
  );
});

async function spawnOk(command: string, args: string[]): Promise<void> {
  expect(await once(spawn(command, args, { stdio: 'ignore' }), 'exit')).toEqual([0, null]);
}
