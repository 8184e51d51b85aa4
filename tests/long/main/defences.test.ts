/**
 * Every defence that docs/security.md names, taken away once in a copy of the clone: the specs beside it must notice. A
 * defence that nobody would miss is not held by anything.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFENCES } from './every-defence.ts';

const ROOT = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'mutant-'));
  for (const each of ['assets', 'docs', 'native', 'scripts', 'src', 'tests', 'package.json', 'vitest.config.ts'])
    await cp(join(ROOT, each), join(copy, each), { recursive: true });
  for (const each of [
    'tsconfig.base.json',
    'tsconfig.json',
    'tsconfig.node.json',
    'tsconfig.tests.json',
    'tsconfig.web.json',
  ])
    await cp(join(ROOT, each), join(copy, each));
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

/** Without what vitest tells the processes it starts: this is a vitest of its own. */
const ENV = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST$|NODE_ENV$|NODE_OPTIONS$|DEV$|PROD$|MODE$)/.test(name),
  ),
);

/** What the specs say when they fail in the copy; null when they pass. */
async function failureOf(specs: readonly string[]): Promise<string | null> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const words = [vitest, 'run', '--root', copy, '--project', 'unit', ...specs, '--bail=1'];
  return run(process.execPath, words, { cwd: copy, env: ENV, maxBuffer: 64 * 2 ** 20 }).then(
    () => null,
    (error: unknown) =>
      error instanceof Error && 'stdout' in error && 'stderr' in error
        ? `${String(error.stdout)}${String(error.stderr)}`
        : String(error),
  );
}

/** On the forge, which has no time for all: every sixth, another sixth each day of the week but Sunday. */
const TAKEN_AWAY =
  process.env['LONG_SHORTER'] === undefined ? DEFENCES : DEFENCES.filter((_, at) => at % 6 === new Date().getDay() % 6);

it('with every defence in place the specs named for them pass, so that a failure below is about the defence taken away', async () => {
  expect(await failureOf([...new Set(DEFENCES.flatMap(({ noticedBy }) => noticedBy))])).toBeNull();
});

describe('the specs named for a defence fail when it is taken away', () => {
  it.each(TAKEN_AWAY)('$defence', async ({ file, from, to, noticedBy }) => {
    const path = join(copy, file);
    const before = await readFile(path, 'utf8');
    // Otherwise the defence has moved, and the list has to be mended.
    expect(before.includes(from), `${file} holds « ${from} »`).toBe(true);
    await writeFile(
      path,
      before.replace(from, () => to),
    );
    try {
      // By a spec that failed, not by a vitest that did not start.
      expect(await failureOf(noticedBy)).toMatch(/Failed Tests/);
    } finally {
      await writeFile(path, before);
    }
  });
});
