/** The loopback door as a person meets it: its window, its closing, what it leaves behind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jpeg } from '../../tools/documents/photos.ts';
import { until } from '../../tools/wait.ts';
import { APP } from '../tools/app.ts';
import { CHROMIUM, CHROMIUM_FLAGS, accessibilityViolations } from '../tools/visit.ts';
import { text } from '../../tools/interface-texts.ts';

const PROGRAM = join(APP, 'out/main/browser.js');
let home: string;
let photos: string;
let running: ChildProcess[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'door-'));
  photos = await mkdtemp(join(tmpdir(), 'photos-'));
  running = [];
});
afterEach(async () => {
  for (const child of running)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  for (const folder of [home, photos])
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** The program with its own temporary folder, so that what it leaves can be seen; `lines` is what it prints. */
function run(
  args: string[],
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; line(pattern: RegExp): Promise<string>; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', TMPDIR: home, ...env },
  });
  running.push(child);
  const printed: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (given) => {
    // The narrow spaces of French typography are read as spaces.
    const text = given.replaceAll('\u202F', ' ');
    printed.push(text);
    for (const wake of waiting) wake();
  });
  const ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
  return {
    child,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = printed.find((text) => pattern.test(text));
          if (found !== undefined) {
            waiting.delete(look);
            resolve(found);
          }
        };
        waiting.add(look);
        void ended.then((code) =>
          reject(new Error(`ended with ${code} before it printed ${String(pattern)}; printed: ${printed.join(' | ')}`)),
        );
        look();
      }),
  };
}
const address = async (program: ReturnType<typeof run>): Promise<string> =>
  /http:\S+/.exec(await program.line(/http:\/\/127/))?.[0] ?? '';

/** How many processes still name this folder on their command line. */
async function browsersOf(folder: string): Promise<number> {
  const commands = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.filter((command) => command.includes(folder) && !command.startsWith('pkill')).length;
}

