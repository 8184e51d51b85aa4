/**
 * `npm run dev` as somebody who corrects the program uses it: a copy of the clone is edited, and a browser shows what
 * comes of it.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { text } from '../../tools/interface-texts.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../e2e/tools/visit.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../..');
/** Beside the sources: node_modules can be linked there, and nothing of it is committed. */
const COPY = join(ROOT, `.cache/dev-test-${process.pid}`);
const GUIDE = 'assets/guides/fr/se-connecter-eid.yaml';
const WAIT = { timeout: 120_000, interval: 20 };

let dev: ChildProcess;
let browser: Browser | null = null;
let page: Page;
/** What `npm run dev` printed, and what the browser's console shows besides Vite's own lines. */
const printed: string[] = [];
const complaints: string[] = [];

async function edit(file: string, from: string, to: string): Promise<() => Promise<void>> {
  const before = await readFile(join(COPY, file), 'utf8');
  expect(before, file).toContain(from);
  await writeFile(join(COPY, file), before.replace(from, to));
  return () => writeFile(join(COPY, file), before);
}
const prints = (line: RegExp, since = 0): Promise<string> =>
  vi.waitUntil(() => printed.slice(since).find((each) => line.test(each)), WAIT);
const title = async (): Promise<string> => (await page.locator('h1').first().textContent()) ?? '';
const isTitle = (wanted: (shown: string) => boolean): Promise<boolean> =>
  vi.waitUntil(async () => wanted(await title()), WAIT);

beforeAll(async () => {
  await mkdir(COPY, { recursive: true });
  for (const part of ['src', 'assets', 'native', 'scripts', 'package.json', 'package-lock.json'])
    // With their times: a lock file that is newer than node_modules would be installed anew.
    await cp(join(ROOT, part), join(COPY, part), { recursive: true, preserveTimestamps: true });
  await run('cp', ['-al', join(ROOT, 'node_modules'), join(COPY, 'node_modules')]);
  const words = ['run', 'dev', '--', '--practice', 'no-reader', '--port', '5391'];
  dev = spawn('npm', words, { cwd: COPY, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [dev.stdout, dev.stderr])
    if (stream !== null) createInterface({ input: stream }).on('line', (line) => printed.push(line));
  const address = /http\S+/.exec(await prints(/Open this address/))?.[0] ?? '';
  browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS, headless: true });
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'fr-BE' });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(address);
  await page.getByRole('button', { name: text('home.guide') }).click(WAIT);
  await page.getByRole('button', { name: 'Se connecter avec la carte eID' }).first().click(WAIT);
  await page
    .getByRole('button', { name: text('app.next') })
    .first()
    .click(WAIT);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  if (dev.exitCode === null && dev.pid !== undefined) {
    process.kill(-dev.pid, 'SIGTERM');
    await once(dev, 'exit');
  }
  await rm(COPY, { recursive: true, force: true });
});

it('while `npm run dev` runs, a corrected step’s title of a guide is shown on the same step, five times one after the other', async () => {
  const before = await title();
  const written = before.replaceAll('’', "'");
  const took: number[] = [];
  for (let trial = 1; trial <= 5; trial += 1) {
    const begun = Date.now();
    const back = await edit(GUIDE, written, `Essai ${trial}. ${written}`);
    await isTitle((shown) => shown.startsWith(`Essai ${trial}.`));
    took.push(Date.now() - begun);
    await back();
    await isTitle((shown) => shown === before);
  }
  console.log(`a corrected sentence was on the screen after ${took.join(', ')} ms`);
  // React's development build had nothing to warn of, from the first screen on.
  expect(complaints).toEqual([]);
});

it('while `npm run dev` runs, a mistyped field in a guide covers the page with the file and what was expected, until it is mended', async () => {
  const before = await title();
  const back = await edit(GUIDE, 'summary:', 'sumary:');
  const overlay = page.locator('vite-error-overlay');
  await overlay.waitFor(WAIT);
  const shown = await overlay.evaluate((element) => element.shadowRoot?.textContent ?? '');
  expect(shown).toContain(`${GUIDE}:`);
  expect(shown).toMatch(/sumary/);
  expect(shown).toMatch(/Expected "summary"/);
  await back();
  await overlay.waitFor({ state: 'detached', ...WAIT });
  await isTitle((title) => title === before);
});

it.each([
  ['documents-worker', 'src/worker/index.ts'],
  ['card-process', 'native/host.ts'],
])('while `npm run dev` runs, a change of the source of the %s restarts that process alone', async (name, file) => {
  const since = printed.length;
  const source = await readFile(join(COPY, file), 'utf8');
  await writeFile(join(COPY, file), `${source}\n`);
  expect(await prints(/^Restarted: /, since)).toBe(`Restarted: ${name}`);
});

it('while `npm run dev` runs, a change of the main process restarts the program, and the page comes back to its step', async () => {
  const before = await title();
  const since = printed.length;
  const file = join(COPY, 'src/main/session/report.ts');
  await writeFile(file, `${await readFile(file, 'utf8')}\n`);
  expect(await prints(/^Restarted: /, since)).toBe('Restarted: the program');
  await isTitle((shown) => shown === before);
  await page
    .getByRole('button', { name: text('app.next') })
    .first()
    .click(WAIT);
  await isTitle((shown) => shown !== before);
});
