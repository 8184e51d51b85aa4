// `npm run fuzz`: the property tests with 10,000 cases each and a new seed; for the night, or before a release.
//   FUZZ_SEED=… npm run fuzz      the same cases again
//   npm run fuzz -- card          only files whose name has this
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Failed, ROOT, installPackages } from './lib/prepare.mjs';

const env = {
  ...process.env,
  FUZZ_CASES: process.env.FUZZ_CASES ?? '10000',
  FUZZ_SEED: process.env.FUZZ_SEED ?? String(Date.now() % 2 ** 31),
};
try {
  installPackages();
  console.log(`${env.FUZZ_CASES} cases each, FUZZ_SEED=${env.FUZZ_SEED}`);
  const named = process.argv.slice(2).map((name) => `tests/unit/fuzz/${name}`);
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      'unit',
      ...(named.length > 0 ? named : ['tests/unit/fuzz']),
    ],
    { cwd: ROOT, stdio: 'inherit', env },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
