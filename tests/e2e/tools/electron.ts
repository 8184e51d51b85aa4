/** Starts the built program in Electron: the real one where its binary is, and everywhere (on Linux) our double of it. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { findElectron } from '../../../scripts/lib/electron.mjs';
import { APP, ROOT } from './app.ts';
import { CHROMIUM } from './visit.ts';

const DOUBLE = join(ROOT, 'tests/electron-double/dist/electron');

export interface Electron {
  readonly name: string;
  readonly executable: string;
  readonly isDouble: boolean;
}

/** What can run the program here. scripts/test.mjs says in its summary when the real one is not among them. */
export function electrons(): Electron[] {
  const real = findElectron();
  const double =
    process.platform === 'linux' && existsSync(CHROMIUM)
      ? [{ name: 'the double of Electron', executable: DOUBLE, isDouble: true }]
      : [];
  return real === null ? double : [...double, { name: 'real Electron', executable: real, isDouble: false }];
}

export interface Started {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Electron's folder for this run: a second start with it meets the first. */
  readonly userData: string;
  /** Quits as a person would and waits until all is gone. */
  end(): Promise<void>;
}

export async function start(
  electron: Electron,
  options: { practice?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Started> {
  const userData = await mkdtemp(join(tmpdir(), 'electron-'));
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: argumentsFor(electron, userData, options.practice),
    env: environment({ ...process.env, ELECTRON_DOUBLE_CHROMIUM: CHROMIUM, ...options.env }),
  });
  const page = await app.firstWindow();
  await page.locator('h1').waitFor();
  return {
    app,
    page,
    userData,
    end: async () => {
      await app.close();
      await rm(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

export function argumentsFor(electron: Electron, userData: string, practice?: string): string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 && !electron.isDouble ? ['--no-sandbox'] : [];
  return [...asRoot, `--user-data-dir=${userData}`, APP, ...(practice === undefined ? [] : [`--practice=${practice}`])];
}

function environment(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
