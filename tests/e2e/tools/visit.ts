/** Opens the built program through the loopback door in a real Chromium, as a visitor would see it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright';
import * as v from 'valibot';
import { APP } from './app.ts';

/** As root Chromium needs no-sandbox; the other flags keep it from looking for the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export interface Visit {
  page: Page;
  /** The program's process, with its own folder for temporary files. */
  program: ChildProcess;
  home: string;
  /** Closes the page, ends the program and waits until it is gone. */
  end(): Promise<void>;
}

export interface VisitOptions {
  /** A scenario of assets/practice; the real machine without it. */
  practice?: string;
  /** A folder with another built program than the usual one. */
  app?: string;
  size?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active' | 'none';
  /** Words put before the command, e.g. to enter a network namespace. */
  launcher?: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Where the program’s temporary folder lies, in place of the system’s. */
  disk?: string;
}

export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const home = await mkdtemp(join(options.disk ?? tmpdir(), 'visit-'));
  const command = [
    ...(options.launcher ?? []),
    process.execPath,
    join(options.app ?? APP, 'out/main/browser.js'),
    '--print-url',
    ...(options.practice === undefined ? [] : ['--practice', options.practice]),
  ];
  const [executable = process.execPath, ...args] = command;
  const program = spawn(executable, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...options.env, TMPDIR: home },
  });
  const [address, here] = await Promise.all([printedAddress(program), sharedBrowser()]);
  const page = await open(here, address, options);
  return {
    page,
    program,
    home,
    end: async () => {
      await page.context().close();
      if (program.exitCode === null) {
        program.kill('SIGTERM');
        await once(program, 'exit');
      }
      await rm(home, { recursive: true, force: true });
    },
  };
}

/**
 * One Chromium for all visits of all files of tests that a process runs: a context of its own gives each visit its own
 * cookies, storage and downloads, and costs a tenth of a browser's start. Playwright ends it when the process ends.
 */
let browser: Promise<Browser> | null = null;
async function sharedBrowser(): Promise<Browser> {
  if (browser !== null && !(await browser).isConnected()) browser = null;
  return (browser ??= chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS, headless: true }));
}

async function open(browser: Browser, address: string, options: VisitOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    locale: 'fr-BE',
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
    ...(options.forcedColors === undefined ? {} : { forcedColors: options.forcedColors }),
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('h1').waitFor();
  return page;
}

async function printedAddress(program: ChildProcess): Promise<string> {
  if (program.stdout === null) throw new Error('the program has no stdout');
  for await (const line of createInterface({ input: program.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`the program ended before it printed its address (exit code ${program.exitCode})`);
}

const axeResult = v.object({
  violations: v.array(
    v.looseObject({
      id: v.string(),
      help: v.string(),
      nodes: v.array(v.looseObject({ html: v.string(), failureSummary: v.optional(v.string()) })),
    }),
  ),
});

/** Violations of WCAG 2.2 A and AA and axe's best practices on what is shown now, one line each. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe.source);
  const raw: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })`,
  );
  return v
    .parse(axeResult, raw)
    .violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`));
}

/** True when something sticks out sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return v.parse(
    v.boolean(),
    await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth),
  );
}
