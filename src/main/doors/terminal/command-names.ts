/** The commands' names, for whoever only has to tell a command from other words on a command line. */
export const COMMAND_NAMES = ['check', 'pdf', 'policy', 'kiosk-code'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** Whether there is a command of this name. */
export const isCommandName = (word: string): word is CommandName => COMMAND_NAMES.some((name) => name === word);

/**
 * The arguments from the command's name on, without the words that Electron puts before it. Null when no command of
 * ours is among them.
 */
export function terminalArguments(argv: readonly string[]): readonly string[] | null {
  const at = argv.findIndex((word, index) => index > 0 && isCommandName(word));
  return at < 0 ? null : argv.slice(at);
}
