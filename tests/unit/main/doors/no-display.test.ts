import { describe, expect, it } from 'vitest';
import { howToStart } from '../../../../src/main/doors/window/no-display.ts';

describe('the program starts', () => {
  it.each([
    ['a command in a terminal of the desktop', { command: true, env: { DISPLAY: ':0' } }, 'as-it-is'],
    ['a command over SSH', { command: true, env: {} }, 'again'],
    ['that same command, the second time', { command: true, chosen: true, env: {} }, 'as-it-is'],
    ['the window on a desktop', { command: false, env: { WAYLAND_DISPLAY: 'wayland-0' } }, 'as-it-is'],
    [
      'the window on a desktop that names no display',
      { command: false, env: { XDG_SESSION_TYPE: 'wayland' } },
      'as-it-is',
    ],
    ['the window over SSH', { command: false, env: { XDG_SESSION_TYPE: 'tty' } }, 'no-screen'],
    ['a command on Windows', { command: true, platform: 'win32', env: {} }, 'as-it-is'],
    ['the window on macOS', { command: false, platform: 'darwin', env: {} }, 'as-it-is'],
  ] as const)('%s', (_what, surroundings, expected) => {
    expect(howToStart({ chosen: false, platform: 'linux', ...surroundings })).toBe(expected);
  });
});
