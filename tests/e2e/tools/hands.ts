/** Hands on a real screen: windows of a process, and keys pressed in them, by the X server. */
import { spawnSync } from 'node:child_process';
import { vi } from 'vitest';
import { until } from '../../tools/wait.ts';

/** Milliseconds; a hand that waits longer waits for a window that is gone. */
const HAND_MS = 15_000;
/** How often a question to the screen is asked again that it could not answer. */
const TRIES = 20;

const xdotool = (...words: string[]) => spawnSync('xdotool', words, { encoding: 'utf8', timeout: HAND_MS });

/** Numbers of the windows on the screen that belong to a process; `name`: only those whose title holds it. */
export function windowsOf(pid: number, name = ''): string[] {
  const words = ['search', '--all', '--onlyvisible', '--pid', String(pid), '--name', name === '' ? '.*' : name];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { stdout, stderr, signal } = xdotool(...words);
    // A window that closes while it looks makes it give up: that is not the answer « none ».
    if (signal === null && !stderr.includes('X Error')) return stdout.split('\n').filter((line) => line !== '');
  }
  throw new Error(`the screen does not say which windows process ${pid} has`);
}

/** Waits for a window of the process beside those that are known. */
export async function windowBeside(pid: number, known: readonly string[]): Promise<string> {
  const [found = ''] = await until(
    () => windowsOf(pid).filter((window) => !known.includes(window)),
    (others) => others.length > 0,
    'another window of the program',
  );
  return found;
}

export async function windowGone(pid: number, window: string): Promise<void> {
  await until(
    () => windowsOf(pid),
    (windows) => !windows.includes(window),
    'a window to close',
  );
}

/** Presses the keys in the window again and again, until it has closed: a key that comes too early is lost. */
export async function pressUntilGone(pid: number, window: string, ...keys: string[]): Promise<void> {
  await vi.waitFor(
    () => {
      if (!windowsOf(pid).includes(window)) return;
      press(window, ...keys);
      throw new Error(`the window is still there after « ${keys.join(' ')} »`);
    },
    { timeout: 45_000, interval: 500 },
  );
}

/** As a person presses keys, e.g. `alt+F4`. */
export function press(window: string, ...keys: string[]): void {
  xdotool('windowfocus', window, 'key', '--clearmodifiers', ...keys);
}

/**
 * Types a name into a file dialog of GTK's and presses Enter, until the dialog has taken it: keys that come before it
 * is ready are lost. A path that begins with `/` is taken wherever the dialog is.
 */
export async function answerDialog(pid: number, dialog: string, name: string): Promise<void> {
  await vi.waitFor(
    async () => {
      // Not into another window: it may have closed since.
      if (!windowsOf(pid).includes(dialog)) return;
      const words = [
        'key',
        '--clearmodifiers',
        'ctrl+a',
        'type',
        '--delay',
        '20',
        '--args',
        '1',
        name,
        'key',
        'Return',
      ];
      xdotool('windowfocus', dialog, ...words);
      await vi.waitFor(() => {
        if (windowsOf(pid).includes(dialog)) throw new Error('the dialog is still there');
      }, WAIT);
    },
    { timeout: 40_000, interval: 500 },
  );
}
const WAIT = { timeout: 4000, interval: 50 };

/**
 * The same for a dialog in which Enter does nothing, as in Chromium's that asks where a download goes: « Save » is
 * clicked, the last button at the bottom.
 */
export async function answerByClick(pid: number, dialog: string, name: string): Promise<void> {
  await vi.waitFor(
    async () => {
      xdotool('windowfocus', dialog, 'key', '--clearmodifiers', 'ctrl+a');
      xdotool('type', '--delay', '20', name);
      // A list of names that begin like this one may have opened over the rest.
      xdotool('key', 'Tab');
      const size = xdotool('getwindowgeometry', '--shell', dialog).stdout;
      const [width, height] = ['WIDTH', 'HEIGHT'].map((which) => Number(new RegExp(`${which}=(\\d+)`).exec(size)?.[1]));
      if (width === undefined || height === undefined) throw new Error('the dialog has no size');
      xdotool('mousemove', '--window', dialog, String(width - 50), String(height - 29), 'click', '1');
      await vi.waitFor(() => {
        if (windowsOf(pid).includes(dialog)) throw new Error('the dialog is still there');
      }, WAIT);
    },
    { timeout: 60_000, interval: 500 },
  );
}

/** Asks the window manager to close it, as its X and the task bar do. */
export function closeByX(window: string): void {
  spawnSync('wmctrl', ['-i', '-c', window], { timeout: HAND_MS });
}
