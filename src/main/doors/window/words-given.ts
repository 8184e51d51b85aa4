/** The command line of the program as it is installed, or as `electron PATH` starts it: which words are whose. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { practiceArgument } from '../practice-argument.ts';
import { terminalArguments } from '../terminal/command-names.ts';

/** What the command line asks for. */
export type Wanted =
  | { readonly kind: 'window'; readonly practice: string | null }
  /** For the terminal door, which also answers `--help`, `--version` and what it does not know. */
  | { readonly kind: 'terminal'; readonly words: readonly string[] };

/**
 * Chromium's and Electron's switches that an administrator may need. All others are refused, and with them those by
 * which another program could drive this one (`--remote-debugging-port`) or lead its traffic elsewhere.
 */
const SWITCHES = new Set([
  'disable-dev-shm-usage',
  'disable-gpu',
  'disable-gpu-sandbox',
  'disable-software-rasterizer',
  'force-dark-mode',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-renderer-accessibility',
  'gtk-version',
  'high-dpi-support',
  'lang',
  'no-sandbox',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  // By the Windows installer, when it starts the program after an update.
  'updated',
  'user-data-dir',
]);

/**
 * The command line as Node gives it, and what is needed to read it. `exists` says whether there is a file of that path.
 */
export interface CommandLine {
  readonly argv: readonly string[];
  /**
   * The folder of the program where `electron PATH` started it; Electron's own words stand before it. Null once
   * installed.
   */
  readonly appPath: string | null;
  readonly exists?: (path: string) => boolean;
}

/**
 * What the command line asks for: the window, or a command of the terminal. Files that are there, and Electron's and
 * Chromium's switches that an administrator may need, are passed over. Any other word goes to the terminal door, which
 * refuses it, so that a switch such as `--remote-debugging-port` opens no window.
 */
export function readWordsGiven({ argv, appPath, exists = existsSync }: CommandLine): Wanted {
  const begin = appPath === null ? 0 : argv.findIndex((word, at) => at > 0 && resolve(word) === resolve(appPath));
  const words = argv.slice(Math.max(begin, 0) + 1);
  const command = terminalArguments(['', ...words]);
  if (command !== null) return { kind: 'terminal', words: command };
  const strange = words.find((word) => !isKnown(word, exists));
  return strange === undefined
    ? { kind: 'window', practice: practiceArgument(words) }
    : { kind: 'terminal', words: [strange] };
}

function isKnown(word: string, exists: (path: string) => boolean): boolean {
  // A file that was dropped on the program's icon: the window opens, and takes it from there.
  if (!word.startsWith('-')) return exists(word);
  const [, name = ''] = /^--([^=]+)/.exec(word) ?? [];
  return name === 'practice' || SWITCHES.has(name);
}
