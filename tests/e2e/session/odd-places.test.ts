/**
 * Where a shared PC puts people: long paths, accents, profiles that cannot be written, two visitors and two windows at
 * once.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { printedSchema } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { APP } from '../tools/app.ts';
import { electrons, environmentFor } from '../tools/electron.ts';
import { personsFolder } from '../tools/person.ts';

/** Debian's `nobody`: another user, without a home. */
const NOBODY = 65_534;
/** Only root may become somebody else, and Node may lie where only root goes. */
const canBeNobody =
  process.getuid?.() === 0 && spawnSync(process.execPath, ['--version'], { uid: NOBODY, gid: NOBODY }).status === 0;

let base: string;
let running: ChildProcess[] = [];
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'odd-'));
  await chmod(base, 0o755);
});
afterEach(async () => {
  for (const child of running)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  running = [];
});
afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

/** The program, as if it had been installed there. */
async function installedIn(...names: string[]): Promise<string> {
  const folder = join(base, ...names);
  await mkdir(folder, { recursive: true });
  await cp(join(APP, 'out'), join(folder, 'out'), { recursive: true });
  await cp(join(APP, 'package.json'), join(folder, 'package.json'));
  await symlink(join(APP, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function serving(app: string, env: NodeJS.ProcessEnv = {}, uid?: number): Promise<string> {
  const child = spawn(process.execPath, [join(app, 'out/main/browser.js'), '--print-url', '--practice', 'ready'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  running.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('it ended without an address');
}

async function checks(app: string, env: NodeJS.ProcessEnv = {}, uid?: number): Promise<string> {
  const child = spawn(process.execPath, [join(app, 'out/main/cli.js'), 'check', '--json', '--practice', 'ready'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  await once(child, 'close');
  return v.parse(printedSchema, JSON.parse(out)).verdict;
}

describe('the program', () => {
  it('runs from a folder with spaces, accents and an apostrophe', async () => {
    const app = await installedIn('Élise & André', "Clé en main d'ici");
    expect(await checks(app)).toBe('ready');
    expect((await fetch(await serving(app))).status).toBe(200);
  });
  it('runs from a path of more than 260 characters', { tags: ['long'] }, async () => {
    const app = await installedIn(
      ...Array.from({ length: 6 }, (_, at) => `${at}-un-dossier-au-nom-vraiment-très-long-pour-rien`),
    );
    expect(app.length).toBeGreaterThan(260);
    expect(await checks(app)).toBe('ready');
    expect((await fetch(await serving(app))).status).toBe(200);
  });
  it.each([
    ['no home at all', { HOME: undefined, USERPROFILE: undefined, XDG_CONFIG_HOME: undefined }],
    ['a home that does not exist', { HOME: '/nowhere/Émile Zoë' }],
    ['a home that cannot be written', { HOME: '/proc' }],
  ])('runs with %s', async (_what, env) => {
    expect(await checks(APP, env)).toBe('ready');
    expect((await fetch(await serving(APP, env))).status).toBe(200);
  });
  it('runs twice at once, each with its own address', async () => {
    const [one, other] = await Promise.all([serving(APP), serving(APP)]);
    expect(new URL(one).port).not.toBe(new URL(other).port);
    expect([(await fetch(one)).status, (await fetch(other)).status]).toEqual([200, 200]);
  });
  it.runIf(canBeNobody)('runs for two users at once', async () => {
    const app = await installedIn('shared');
    const [one, other] = await Promise.all([
      serving(app),
      serving(app, { HOME: '/nonexistent', TMPDIR: tmpdir() }, NOBODY),
    ]);
    expect([(await fetch(one)).status, (await fetch(other)).status]).toEqual([200, 200]);
    expect(await checks(app, { HOME: '/nonexistent' }, NOBODY)).toBe('ready');
  });
});

describe.each(electrons())('the window, in Electron ($name)', (electron) => {
  // /proc stands for a profile that cannot be written, whoever one is: Electron would give no lock there, and the
  // program would end without a word.
  it('runs with a profile that cannot be written: a second start leaves with exit code 0, and the first goes on', async () => {
    const temporary = await personsFolder('temporary-');
    const env = await environmentFor(electron, temporary, {
      TMPDIR: temporary,
      HOME: '/proc',
      ELECTRON_DOUBLE_USER_DATA: join(base, 'chromium'),
    });
    const start = (): ChildProcess =>
      spawn(electron.executable, [...electron.switches, APP, '--practice=ready'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      });
    const first = start();
    running.push(first);
    await until(
      () => readdir(temporary, { recursive: true }),
      (files) => files.some((file) => /^cle-en-main-window.*SingletonSocket$/.test(file)),
      'the lock',
    );
    expect((await once(start(), 'exit'))[0]).toBe(0);
    expect(first.exitCode).toBeNull();
  });
});
