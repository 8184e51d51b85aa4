import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { answeringDisplays, waylandSockets, x11Sockets } from '../../../../src/main/doors/window/displays.ts';
import { howToStart, startAgain } from '../../../../src/main/doors/window/no-display.ts';

const NONE = { x11: false, wayland: false };

describe('how Electron is started', () => {
  it.each([
    ['a command in a terminal of the desktop', { command: true, displays: { x11: true, wayland: true } }, 'headless'],
    ['a command over SSH', { command: true }, 'headless'],
    ['that same command, the second time', { command: true, chosen: true }, 'as-it-is'],
    ['the window on an X11 desktop', { displays: { x11: true, wayland: false } }, 'as-it-is'],
    ['the window where both answer', { displays: { x11: true, wayland: true } }, 'as-it-is'],
    ['the window where only Wayland answers', { displays: { x11: false, wayland: true } }, 'wayland'],
    ['the window where nothing answers', {}, 'no-screen'],
    ['a command on Windows', { command: true, platform: 'win32' }, 'as-it-is'],
    ['the window on macOS', { platform: 'darwin' }, 'as-it-is'],
  ] as const)(
    '%s, %o → %s (headless, wayland: started again so; as-it-is: goes on; no-screen: refused)',
    (_what, surroundings, expected) => {
      const start = howToStart({
        command: false,
        chosen: false,
        platform: 'linux',
        displays: NONE,
        ...surroundings,
      });
      expect(start.how === 'again' ? start.platform : start.how).toBe(expected);
    },
  );
});

describe('a second start of the executable', () => {
  it.each([
    ['its exit code', 'exit 7', 7],
    ['128 and the signal that ended it', 'kill -TERM $$', 143],
  ])('gives back %s', async (_what, script, code) => {
    const folder = await mkdtemp(join(tmpdir(), 'again-'));
    const executable = join(folder, 'executable');
    await writeFile(executable, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    expect(await startAgain(executable, ['check'], 'headless')).toBe(code);
    await rm(folder, { recursive: true });
  });
});

describe('a display', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
    server = undefined;
  });

  it('of X11 is a socket of this PC, or TCP where SSH forwards it; without a usable name there is none', () => {
    expect(x11Sockets({ DISPLAY: ':7.0' })).toEqual([{ path: '/tmp/.X11-unix/X7' }, { path: '\0/tmp/.X11-unix/X7' }]);
    expect(x11Sockets({ DISPLAY: 'localhost:10.0' })).toEqual([{ host: 'localhost', port: 6010 }]);
    expect([x11Sockets({}), x11Sockets({ DISPLAY: ':no-such-display' })]).toEqual([[], []]);
    // No port has such a number.
    expect(x11Sockets({ DISPLAY: 'host:60000' })).toEqual([]);
  });
  it('of Wayland is a socket in the session’s folder, wayland-0 where none is named, or a whole path; else there is none', () => {
    expect(waylandSockets({ WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR: '/run/user/7' })).toEqual([
      { path: '/run/user/7/wayland-1' },
    ]);
    expect(waylandSockets({ XDG_SESSION_TYPE: 'wayland', XDG_RUNTIME_DIR: '/run/user/7' })).toEqual([
      { path: '/run/user/7/wayland-0' },
    ]);
    expect(waylandSockets({ WAYLAND_DISPLAY: '/run/w' })).toEqual([{ path: '/run/w' }]);
    expect([waylandSockets({}), waylandSockets({ WAYLAND_DISPLAY: 'wayland-0' })]).toEqual([[], []]);
  });
  it('answers while somebody listens on its socket, and no longer afterwards, though the environment still names it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'display-'));
    const env = { WAYLAND_DISPLAY: join(folder, 'wayland-0'), DISPLAY: ':4095' };
    const listening = createServer();
    server = listening;
    await new Promise<void>((resolve) => listening.listen(env.WAYLAND_DISPLAY, resolve));
    expect(await answeringDisplays(env)).toEqual({ x11: false, wayland: true });
    await new Promise((resolve) => listening.close(resolve));
    expect(await answeringDisplays(env)).toEqual(NONE);
    await rm(folder, { recursive: true });
  });
  it('counts as answering though the program itself was held up for longer than it waits for an answer, as on a busy PC', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'display-'));
    const env = { WAYLAND_DISPLAY: join(folder, 'wayland-0') };
    const listening = createServer();
    server = listening;
    await new Promise<void>((resolve) => listening.listen(env.WAYLAND_DISPLAY, resolve));
    const asked = answeringDisplays(env);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3500);
    expect(await asked).toEqual({ x11: false, wayland: true });
    await rm(folder, { recursive: true });
  });
});
