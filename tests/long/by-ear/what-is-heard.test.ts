/**
 * What a person hears who does not see the screen: real Orca in French, the real Electron, the keyboard alone. Only
 * where Orca is installed (`apt-get install orca at-spi2-core dbus-x11 python3-pyatspi gir1.2-wnck-3.0 xdotool`).
 */
import { execFile, spawnSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getTestElectron } from '../../../scripts/lib/test-electron.mjs';
import { APP } from '../../e2e/tools/app.ts';
import { isRoot, person, personsFolder } from '../../e2e/tools/person.ts';

const run = promisify(execFile);
const hasOrca = spawnSync('sh', ['-c', 'command -v orca && command -v xdotool'], { stdio: 'ignore' }).status === 0;

let folder: string;
beforeAll(async () => {
  folder = await personsFolder('by-ear-');
  await cp(join(import.meta.dirname, 'kit'), join(folder, 'kit'), { recursive: true });
  await cp(join(import.meta.dirname, 'what-is-heard.py'), join(folder, 'kit/what-is-heard.py'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.runIf(hasOrca)(
  'the check, a guide and the documents are heard: title, state and change, in order, once',
  async () => {
    const electron = await getTestElectron();
    const home = await personsFolder('by-ear-home-');
    const words = [join(folder, 'kit/what-is-heard.py'), APP, dirname(electron), home];
    const owner = person();
    // Orca and Chromium's sandbox both want a normal user.
    const { stdout } = await run('python3', words, {
      ...(isRoot && owner !== null ? { uid: owner.uid, gid: owner.gid } : {}),
      cwd: home,
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' },
    }).catch((error: unknown) => ({
      stdout: String(error instanceof Error && 'stdout' in error ? error.stdout : error),
    }));
    await rm(home, { recursive: true, force: true });
    expect(stdout.split('\n').filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(stdout).toContain('0 failed');
  },
);
