/**
 * How the window begins and ends, seen from outside: what is on the screen, which processes and files are left. In the
 * real Electron only: the double's own starts and ends are made by us, and would say nothing about Electron's.
 */
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../tools/wait.ts';
import { realElectrons, rootElectrons } from '../tools/electron.ts';
import { closeByX, press } from '../tools/hands.ts';
import { nothingIsLeft, plainStart, surroundings, type PlainStart, type Surroundings } from '../tools/plain-start.ts';

/** A person who has closed a window does not wait longer, ms. On a machine that many share it may take more. */
const END_MS = Number(process.env['END_MS'] ?? 5000);

let place: Surroundings;
let started: PlainStart[] = [];
beforeEach(async () => {
  place = await surroundings();
});
afterEach(async () => {
  for (const each of started.splice(0)) for (const { pid } of each.processes()) kill(pid, 'SIGKILL');
  await place.remove();
});

/** Does it now, and as a person does when nothing happens, once more each second until the program has ended. */
function untilEnded(one: PlainStart, act: () => void): void {
  act();
  const again = setInterval(act, 1000);
  void one.ended.finally(() => clearInterval(again));
}

/** Another spec's window may come up on this screen and take the key. */
const pressUntilEnded = (one: PlainStart, window: string, key: string): void =>
  untilEnded(one, () => press(window, key));

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