describe('the program without a display', () => {
  it('prints the reason that it was given and its address, serves the page there, and ends on SIGINT with exit code 0, leaving no file', async () => {
    const program = run(['--because=Il n’y a pas d’écran ici.']);
    expect(await program.line(/Porte/)).toBe('Porte : terminal. Il n’y a pas d’écran ici.');
    expect((await fetch(new URL('/', await address(program)))).status).toBe(200);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(await readdir(home)).toEqual([]);
  });

  it('prints in an exercise, beside the address, that it is one and who can help with what the check found', async () => {
    const program = run(['--terminal', '--practice', 'no-reader']);
    await address(program);
    expect(await program.line(/EXERCICE/)).toBe('EXERCICE : rien n’est lu sur ce PC.');
    expect(await program.line(/Qui peut aider/)).toContain('vous');
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('ends on %s with exit code 0, leaving no file', async (signal) => {
    const program = run(['--print-url']);
    await address(program);
    program.child.kill(signal);
    expect(await program.ended).toBe(0);
    expect(await readdir(home)).toEqual([]);
  });

  it('ends with exit code 64 for an option that it does not know', async () => {
    expect(await run(['--nonsense']).ended).toBe(64);
  });
});

describe('the program with a browser', () => {
  // A real window would need a display; --headless=new is the same browser without one.
  const env = {
    DISPLAY: ':no-such-display',
    CLE_EN_MAIN_BROWSER: CHROMIUM,
    CLE_EN_MAIN_BROWSER_ARGS: '--headless=new --remote-debugging-port=0',
  };

  it('says which browser it opens, shows the page there with no key left in the address, and ends when that browser ends, leaving no file', async () => {
    const program = run(['--because=Essai.'], env);
    expect(await program.line(/Porte/)).toBe(`Porte : navigateur (${CHROMIUM}). Essai.`);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort()}`);
    const page = browser.contexts()[0]?.pages()[0];
    await page?.locator('h1').waitFor();
    // The code is spent and gone from the address.
    expect(page?.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    // Without a display, closing the last page does not end the browser as it does with one.
    await (await browser.newBrowserCDPSession()).send('Browser.close');
    expect(await program.ended).toBe(0);
    expect(await readdir(home)).toEqual([]);
  });

  it(
    'ends on SIGTERM with exit code 0 while its browser is starting, leaving no file',
    { tags: ['long'] },
    async () => {
      const program = run([], env);
      await until(
        async () => (await readdir(home)).length,
        (count) => count > 0,
        'a folder of its own',
      );
      program.child.kill('SIGTERM');
      expect(await program.ended).toBe(0);
      expect(await readdir(home)).toEqual([]);
    },
  );

  it(
    'ends on SIGTERM, leaving no file, although its page has unsaved pages and would ask before it closes',
    { tags: ['long'] },
    async () => {
      const program = run(['--practice', 'ready'], env);
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort()}`);
      const page = browser.contexts()[0]?.pages()[0];
      if (page === undefined) throw new Error('no page');
      // Nobody answers.
      page.on('dialog', () => undefined);
      await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(await jpeg(join(photos, 'lettre.jpg')));
      await page.locator('.page-card').waitFor();
      program.child.kill('SIGTERM');
      expect(await program.ended).toBe(0);
      expect(await readdir(home)).toEqual([]);
    },
  );

  it('ends its browser when the session ends and opens another with a folder of its own; folder and processes of the first are gone', async () => {
    const program = run(['--practice', 'ready'], env);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort()}`);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('no page');
    const [left = ''] = await readdir(home);
    await page
      .getByRole('button', { name: text('app.endSession') })
      .first()
      .click();
    await page.getByRole('button', { name: text('end.title') }).click();
    await until(
      async () => readdir(home),
      (folders) => folders.length === 1 && !folders.includes(left),
      'the next browser’s folder alone',
    );
    const next = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort()}`);
    const fresh = next.contexts()[0]?.pages()[0];
    await fresh?.getByRole('heading', { name: text('end.doneTitle') }).waitFor();
    expect(fresh?.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await browsersOf(left)).toBe(0);
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(await readdir(home)).toEqual([]);
  });

  it('falls back to the address when the browser ends before it shows the page', { tags: ['long'] }, async () => {
    const program = run([], { ...env, CLE_EN_MAIN_BROWSER: '/bin/false' });
    expect(await program.line(/Porte : terminal/)).toContain('fermée avant de montrer la page');
    expect((await fetch(new URL('/', await address(program)))).status).toBe(200);
  });

  it(
    'leaves its browser running when it is killed; its next start ends that browser and removes its folder',
    { tags: ['long'] },
    async () => {
      const killed = run([], env);
      // Killed before its browser runs, it would leave none.
      await debuggingPort();
      const [left = ''] = await readdir(home);
      killed.child.kill('SIGKILL');
      await killed.ended;
      // The browser of the killed program goes on, with the last visitor's page.
      expect(await browsersOf(left)).toBeGreaterThan(0);
      const next = run([], { ...env, CLE_EN_MAIN_BROWSER: '/bin/false' });
      await next.line(/Porte : terminal/);
      await until(
        async () => await readdir(home),
        (names) => !names.includes(left),
        'the folder that was left to go',
      );
      await until(
        async () => await browsersOf(left),
        (count) => count === 0,
        'the browser that was left to end',
      );
    },
  );
});

