// Plain Vite 8: node parts, preload and renderer, into out/. Fewest moving parts; electron-vite breaks on a fresh
// clone. Built aside and moved into place, so that out/ is whole or not there.
import { createRequire } from 'node:module';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { contentChecks } from './lib/content.mjs';
import { buildNodeParts } from './lib/node-parts.mjs';
import { licencesText, notePackages, runtimePackages } from './lib/third-party.mjs';
import { firstFrame } from './first-frame-plugin.mjs';
import { yaml } from './yaml-plugin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const place = resolve(root, 'out');
const out = resolve(root, `.cache/build-${process.pid}`);
const builtAt = new Date().toISOString();
const { version } = createRequire(import.meta.url)('../package.json');
const define = {
  __BUILT_AT__: JSON.stringify(builtAt),
  __VERSION__: JSON.stringify(version),
  'process.env.NODE_ENV': '"production"',
};

/** Folders of the packages whose code is in a bundle. */
const bundled = new Set();

const page = () =>
  build({
    configFile: false,
    root: resolve(root, 'src/renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [yaml(), firstFrame(), react(), notePackages(bundled)],
    define,
    // Drawings stay files: inside the script they would all be loaded before the first screen.
    build: {
      target: 'chrome120',
      outDir: resolve(out, 'renderer'),
      emptyOutDir: false,
      assetsInlineLimit: 0,
      sourcemap: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { sourcemapExcludeSources: true } },
    },
  });

// Vite, which loads the checks, would otherwise settle on development, and so would React in what is built after it.
process.env.NODE_ENV = 'production';
const { mistakesInAssets } = await contentChecks();
const mistakes = mistakesInAssets(root);
if (mistakes.length > 0) {
  console.error(`build: the content has ${mistakes.length === 1 ? 'a mistake' : 'mistakes'}:\n${mistakes.join('\n')}`);
  process.exit(1);
}

mkdirSync(out, { recursive: true });
try {
  await buildNodeParts({ out, define, plugins: [notePackages(bundled)] });
  await page();
  // The window's own icon, where the system does not take it from the executable (Linux).
  cpSync(resolve(root, 'assets/icons/linux/256x256.png'), resolve(out, 'icon.png'));
  cpSync(resolve(root, 'LICENSE'), resolve(out, 'LICENSE'));
  writeFileSync(resolve(out, 'THIRD-PARTY-LICENSES.txt'), licencesText([...bundled, ...runtimePackages(root)]));
  writeFileSync(resolve(out, 'built.json'), JSON.stringify({ version, builtAt }));
  rmSync(place, { recursive: true, force: true });
  renameSync(out, place);
} finally {
  rmSync(out, { recursive: true, force: true });
}
