// `npm run fit-page-detection`: fits the weights of src/worker/detect/confidence.ts on drawn photographs, judges them
// on others, and prints the constants to paste (docs/page-detection.md). A first run takes a good quarter of an hour of
// processor time; later ones only do what is new. Photographs stay in a folder outside the repository: remove it when
// done.
//   npm run fit-page-detection -- --cache DIR    another folder than the system's temporary one
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { Failed, ROOT, installPackages } from './lib/prepare.mjs';

const place = join(ROOT, `.cache/fit-page-detection-${process.pid}`);

try {
  installPackages();
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: place,
      minify: false,
      rolldownOptions: {
        input: join(ROOT, 'tests/tools/page-detection/main.ts'),
        external: ['sharp', ...builtinModules, /^node:/],
        output: { entryFileNames: 'main.mjs' },
      },
    },
    ssr: { noExternal: true },
  });
  const parts = availableParallelism();
  await Promise.all(Array.from({ length: parts }, (_, at) => run('--part', `${at}/${parts}`)));
  await run();
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function run(...more) {
  const [code] = await once(
    spawn(process.execPath, [join(place, 'main.mjs'), ...process.argv.slice(2), ...more], {
      cwd: ROOT,
      stdio: 'inherit',
    }),
    'close',
  );
  if (code !== 0) throw new Failed('fit-page-detection: stopped before its end');
}
