/**
 * A desktop with Wayland and nothing else: the window opens on it, is seen on it, and ends. The compositor is weston,
 * with a screen in memory that is read back as a picture.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../tools/wait.ts';
import { realElectrons } from '../../e2e/tools/electron.ts';
import { handOver, person } from '../../e2e/tools/person.ts';
import { nothingIsLeft, plainStart, surroundings, type Surroundings } from '../../e2e/tools/plain-start.ts';

/** A person who has closed a window does not wait longer, ms. On a machine that many share it may take more. */
const END_MS = Number(process.env['END_MS'] ?? 5000);
const SOCKET = 'wayland-tests';
/** What lies behind everything on a page, in its light and its dark scheme: `--ground` of styles/tokens.css. */
const GROUND = [
  [0xfa, 0xf6, 0xee],
  [0x14, 0x19, 0x1d],
];

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

describe.each(realElectrons())('with Wayland alone, in Electron ($name)', (electron) => {
  let place: Surroundings;
  let session: string;
  let compositor: ChildProcess;
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    place = await surroundings();
    session = join(place.home, '../session');
    await mkdir(session);
    await chmod(session, 0o700);
    await handOver(session);
    env = { DISPLAY: undefined, XDG_RUNTIME_DIR: session, WAYLAND_DISPLAY: SOCKET };
    const words = ['--backend=headless-backend.so', '--use-pixman', `--socket=${SOCKET}`, '--idle-time=0', '--debug'];
    compositor = spawn('weston', [...words, '--width=1366', '--height=768'], {
      ...person(),
      cwd: session,
      stdio: 'ignore',
      env: { ...process.env, ...env, WAYLAND_DISPLAY: undefined },
    });
    await until(
      () => existsSync(join(session, SOCKET)),
      (there) => there,
      'the compositor',
    );
  });
  afterEach(async () => {
    if (compositor.exitCode === null && compositor.signalCode === null) {
      const gone = once(compositor, 'exit');
      compositor.kill('SIGKILL');
      await gone;
    }
    await place.remove();
  });

  /** The share of the screen, from 0 to 1, that has the colour of the program's ground. */
  const shownGround = async (): Promise<number> => {
    spawnSync('weston-screenshooter', [], { ...person(), cwd: session, env: { ...process.env, ...env } });
    const [picture] = (await readdir(session)).filter((name) => name.endsWith('.png'));
    if (picture === undefined) return 0;
    const { data, info } = await sharp(join(session, picture))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    await rm(join(session, picture));
    let ground = 0;
    for (let at = 0; at < data.length; at += info.channels)
      if (GROUND.some((colour) => colour.every((value, channel) => data[at + channel] === value))) ground += 1;
    return ground / (info.width * info.height);
  };

  it('the window is seen on the screen, and SIGTERM ends it within five seconds, with nothing left', async () => {
    const one = await plainStart(electron, place, { env });
    await until(shownGround, (share) => share > 0.1, 'the program’s page on the screen');
    const begun = Date.now();
    one.child.kill('SIGTERM');
    expect(await one.ended).toBe(0);
    expect(Date.now() - begun).toBeLessThan(END_MS);
    await nothingIsLeft(() => one.processes(), place);
  });

  it('a second start of the program ends with exit code 0, and the first goes on', async () => {
    const first = await plainStart(electron, place, { env });
    await until(shownGround, (share) => share > 0.1, 'the program’s page on the screen');
    const second = await plainStart(electron, place, { env });
    expect(await second.ended).toBe(0);
    expect(first.child.exitCode).toBeNull();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });
});
