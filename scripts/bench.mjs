// `npm run bench`: builds, then runs the measurements of tests/bench. They print figures and judge nothing. `npm run
// bench -- card-in` runs only files whose name contains « card-in ».
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Failed, ROOT, build, installPackages } from './lib/prepare.mjs';

try {
  installPackages();
  build();
  const { status } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'bench', ...process.argv.slice(2)],
    { cwd: ROOT, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
