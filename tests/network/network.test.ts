/**
 * Nothing leaves the PC: the three doors, each where every packet and every name is noted. Not by Playwright's own
 * start of Electron, which switches off much of Chromium's traffic and would hide what the program itself lets through.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { jpeg } from '../tools/documents/photos.ts';
import { until } from '../tools/wait.ts';
import { APP } from '../e2e/tools/app.ts';
import { argumentsFor, environmentFor, realElectrons } from '../e2e/tools/electron.ts';
import { personsFolder } from '../e2e/tools/person.ts';
import { CHROMIUM } from '../e2e/tools/visit.ts';
import { NOTHING, watch } from './watched.ts';
import { text } from '../tools/interface-texts.ts';

/**
 * Chromium's own calls come within seconds of the start; some only after a minute, which the long suite waits for, ms.
 */
const IDLE_MS = Number(process.env['NETWORK_IDLE_MS'] ?? 8000);

let folder: string;
let photo: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
  folder = await personsFolder('network-');
  photo = await jpeg(join(folder, 'lettre.jpg'));
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(limit);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

async function threeJobs(page: Page): Promise<void> {
  const home = page.getByRole('button', { name: /Revenir à l.accueil/ });
  await page.locator('h1').waitFor();
  await page.getByRole('button', { name: new RegExp(text('home.check')) }).click();
  await page.locator('[data-check="service"]').waitFor({ state: 'attached' });
  await home.click();
  await page.getByRole('searchbox').fill('pension');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await home.click();
  await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
  await page.locator('input[type=file]').first().setInputFiles([photo]);
  await page.locator('.page-card').first().waitFor();
  await page.getByRole('button', { name: text('app.next') }).click();
  // Typing is what would ask a spell checker.
  await page.getByRole('textbox').first().fill('Une lettre bien orthographiée');
}

describe.each(realElectrons())('in Electron ($name)', (electron) => {
  const start = async (name: string, app: (userData: string) => readonly string[]): Promise<ChildProcess> => {
    const userData = await personsFolder(`network-${name}-`);
    const child = spawn(electron.executable, [...electron.switches, ...app(userData)], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: await environmentFor(electron, userData),
    });
    running.push(child);
    return child;
  };

  it('a window without the program’s defences is seen to call: the watch works', async () => {
    const traffic = watch();
    const child = await start('control', (userData) => [
      `--user-data-dir=${userData}`,
      join(import.meta.dirname, 'undefended'),
    ]);
    child.stderr?.resume();
    await until(traffic, ({ names }) => names.length > 0, 'a name that Chromium asks for');
    expect(traffic().names.join(' ')).toMatch(/gvt1|google/);
  });

  it('the window asks nobody for anything during a check, a search and the preparing of a PDF, nor while it is left alone', async () => {
    const traffic = watch();
    const child = await start('window', (userData) => [
      '--remote-debugging-port=0',
      ...argumentsFor(electron, userData),
    ]);
    const browser = await chromium.connectOverCDP(await debuggerOf(child));
    const page = await until(
      () => browser.contexts().flatMap((context) => context.pages())[0],
      (seen) => seen !== undefined,
      'the page',
    );
    if (page === undefined) throw new Error('no page');
    await threeJobs(page);
    await sleep(IDLE_MS);
    expect(traffic()).toEqual(NOTHING);
    await browser.close();
  });

  it.each([
    ['check', ['check', '--json']],
    ['pdf', ['pdf', '{photo}', '-o', '{folder}/electron.pdf']],
  ])('the command `%s` does its work in a terminal and asks nobody for anything', async (name, words) => {
    const traffic = watch();
    const child = await start(name, (userData) => [
      `--user-data-dir=${userData}`,
      APP,
      ...words.map((word) => word.replace('{photo}', photo).replace('{folder}', folder)),
    ]);
    child.stderr?.resume();
    const [code] = await once(child, 'exit');
    expect([0, 1, 3]).toContain(code);
    if (name === 'pdf') expect((await stat(join(folder, 'electron.pdf'))).size).toBeGreaterThan(1000);
    expect(traffic()).toEqual(NOTHING);
  });
});

describe('in the system’s browser', () => {
  it('the program and the browser that it opens ask nobody for anything while they are left alone', async () => {
    const traffic = watch();
    const temporary = join(folder, 'browser');
    await mkdir(temporary);
    const child = spawn(process.execPath, [join(APP, 'out/main/browser.js')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        TMPDIR: temporary,
        CLE_EN_MAIN_BROWSER: CHROMIUM,
        CLE_EN_MAIN_BROWSER_ARGS: '--headless=new',
      },
    });
    running.push(child);
    for await (const line of createInterface({ input: child.stdout })) if (/Porte/.test(line)) break;
    await sleep(IDLE_MS);
    expect(traffic()).toEqual(NOTHING);
  });
});

async function debuggerOf(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('no pipe to read the address from');
  const { stderr } = child;
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stderr }).on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the program ended (${code}) before it could be driven`)));
  });
  return address;
}
