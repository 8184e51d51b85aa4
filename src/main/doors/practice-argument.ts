/** Finds `--practice=SCENARIO` among the arguments, some of which Electron has added. Null means the real machine. */
export function practiceArgument(argv: readonly string[]): string | null {
  const prefix = '--practice=';
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? null;
}
