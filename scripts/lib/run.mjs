// Runs commands beside each other, their lines marked with whose they are, and counts what vitest reports.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ROOT } from './prepare.mjs';

/** The commands that run now, so that a signal ends them too. */
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exitCode = 130;
  });

/**
 * Runs one command in the repository's root to its end, with CI and NO_COLOR set, and prints its lines behind `label`.
 * Never rejects. Who imports this module no longer ends by SIGINT, SIGTERM or SIGHUP: such a signal is passed on to the
 * commands that run, and makes the exit code 130.
 * @param {{ label: string, env?: NodeJS.ProcessEnv, until: number }} options `until`: when it is sent SIGTERM, ms since
 * 1970
 * @returns {Promise<string | null>} why it failed; null when it did not
 */
export function run([command, ...args], { label, env = {}, until }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: 'true', NO_COLOR: '1', ...env },
    });
    running.add(child);
    let overtime = false;
    const timer = setTimeout(
      () => {
        overtime = true;
        child.kill('SIGTERM');
      },
      Math.max(0, until - Date.now()),
    );
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => console.log(`${label} │ ${line}`));
    child.once('error', (error) => finish(error.message));
    child.once('close', (code, signal) => finish(reason(code, signal)));
    const reason = (code, signal) => {
      if (overtime) return 'its time was over';
      if (signal !== null) return signal;
      return code === 0 ? null : `exit code ${code}`;
    };
    const finish = (why) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(why);
    };
  });
}

/**
 * What a JSON report of vitest counts: how many tests passed and failed, and in `skipped` the titles of those that
 * could not be tried here, with the reason where the test gives one. A test file that could not be loaded counts as one
 * that failed. All is nought where there is no report.
 * @param {string} file the report
 * @param {(test: { fullName: string, tags: string[] }) => boolean} asked whether a test was to run at all: vitest
 * reports all others of its file as skipped
 */
export function counts(file, asked) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: [] };
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults).filter((test) => asked(test));
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unloaded,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName, meta }) => (meta?.notTried === undefined ? fullName : `${fullName}: ${meta.notTried}`)),
  };
}
