// `npm run dev`: the real program behind Vite's development server. A sentence that is corrected is on the screen
// within a second, on the same step; a change of code restarts just the process that runs it; a mistake in a file of
// assets is shown in the page.
//   npm run dev -- --practice no-reader      with a scenario instead of this PC's reader
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync, watch } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { contentChecks } from './lib/content.mjs';
import { buildNodeParts } from './lib/node-parts.mjs';
import { Failed, ROOT, installPackages } from './lib/prepare.mjs';
import { firstFrame } from './first-frame-plugin.mjs';
import { yaml } from './yaml-plugin.mjs';

const OUT = join(ROOT, `.cache/dev-${process.pid}`);
/** Editors write a file in several steps, ms. */
const SETTLED_MS = 50;
const define = { __BUILT_AT__: JSON.stringify(new Date().toISOString()), __VERSION__: JSON.stringify('0.0.0-dev') };
/** What the page imports from node_modules. */
const PAGE_PACKAGES = [
  'i18next',
  'minisearch',
  'react',
  'react-dom/client',
  'react-i18next',
  'react/jsx-dev-runtime',
  'valibot',
  'zustand',
];
/** Texts that the program itself reads when it starts; all others are the page's alone. */
const PROGRAM_READS = /^assets\/(practice\/|services\.yaml|locales\/\w+\/(doors|report|terminal)\.yaml)/;

const { values } = parseArgs({ options: { practice: { type: 'string' }, port: { type: 'string', default: '5173' } } });
/** What runs now, and where it answers. */
let program = null;
/** The proxy's own options: where it sends to is written here each time the program has been started. */
let proxied = null;
let ending = false;

try {
  installPackages();
  const { mistakesIn, mistakesInAssets } = await contentChecks();
  for (const mistake of mistakesInAssets(ROOT)) console.error(mistake);
  await buildNodeParts({ out: OUT, define, plugins: [] });
  const { code } = await startProgram();
  const server = await serve(mistakesIn);
  await server.listen();
  const address = `http://127.0.0.1:${server.config.server.port}/#${code}`;
  console.log(`Open this address, once: ${address}`);
  followFiles(server);
} catch (error) {
  console.error(error instanceof Failed ? error.message : error);
  end(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));

/** Starts the program and waits for the address that it prints. */
async function startProgram() {
  const practice = values.practice === undefined ? [] : ['--practice', values.practice];
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(OUT, 'main/browser.js'), '--print-url', ...practice],
    // The page is reloaded again and again; the program must not take that for its end.
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, CLE_EN_MAIN_LINGER_MS: String(24 * 3600_000) } },
  );
  program = child;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, target, code] = /(http:\/\/127\.0\.0\.1:\d+)\/#(\S+)/.exec(line) ?? [];
    if (target === undefined) continue;
    child.stdout.resume();
    if (proxied !== null) proxied.target = target;
    program.target = target;
    return { target, code };
  }
  throw new Failed(`The program ended before it printed its address (code ${child.exitCode}).`);
}

function serve(mistakesIn) {
  return createServer({
    configFile: false,
    root: resolve(ROOT, 'src/renderer'),
    plugins: [contentMistakes(mistakesIn), yaml(), firstFrame(), react()],
    define,
    cacheDir: join(ROOT, '.cache/vite'),
    // Known from the start: found one by one, each would reload the page.
    optimizeDeps: { include: PAGE_PACKAGES },
    server: {
      host: '127.0.0.1',
      port: Number(values.port),
      fs: { allow: [ROOT] },
      warmup: { clientFiles: ['./main.tsx', './program/content.ts'] },
      proxy: {
        // Exactly: src/renderer has a folder named session.
        '^/(session|events)$|^/(request|made)/': {
          target: program.target,
          changeOrigin: true,
          configure(proxy, options) {
            proxied = options;
            // The stream of events begins with nothing but its headers, and the page waits for them.
            proxy.on('proxyRes', (_answer, _request, response) => setImmediate(() => response.flushHeaders()));
            // The program answers its own page only; here the page comes from this server.
            proxy.on('proxyReq', (request) => {
              if (request.getHeader('origin') !== undefined) request.setHeader('origin', String(options.target));
            });
          },
        },
      },
    },
  });
}

/** Vite shows what is thrown here over the page, with the file and the line. */
function contentMistakes(mistakesIn) {
  return {
    name: 'content-mistakes',
    enforce: 'pre',
    transform(source, id) {
      const file = relative(ROOT, id.split('?')[0]).replaceAll('\\', '/');
      const mistakes = file.startsWith('assets/') ? mistakesIn(file, source) : [];
      if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
      return null;
    },
  };
}

function followFiles(server) {
  const changed = new Set();
  let timer;
  let work = Promise.resolve();
  for (const folder of ['src', 'native', 'assets'])
    watch(join(ROOT, folder), { recursive: true }, (_event, name) => {
      if (name === null) return;
      changed.add(`${folder}/${name.replaceAll('\\', '/')}`);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const files = [...changed];
        changed.clear();
        work = work.then(() => restart(files, server)).catch((error) => console.error(error));
      }, SETTLED_MS);
    });
}

/** Which process runs what changed; null where only the page does. */
function partsOf(files) {
  const parts = new Set();
  for (const file of files) {
    if (/^src\/(main|shared|preload)\//.test(file) || PROGRAM_READS.test(file)) parts.add('program');
    if (file.startsWith('native/')) parts.add('card-process');
    if (file.startsWith('src/worker/')) parts.add('documents-worker');
  }
  return parts;
}

async function restart(files, server) {
  const parts = partsOf(files);
  if (parts.size === 0) return;
  await buildNodeParts({ out: OUT, define, plugins: [] });
  // The program starts its children anew by itself; where they cannot be found, it is started anew as a whole.
  if (!parts.has('program') && [...parts].every((part) => endChildren(part))) {
    console.log(`Restarted: ${[...parts].join(', ')}`);
    return;
  }
  const before = program;
  before.kill('SIGTERM');
  if (before.exitCode === null) await new Promise((resolve) => before.once('exit', resolve));
  const { code } = await startProgram();
  server.ws.send({ type: 'custom', event: 'program-restarted', data: { code } });
  console.log('Restarted: the program');
}

/** Ends the program's children of this kind. False where this system cannot list them. */
function endChildren(entry) {
  if (process.platform === 'win32') return false;
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  for (const line of stdout.split('\n')) {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parent) === program.pid && args.includes(`${entry}.js`)) process.kill(Number(pid), 'SIGTERM');
  }
  return true;
}

function end(code) {
  if (ending) return;
  ending = true;
  program?.kill('SIGTERM');
  if (existsSync(OUT)) rmSync(OUT, { recursive: true, force: true });
  process.exit(code);
}
