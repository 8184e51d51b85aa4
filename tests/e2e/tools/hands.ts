/** Hands on a real screen: windows of a process, and keys pressed in them, by the X server. */
import { spawnSync } from 'node:child_process';
import { vi } from 'vitest';
import { until } from '../../tools/wait.ts';

/** Milliseconds; a hand that waits longer waits for a window that is gone. */
const HAND_MS = 5000;

const xdotool = (...words: string[]): string =>
  spawnSync('xdotool', words, { encoding: 'utf8', timeout: HAND_MS }).stdout.trim();

/** Numbers of the windows on the screen that belong to a process; `name`: only those whose title holds it. */
export function windowsOf(pid: number, name = ''): string[] {
  const words = ['search', '--all', '--onlyvisible', '--pid', String(pid), '--name', name === '' ? '.*' : name];
  return xdotool(...words)
    .split('\n')
    .filter((line) => line !== '');
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
      xdotool('windowfocus', dialog, 'key', '--clearmodifiers', 'ctrl+a');
      xdotool('type', '--delay', '20', name);
      xdotool('key', 'Return');
      await vi.waitFor(() => {
        if (windowsOf(pid).includes(dialog)) throw new Error('the dialog is still there');
      }, WAIT);
    },
    { timeout: 40_000, interval: 500 },
  );
}
const WAIT = { timeout: 4000, interval: 50 };

/** Asks the window manager to close it, as its X and the task bar do. */
export function closeByX(window: string): void {
  spawnSync('wmctrl', ['-i', '-c', window], { timeout: HAND_MS });
}