describe.each([...realElectrons(), ...rootElectrons()])('in Electron ($name)', (electron) => {
  const start = async (options: Parameters<typeof plainStart>[2] = {}): Promise<PlainStart> => {
    const one = await plainStart(electron, place, options);
    started.push(one);
    return one;
  };
  const childrenOf = (one: PlainStart, kind: string): number[] =>
    one
      .processes()
      .filter(({ command }) => command.includes(`--type=${kind}`))
      .map(({ pid }) => pid);
  /** What is left of it, once it has had its time. */
  const leaves = async (one: PlainStart): Promise<void> => {
    await nothingIsLeft(() => one.processes(), place);
    expect(await place.recentlyUsed()).toBe('');
  };

  const isRoot = electron.switches.includes('--no-sandbox');
  const tags = isRoot ? ['long'] : [];

  describe('the window ends with exit code 0, and leaves no process and no file, when', { tags }, () => {
    const endsWhole = async (end: (one: PlainStart, window: string) => void): Promise<void> => {
      const one = await start();
      const window = await one.window();
      const begun = Date.now();
      end(one, window);
      expect(await one.ended).toBe(0);
      expect(Date.now() - begun).toBeLessThan(END_MS);
      await leaves(one);
    };
    it('its X is pressed', () => endsWhole((_one, window) => closeByX(window)));
    it.each([
      ['it is sent SIGTERM', (one: PlainStart) => one.child.kill('SIGTERM')],
      ['it is sent SIGINT', (one: PlainStart) => one.child.kill('SIGINT')],
      ['it is sent SIGHUP', (one: PlainStart) => one.child.kill('SIGHUP')],
      ['Alt+F4 is pressed', (one: PlainStart, window: string) => pressUntilEnded(one, window, 'alt+F4')],
      ['Ctrl+Q is pressed', (one: PlainStart, window: string) => pressUntilEnded(one, window, 'ctrl+q')],
    ])('%s', { tags: ['long'] }, (_when, end) => endsWhole(end));
  });

  // Root gives up the sandbox and no more: the rest is the same for both.
  if (isRoot) return;

  it.each(['renderer', 'gpu-process', 'utility'])(
    'when Electron’s %s process has been killed, the window still ends by its X, with exit code 0 and nothing left',
    { tags: ['long'] },
    async (kind) => {
      const one = await start();
      const window = await one.window();
      for (const pid of childrenOf(one, kind)) kill(pid, 'SIGKILL');
      await until(
        () => childrenOf(one, 'renderer').length,
        (pages) => pages > 0,
        'a page',
      );
      const begun = Date.now();
      // The page may have just come back: then the X is pressed again, as a person does.
      untilEnded(one, () => closeByX(window));
      expect(await one.ended).toBe(0);
      expect(Date.now() - begun).toBeLessThan(END_MS);
      await leaves(one);
    },
  );

  describe('a second start of the program', () => {
    it('ends with exit code 0 while the first has its window, and the first goes on', async () => {
      const first = await start();
      await first.window();
      const second = await start();
      expect(await second.ended).toBe(0);
      expect(first.child.exitCode).toBeNull();
    });

    const givesWindow = async (end: (first: PlainStart) => void): Promise<void> => {
      const first = await start();
      await first.window();
      end(first);
      const second = await start();
      // Handed over to the first one in its last moment, it is the first that starts a new program.
      const shown = await until(
        async () =>
          started.flatMap((one) => one.processes()).filter(({ command }) => command.includes('--type=renderer')),
        (pages) => pages.length > 0,
        'a page',
      );
      expect(shown.length).toBeGreaterThan(0);
      await second.window();
      second.child.kill('SIGTERM');
      await second.ended;
      await leaves(second);
    };
    it.each([
      [
        'after the first was killed',
        (first: PlainStart) => first.processes().forEach(({ pid }) => kill(pid, 'SIGKILL')),
      ],
      ['after only the main process of the first was killed', (first: PlainStart) => first.child.kill('SIGKILL')],
      ['right after the first was sent SIGTERM', (first: PlainStart) => first.child.kill('SIGTERM')],
    ])('%s gives a window', { tags: ['long'] }, (_when, end) => givesWindow(end));

    it('while the first one hangs ends the first and gives a window', { tags: ['long'] }, async () => {
      const first = await start();
      await first.window();
      first.child.kill('SIGSTOP');
      const second = await start();
      // Chromium waits 20 s for an answer, then ends the one that hangs.
      await first.ended;
      await second.window();
    });
  });

  describe('the program opens its window', () => {
    it('where the person’s home cannot be written', { tags: ['long'] }, async () => {
      await (await start({ env: { HOME: '/proc' } })).window();
    });
    it('where the person’s home has no room left', { tags: ['long'] }, async ({ skip, task }) => {
      const full = join(place.temporary, '../full');
      await mkdir(full);
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=777', 'tmpfs', full]).status !== 0) {
        Object.assign(task.meta, { notTried: 'a disk of its own may not be mounted here' });
        skip();
      }
      try {
        await expect(writeFile(join(full, 'all of it'), Buffer.alloc(2 ** 20))).rejects.toThrow('ENOSPC');
        const one = await start({ env: { HOME: full } });
        await one.window();
        one.child.kill('SIGTERM');
        expect(await one.ended).toBe(0);
        await leaves(one);
      } finally {
        spawnSync('umount', ['--lazy', full]);
      }
    });
    it('where the temporary folder’s path has 150 characters and more', { tags: ['long'] }, async () => {
      const long = await surroundings('x'.repeat(150));
      const one = await plainStart(electron, long);
      started.push(one);
      await one.window();
      one.child.kill('SIGTERM');
      expect(await one.ended).toBe(0);
      await long.remove();
    });
    it('where the temporary folder cannot be written', { tags: ['long'] }, async () => {
      const closed = join(place.temporary, 'closed');
      await mkdir(closed);
      await chmod(closed, 0o555);
      const one = await start({ env: { TMPDIR: closed } });
      await one.window();
      one.child.kill('SIGTERM');
      expect(await one.ended).toBe(0);
    });
  });

  describe('the program prints the answer or what is wrong, and ends with the exit code for that and nothing left, when asked for', () => {
    const DEAD = { DISPLAY: ':4095', WAYLAND_DISPLAY: undefined, XDG_SESSION_TYPE: undefined };
    const NO_DISPLAY = { ...DEAD, DISPLAY: undefined };
    type Refusal = [string, readonly string[], NodeJS.ProcessEnv, number, RegExp];
    const isSaid = async (...[, words, env, code, text]: Refusal): Promise<void> => {
      const one = await start({ words, env });
      expect([await one.ended, one.printed()]).toEqual([code, expect.stringMatching(text)]);
      await leaves(one);
    };
    it.each<Refusal>([
      ['the window on a display that has died', ['--practice=ready'], DEAD, 2, /Il n’y a pas d’écran ici/],
    ])('%s', isSaid);
    it.each<Refusal>([
      ['`--version`', ['--version'], {}, 0, /^\d+\.\d+\.\d+/m],
      [
        'a debugger’s port, given after the program’s path',
        ['--remote-debugging-port=9222'],
        {},
        64,
        /Usage : cle-en-main/,
      ],
      ['a command on a display that has died', ['check', '--json', '--practice', 'ready'], DEAD, 0, /"verdict"/],
      ['`--help`', ['--help'], {}, 0, /Usage : cle-en-main/],
      ['an unknown option', ['--colour'], {}, 64, /Usage : cle-en-main/],
      ['an unknown word', ['chekc'], {}, 64, /Usage : cle-en-main/],
      ['a command without a display', ['check', '--json', '--practice', 'ready'], NO_DISPLAY, 0, /"verdict"/],
      ['the window without a display', ['--practice=ready'], NO_DISPLAY, 2, /Il n’y a pas d’écran ici/],
    ])('%s', { tags: ['long'] }, isSaid);
  });
});

describe.each(realElectrons())('the window in Electron ($name)', (electron) => {
  it('lies within the screen of the most common laptop', async () => {
    const one = await plainStart(electron, place);
    started.push(one);
    const window = await one.window();
    // Not xdotool: of a window with a frame it counts the frame's height twice.
    const geometry = await until(
      () => spawnSync('xwininfo', ['-id', window], { encoding: 'utf8' }).stdout,
      (text) => /Width: 1366$/m.test(text),
      'the window to fill a screen that has no room for more',
    );
    const measure = (name: string): number => Number(new RegExp(`${name}: +(-?\\d+)$`, 'm').exec(geometry)?.[1]);
    const [x, y, height] = [measure('Absolute upper-left X'), measure('Absolute upper-left Y'), measure('Height')];
    expect([x, y >= 0, y + height]).toEqual([0, true, 768]);
  });
});
