/** The JSON that `--json` prints when a command itself failed, in the shape of what that command prints otherwise. */
export function failedJson(command: string | undefined): object {
  return command === 'check'
    ? { schema: 1, at: new Date().toISOString(), mode: 'live', verdict: 'failed', next: null, checks: [] }
    : { schema: 1, output: null, trouble: 'unexpected', pages: [], troubles: [] };
}
