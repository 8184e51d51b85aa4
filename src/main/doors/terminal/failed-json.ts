/**
 * What `--json` prints when a command itself failed, in the shape of what that command prints otherwise: a script that
 * reads the fields finds them all. Every name but `check` and `policy` gets the shape of `pdf`. docs/deployment.md
 * describes them.
 */
export function failedJson(command: string | undefined, argv: readonly string[]): object {
  switch (command) {
    case 'check':
      return {
        schema: 2,
        at: new Date().toISOString(),
        mode: argv.some((word) => word.startsWith('--practice')) ? 'practice' : 'live',
        verdict: 'unknown',
        next: null,
        remarks: [],
        unknown: [{ fact: 'check', why: 'failed' }],
        checks: [],
      };
    case 'policy':
      return { schema: 1, applies: false, mistakes: [] };
    default:
      return noPdf('unexpected');
  }
}

/** What `pdf --json` prints when it made no PDF: why, and which files could not be read. */
export const noPdf = (trouble: string, troubles: readonly object[] = []): object => ({
  schema: 1,
  output: null,
  outputs: [],
  trouble,
  shape: null,
  pages: [],
  troubles,
  losses: [],
});
