/**
 * Linux chooses its screen before the program's first line has run, and where that screen is not there Electron ends
 * with SIGSEGV or hangs. What to do instead, decided while nothing is opened yet.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Displays } from './displays.ts';

/** How the program goes on from here. */
export type HowToStart =
  | { readonly how: 'as-it-is' }
  /** Started once more, with the name of the platform that Chromium is to use. */
  | { readonly how: 'again'; readonly platform: 'headless' | 'wayland' }
  /** A window is wanted and cannot be. */
  | { readonly how: 'no-screen' };

/** What decides how to start. `command`: a command of the terminal was given, so that no window is wanted. */
export interface Surroundings {
  readonly command: boolean;
  /** The command line already names Chromium's platform: the person chose it, or this is our own second start. */
  readonly chosen: boolean;
  readonly platform: NodeJS.Platform;
  readonly displays: Displays;
}

/**
 * Decides how the program goes on; it starts nothing itself. On Linux a command starts again without a screen, a window
 * goes on where X11 answers, starts again where Wayland alone does, and cannot be without either. On other systems, or
 * where the command line names the platform, all goes on as it is.
 */
export function howToStart({ command, chosen, platform, displays }: Surroundings): HowToStart {
  if (chosen || platform !== 'linux') return { how: 'as-it-is' };
  // A command never opens a display, not even one that is there: it may hang, or belong to somebody else.
  if (command) return { how: 'again', platform: 'headless' };
  if (displays.x11) return { how: 'as-it-is' };
  return displays.wayland ? { how: 'again', platform: 'wayland' } : { how: 'no-screen' };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts the program once more with this platform of Chromium's, in this terminal; passes on the signals that reach us,
 * and resolves to its exit code. Where a signal ended it that is 128, and the signal's number besides for SIGINT,
 * SIGTERM and SIGHUP. Rejects when it cannot be started.
 */
export async function startAgain(
  executable: string,
  argv: readonly string[],
  platform: 'headless' | 'wayland',
): Promise<number> {
  // Chrome's `--headless` is another thing, which Electron does not heed.
  const graphics = platform === 'headless' ? ['--disable-gpu'] : [];
  const child = spawn(executable, [`--ozone-platform=${platform}`, ...graphics, ...argv], { stdio: 'inherit' });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const [code, signal]: unknown[] = await once(child, 'exit');
  if (typeof code === 'number') return code;
  // As a shell counts it.
  return 128 + (SIGNALS.map((each) => (each === signal ? constants.signals[each] : 0)).find((each) => each > 0) ?? 0);
}