describe('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  });
  afterAll(() => browser.close());

  it('survives a reload, and the program ends a while after the page has closed', { tags: ['long'] }, async () => {
    const program = run(['--print-url'], { CLE_EN_MAIN_LINGER_MS: '1500' });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(await address(program));
    await page.locator('h1').waitFor();
    await page.reload();
    await page.locator('h1').waitFor();
    expect(await page.evaluate('fetch("/nothing").then(({ status }) => status)')).toBe(404);
    await context.close();
    expect(await program.ended).toBe(0);
  });

  it(
    'loaded anew in the middle of a login tells the program that it may read the card again',
    { tags: ['long'] },
    async () => {
      const program = run(['--print-url', '--practice', 'ready']);
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(await address(program));
      await page.locator('h1').waitFor();
      await page.evaluate(
        `fetch('/request/check.hold', { method: 'POST', headers: { 'x-page-key': sessionStorage.getItem('page-key') }, body: '{"argument":true}' })`,
      );
      const said = page.waitForRequest('**/request/check.hold');
      await page.reload();
      expect((await said).postDataJSON()).toEqual({ argument: false });
      await context.close();
    },
  );

  it('says so when the program has gone, and then closes without asking, although its pages are not saved', async () => {
    const program = run(['--print-url', '--practice', 'ready']);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(await address(program));
    await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await jpeg(join(photos, 'lettre.jpg')));
    await page.locator('.page-card').waitFor();
    program.child.kill('SIGKILL');
    await page.getByRole('heading', { name: text('app.lost') }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    expect(asked).toEqual([]);
    await context.close();
  });

  it(
    'is for the first browser that opens it: another one is answered that the program is open already',
    { tags: ['long'] },
    async () => {
      const program = run(['--print-url']);
      const first = await browser.newContext();
      const url = await address(program);
      const page = await first.newPage();
      await page.goto(url);
      await page.locator('h1').waitFor();
      const second = await browser.newContext();
      const other = await second.newPage();
      expect((await other.goto(url))?.status()).toBe(403);
      expect(await other.locator('h1').textContent()).toBe('Clé en main est déjà ouvert');
      expect(await page.evaluate('fetch("/").then(({ status }) => status)')).toBe(200);
      await first.close();
      await second.close();
    },
  );

  it('goes on undisturbed while another site’s page in the same browser fails to call the program, to load it as a script and to open its socket', async () => {
    const program = run(['--print-url']);
    const context = await browser.newContext();
    const ours = await context.newPage();
    const url = new URL(await address(program));
    await ours.goto(url.href);
    await ours.locator('h1').waitFor();
    const hostile = await context.newPage();
    await hostile.route('https://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>evil</h1>' }),
    );
    await hostile.goto('https://evil.example/');
    const tried = await hostile.evaluate(`(async (door) => {
      const outcome = (promise) => promise.then((value) => value.status || value.type || 'loaded', () => 'failed');
      return {
        request: await outcome(fetch(door + '/request/check.report', { method: 'POST', credentials: 'include', body: '{}' })),
        blind: await outcome(fetch(door + '/session', { method: 'POST', mode: 'no-cors', body: 'x' })),
        script: await new Promise((done) => { const script = document.createElement('script'); script.src = door + '/'; script.onload = () => done('loaded'); script.onerror = () => done('failed'); document.head.append(script); }),
        socket: await new Promise((done) => { const socket = new WebSocket(door.replace('http', 'ws') + '/events'); socket.onopen = () => done('open'); socket.onerror = () => done('failed'); }),
      };
    })(${JSON.stringify(url.origin)})`);
    expect(tried).toEqual({
      request: 'failed',
      blind: expect.stringMatching(/failed|opaque/),
      script: 'failed',
      socket: 'failed',
    });
    // The page that was there first goes on undisturbed.
    expect(await ours.evaluate(`fetch('/').then(({ status }) => status)`)).toBe(200);
    await context.close();
  });
});

/** Where the browser, started with --remote-debugging-port=0, wrote the port it took. */
async function debuggingPort(): Promise<string> {
  const port = await until(
    async () => {
      const [folder = ''] = await readdir(home);
      return readFile(join(home, folder, 'p/DevToolsActivePort'), 'utf8').catch(() => '');
    },
    (text) => text.includes('\n'),
    'the port of its browser',
  );
  return port.split('\n')[0] ?? '';
}
