// Plain Vite 8: node parts, preload and renderer, into out/. Fewest moving parts; electron-vite breaks on a fresh clone.
import { builtinModules, createRequire } from 'node:module';
import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { yaml } from './yaml-plugin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = resolve(root, 'out');
const { version } = createRequire(import.meta.url)('../package.json');
const define = { __BUILT_AT__: JSON.stringify(new Date().toISOString()), __VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' };

/** Native code and WebAssembly load from their own packages at run time. */
const external = ['electron', 'koffi', 'sharp', 'mupdf', /^libheif-js/, ...builtinModules, /^node:/];

const node = (input, folder, format, extension) => build({
  configFile: false, root, logLevel: 'warn', plugins: [yaml()], define,
  build: {
    ssr: true, target: 'node20', outDir: resolve(out, folder), emptyOutDir: false, minify: false, sourcemap: true,
    rolldownOptions: { input, external, output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` } },
  },
  ssr: { noExternal: true },
});

const page = () => build({
  configFile: false, root: resolve(root, 'src/renderer'), base: './', logLevel: 'warn', plugins: [yaml(), react()], define,
  build: { target: 'chrome120', outDir: resolve(out, 'renderer'), emptyOutDir: false, sourcemap: true, modulePreload: { polyfill: false } },
});

rmSync(out, { recursive: true, force: true });
await node({
  index: resolve(root, 'src/main/index.ts'),
  browser: resolve(root, 'src/main/doors/browser.ts'),
  cli: resolve(root, 'src/main/doors/cli.ts'),
  'card-process': resolve(root, 'native/host.ts'),
  'documents-worker': resolve(root, 'src/main/documents/worker.ts'),
}, 'main', 'es', 'js');
await node({ index: resolve(root, 'src/preload/index.ts') }, 'preload', 'cjs', 'cjs');
await page();
cpSync(resolve(root, 'LICENSE'), resolve(out, 'LICENSE'));
