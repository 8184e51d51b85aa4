/** Linux without a screen: there Electron crashes, or hangs, before a command of the terminal is answered. What to do instead, decided before it tries. */
import { spawnSync } from 'node:child_process';
import { hasDisplay } from '../find-browser.ts';

/** Chromium's platform without a screen, which Electron has. (Its `--headless` belongs to Chrome, and Electron does not heed it.) */
const WITHOUT_DISPLAY = ['--ozone-platform=headless', '--disable-gpu'];

export interface Surroundings {
  readonly command: boolean;
  /** The person, or we ourselves, chose Chromium's platform. */
  readonly chosen: boolean;
  readonly platform?: NodeJS.Platform;
  readonly env?: NodeJS.ProcessEnv;
}

/** `again`: once more, told that there is no screen. `no-screen`: a window is wanted and cannot be. */
export function howToStart({
  command,
  chosen,
  platform = process.platform,
  env = process.env,
}: Surroundings): 'as-it-is' | 'again' | 'no-screen' {
  if (chosen || hasDisplay(platform, env)) return 'as-it-is';
  if (command) return 'again';
  // Of a session that has one Electron may know more than we do.
  return ['x11', 'wayland'].includes(env['XDG_SESSION_TYPE'] ?? '') ? 'as-it-is' : 'no-screen';
}

/** Runs to its end, with this terminal; gives its exit code. */
export function startWithoutDisplay(executable: string, argv: readonly string[]): number {
  return spawnSync(executable, [...WITHOUT_DISPLAY, ...argv], { stdio: 'inherit' }).status ?? 2;
}
