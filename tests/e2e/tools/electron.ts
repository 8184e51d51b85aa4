/**
 * Starts the built program in Electron: the real one where it can be had, or (on Linux) our double of it.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import * as v from 'valibot';
import { isOpenToAll } from '../../../scripts/lib/open-to-all.mjs';
import { findTestElectron } from '../../../scripts/lib/test-electron.mjs';
import { APP, ROOT } from './app.ts';
import { handOver, isRoot, personsFolder } from './person.ts';
import { CHROMIUM } from './visit.ts';

const DOUBLE = join(ROOT, 'tests/electron-double/dist/electron');
const AS_PERSON = join(ROOT, 'tests/real-electron/as-person.sh');

export interface Electron {
  readonly name: string;
  readonly executable: string;
  readonly isDouble: boolean;
  /** Words of Electron's own, before the program's path. */
  readonly switches: readonly string[];
  /** Variables it needs besides the tests' own. */
  readonly env: NodeJS.ProcessEnv;
}

/** Which of them window specs run in; the long suite asks for the double. */
const WANTED = v.parse(v.optional(v.picklist(['real', 'double', 'both']), 'real'), process.env['ELECTRONS']);

/**
 * What window specs run in. The real one decides; where it cannot be had, the double stands in, and scripts/test.mjs
 * says so at its end.
 */
export function electrons(): Electron[] {
  const real = realElectrons();
  if (WANTED === 'both') return [...doubles(), ...real];
  return WANTED === 'double' || real.length === 0 ? doubles() : real;
}

/** Our double of Electron in the system's Chromium. */
export function doubles(): Electron[] {
  if (process.platform !== 'linux' || !existsSync(CHROMIUM)) return [];
  const env = { ELECTRON_DOUBLE_CHROMIUM: CHROMIUM };
  return [{ name: 'the double of Electron', executable: DOUBLE, isDouble: true, switches: [], env }];
}

/**
 * The real one, as a normal user with Chromium's sandbox; none where it cannot be had. A clone that no other user may
 * read leaves root, without the sandbox, and scripts/test.mjs says so at its end.
 */
export function realElectrons(): Electron[] {
  const executable = findTestElectron();
  if (executable === null) return [];
  if (isRoot && !isOpenToAll(executable)) return [asRoot(executable)];
  const real = { name: 'real Electron', executable, isDouble: false, switches: [], env: {} };
  return [isRoot ? { ...real, executable: AS_PERSON, env: { CLE_EN_MAIN_TEST_ELECTRON: executable } } : real];
}

/** The real one as root, who gives up the sandbox; none where the tests do not run as root. */
export function rootElectrons(): Electron[] {
  const executable = findTestElectron();
  // In a closed clone it is the real one already.
  if (executable === null || !isRoot || !isOpenToAll(executable)) return [];
  return [asRoot(executable)];
}

const asRoot = (executable: string): Electron => ({
  name: 'real Electron, as root',
  executable,
  isDouble: false,
  switches: ['--no-sandbox'],
  env: {},
});

export interface Started {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Electron's folder for this run: a second start with it meets the first. */
  readonly userData: string;
  /** Resolves when the main process is no more; Playwright's own `close` may come before. */
  readonly gone: Promise<unknown>;
  /** Quits as a person would and waits until all is gone. */
  end(): Promise<void>;
}

export interface StartOptions {
  practice?: string;
  /** Its temporary folder is handed to the person as whom the window runs. */
  env?: NodeJS.ProcessEnv;
}

/** Playwright's own limit for each step is 30 s: a machine that many share may take longer, and is no failure. */
const BUSY_MS = 60_000;

export async function start(electron: Electron, options: StartOptions = {}): Promise<Started> {
  const userData = await personsFolder('electron-');
  const temporary = options.env?.['TMPDIR'];
  if (temporary !== undefined) await handOver(temporary);
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: argumentsFor(electron, userData, options.practice),
    env: await environmentFor(electron, userData, options.env),
    // Without it Playwright would add `--no-sandbox`.
    chromiumSandbox: !electron.switches.includes('--no-sandbox'),
    timeout: BUSY_MS,
  });
  app.context().setDefaultTimeout(BUSY_MS);
  const child = app.process();
  const gone = once(child, 'exit');
  const page = await app.firstWindow();
  await page.locator('h1').waitFor();
  return {
    app,
    page,
    userData,
    gone,
    end: async () => {
      await closeWithin(app, child, gone);
      await rm(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A program that does not end would hold the tests up until their own limit; this one says so at once. */
const END_LIMIT_MS = 45_000;

async function closeWithin(app: ElectronApplication, child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, END_LIMIT_MS);
  // Of one that has ended already it cannot be asked.
  if (child.exitCode === null && child.signalCode === null) await app.close().catch(() => undefined);
  await gone;
  clearTimeout(limit);
  if (late) throw new Error(`the program had not ended ${END_LIMIT_MS} ms after it was closed`);
}

export function argumentsFor(electron: Electron, userData: string, practice?: string): string[] {
  const scenario = practice === undefined ? [] : [`--practice=${practice}`];
  return [...electron.switches, `--user-data-dir=${userData}`, APP, ...scenario];
}

/** The tests' own variables, with a home in that folder of the person's, and `more`. */
export async function environmentFor(
  electron: Electron,
  folder: string,
  more: NodeJS.ProcessEnv = {},
): Promise<Record<string, string>> {
  const home = join(folder, 'home');
  await mkdir(home, { recursive: true });
  await handOver(home);
  const own = electron.isDouble ? {} : { HOME: home, XDG_RUNTIME_DIR: undefined };
  const env: NodeJS.ProcessEnv = { ...process.env, ...own, ...electron.env, ...more };
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
