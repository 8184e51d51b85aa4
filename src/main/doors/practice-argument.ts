/** `--practice=SCENARIO` among arguments that are not all ours: Electron adds its own. Null for the real machine. */
export function practiceArgument(argv: readonly string[]): string | null {
  const prefix = '--practice=';
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? null;
}
