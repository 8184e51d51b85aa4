// `npm run test:windows`: what tests/long/windows tries on Windows's Node under Wine; `npm run test:long` runs it
// too. `npm run test:windows -- terminal`: only files whose name contains « terminal ».
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Failed, ROOT, build, installPackages, installSystemPackages } from './lib/prepare.mjs';

try {
  installPackages();
  installSystemPackages([
    'wine64',
    'gcc-mingw-w64-x86-64-win32',
    'chromium',
    'poppler-utils',
    'qpdf',
    'xvfb',
    'openbox',
  ]);
  build();
  const vitest = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'long'];
  const wanted = process.argv.slice(2).map((name) => `tests/long/windows/${name}`);
  const { status } = spawnSync(
    process.execPath,
    [...vitest, ...(wanted.length > 0 ? wanted : ['tests/long/windows'])],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
