// The parts of the program that run in Node, as `npm run build` and `npm run dev` build them.
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'vite';
import { yaml } from '../yaml-plugin.mjs';
import { ROOT } from './prepare.mjs';

/** Native code and WebAssembly load from their own packages at run time. */
const external = [
  'electron',
  'koffi',
  'sharp',
  'mupdf',
  /^libheif-js/,
  /^@imagemagick/,
  /^tesseract\.js-core/,
  ...builtinModules,
  /^node:/,
];

const node = (input, { out, folder, format, extension, define, plugins }) =>
  build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [yaml(), ...plugins],
    define,
    build: {
      ssr: true,
      target: 'node20',
      outDir: resolve(out, folder),
      emptyOutDir: false,
      minify: false,
      // Beside the file, and not in it: each start would read twice as much.
      sourcemap: true,
      rolldownOptions: {
        input,
        external,
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
          sourcemapExcludeSources: true,
        },
      },
    },
    ssr: { noExternal: true },
  });

const entries = {
  index: 'src/main/index.ts',
  browser: 'src/main/doors/browser/browser-door.ts',
  cli: 'src/main/doors/terminal/terminal-door.ts',
  'card-process': 'native/host.ts',
  'documents-worker': 'src/worker/index.ts',
};

/**
 * Builds the parts of the program that run under Node: into `main` below `out` the main process of each of the three
 * doors (window, browser, terminal) and the two kinds of child process, into `preload` the preload script. What lies
 * there already stays, but for files of the same name. Rejects when something does not compile.
 * @param {{ out: string, define: Record<string, string>, plugins: import('vite').Plugin[] }} options
 */
export async function buildNodeParts(options) {
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, resolve(ROOT, file)]));
  await node(input, { ...options, folder: 'main', format: 'es', extension: 'js' });
  const preload = { index: resolve(ROOT, 'src/preload/index.ts') };
  await node(preload, { ...options, folder: 'preload', format: 'cjs', extension: 'cjs' });
}
