/**
 * Cold start of the loopback door: from `spawn` to the home screen painted, hop by hop, against a bare page served by a
 * bare Node server in the same browser.
 * Prints medians; judges nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { CHROMIUM, CHROMIUM_FLAGS } from '../e2e/tools/visit.ts';
import { median } from './statistics.ts';

const ROOT = join(import.meta.dirname, '../..');
const RUNS = 15;
const PEER = `import { createServer } from 'node:http';
createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Bonjour</h1>'))
  .listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port + '/'); });`;

const paintSchema = v.object({ paint: v.number(), html: v.number() });

interface Start {
  listening: number;
  html: number;
  painted: number;
}

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-up-'));
  await writeFile(join(folder, 'peer.mjs'), PEER);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS, headless: true });
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function start(args: readonly string[]): Promise<Start> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  let address = '';
  for await (const line of createInterface({ input: child.stdout })) {
    address = /http:\/\/\S+/.exec(line)?.[0] ?? '';
    if (address !== '') break;
  }
  const listening = performance.now() - begun;
  const page = await browser.newPage();
  const asked = performance.now() - begun;
  await page.goto(address);
  await page.locator('h1').waitFor();
  // The heading is there; its paint is told by the browser, counted from the navigation.
  const seen = v.parse(
    paintSchema,
    await page.evaluate(async () => {
      const painted = (): number | undefined => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      while (painted() === undefined) await new Promise((resolve) => requestAnimationFrame(resolve));
      const [navigation] = performance.getEntriesByType('navigation');
      return { paint: painted(), html: navigation instanceof PerformanceNavigationTiming ? navigation.responseEnd : 0 };
    }),
  );
  await page.close();
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { listening, html: asked - listening + seen.html, painted: listening + seen.paint };
}

describe('cold start of the loopback door', () => {
  it('is told hop by hop, beside a bare page', async () => {
    const ours: Start[] = [],
      peer: Start[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      ours.push(await start([join(ROOT, 'out/main/browser.js'), '--print-url', '--practice', 'ready']));
      peer.push(await start([join(folder, 'peer.mjs')]));
    }
    const row = (name: string, starts: readonly Start[]) => ({
      '': name,
      'to listening, ms': Math.round(median(starts.map(({ listening }) => listening))),
      'page to first paint, ms': Math.round(median(starts.map(({ painted, listening }) => painted - listening))),
      'in all, ms': Math.round(median(starts.map(({ painted }) => painted))),
    });
    console.table([row('Clé en main', ours), row('a bare page', peer)]);
    const ratio = median(ours.map(({ painted }) => painted)) / median(peer.map(({ painted }) => painted));
    console.log(`ratio in all: ${ratio.toFixed(2)}`);
    expect(ours).toHaveLength(RUNS);
  });
});

async function sizeOf(path: string): Promise<number> {
  const entry = await stat(path).catch(() => null);
  if (entry === null) return 0;
  if (!entry.isDirectory()) return entry.size;
  let sum = 0;
  for (const name of await readdir(path)) sum += await sizeOf(join(path, name));
  return sum;
}

describe('what is installed, without Electron itself', () => {
  it('by part', async () => {
    const parts = {
      'main and card process': 'out/main',
      page: 'out/renderer',
      'sharp and libvips': 'node_modules/@img',
      mupdf: 'node_modules/mupdf/dist',
      'libheif-js': 'node_modules/libheif-js/libheif-wasm',
      koffi: 'node_modules/@koromix',
    };
    console.table(
      await Promise.all(
        Object.entries(parts).map(async ([part, path]) => ({
          part,
          MB: ((await sizeOf(join(ROOT, path))) / 1e6).toFixed(1),
        })),
      ),
    );
    expect(await sizeOf(join(ROOT, 'out/main'))).toBeGreaterThan(0);
  });
});
