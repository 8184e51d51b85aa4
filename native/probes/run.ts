/** Runs one of the system's own tools: no shell, a time limit, an environment without translations. */
import { execFile } from 'node:child_process';

const LIMIT_MS = 5000;

/** Standard output; null when the tool is absent or refuses. @throws when it takes longer than its limit. */
export function run(file: string, ...args: readonly string[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    execFile(file, [...args], { timeout: LIMIT_MS, windowsHide: true, env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1 << 20 }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else if (error.killed === true) reject(new Error(`no answer within ${LIMIT_MS} ms`));
      else resolve(null);
    });
  });
}
