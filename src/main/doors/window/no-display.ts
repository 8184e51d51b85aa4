/**
 * Linux without a screen: Electron would crash or hang there before it could answer a command of the terminal. This
 * decides, before Electron tries, what to do instead.
 */
import { spawnSync } from 'node:child_process';
import { hasDisplay } from '../find-browser.ts';

/** The flags under which Electron runs without a screen. (`--headless` belongs to Chrome; Electron ignores it.) */
const WITHOUT_DISPLAY = ['--ozone-platform=headless', '--disable-gpu'];

export interface Surroundings {
  readonly command: boolean;
  /** The command line already names Chromium's platform: the person chose it, or this is our own second start. */
  readonly chosen: boolean;
  readonly platform?: NodeJS.Platform;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * `again`: start once more with the flags for no screen. `no-screen`: a window is wanted and there is no screen for it.
 */
export function howToStart({
  command,
  chosen,
  platform = process.platform,
  env = process.env,
}: Surroundings): 'as-it-is' | 'again' | 'no-screen' {
  if (chosen || hasDisplay(platform, env)) return 'as-it-is';
  if (command) return 'again';
  // A graphical session is under way: Electron may find its display where we do not.
  return ['x11', 'wayland'].includes(env['XDG_SESSION_TYPE'] ?? '') ? 'as-it-is' : 'no-screen';
}

/** Starts the program again with those flags, waits for its end and gives its exit code; it writes to this terminal. */
export function startWithoutDisplay(executable: string, argv: readonly string[]): number {
  return spawnSync(executable, [...WITHOUT_DISPLAY, ...argv], { stdio: 'inherit' }).status ?? 2;
}
