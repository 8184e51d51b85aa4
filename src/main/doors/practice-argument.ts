/** The scenario asked for on the command line, in whatever door. */

/**
 * The scenario that `--practice=SCENARIO` names on the command line, among arguments that are not all ours, since
 * Electron adds its own. Null for the real machine.
 */
export function practiceArgument(argv: readonly string[]): string | null {
  const prefix = '--practice=';
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? null;
}
