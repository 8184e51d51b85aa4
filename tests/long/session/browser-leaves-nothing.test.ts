/**
 * « Nothing stays » in the browser door: a whole session in a real Chromium with its own dialogs, ended in each way,
 * and then every word of it looked for in the person's home, the temporary folder and the stick.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratch, type Scratch } from '../../tools/documents/photos.ts';
import { until } from '../../tools/wait.ts';
import { text } from '../../tools/interface-texts.ts';
import { wordsFound } from '../../tools/word-search.ts';
import { APP } from '../../e2e/tools/app.ts';
import { answerByClick, closeByX, windowsOf } from '../../e2e/tools/hands.ts';
import { onOwnScreen } from '../../e2e/tools/screen.ts';
import { CHROMIUM } from '../../e2e/tools/visit.ts';
import { belongings, liveThrough, pressEnd, walkAway, type Belongings } from '../../e2e/tools/whole-session.ts';

/** Milliseconds. On a machine that many share a browser may take long to answer at all. */
const SLOW_MS = 120_000;

describe('a whole session in the system’s browser', () => {
  onOwnScreen();
  let files: Scratch;
  let home: string;
  let temporary: string;
  let stick: string;
  let has: Belongings;
  let programs: ChildProcess[];
  let browser: Browser | null;
  let page: Page;

  const open = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [join(APP, 'out/main/browser.js'), '--practice', 'ready'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: home,
        TMPDIR: temporary,
        XDG_CONFIG_HOME: undefined,
        XDG_CACHE_HOME: undefined,
        XDG_DATA_HOME: undefined,
        XDG_RUNTIME_DIR: undefined,
        CLE_EN_MAIN_POLICY: files.at('policy.json'),
        CLE_EN_MAIN_BROWSER: CHROMIUM,
        CLE_EN_MAIN_BROWSER_ARGS: '--remote-debugging-port=0',
      },
    });
    programs.push(child);
    return child;
  };
  /** Joins the browser of the folder, and lets it ask where to save, as without a debugger. */
  const joinBrowser = async (known: readonly string[] = []): Promise<{ folder: string; page: Page }> => {
    const [folder, port] = await until(
      async () => {
        const folders = (await readdir(temporary)).filter((name) => !known.includes(name));
        for (const each of folders) {
          const text = await readFile(join(temporary, each, 'p/DevToolsActivePort'), 'utf8').catch(() => '');
          if (text.includes('\n')) return [each, text.split('\n')[0] ?? ''] as const;
        }
        return ['', ''] as const;
      },
      ([, found]) => found !== '',
      'the browser to tell its port',
    );
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: SLOW_MS });
    const own = await browser.newBrowserCDPSession();
    await own.send('Browser.setDownloadBehavior', { behavior: 'default' });
    const shown = browser.contexts()[0]?.pages()[0];
    if (shown === undefined) throw new Error('no page');
    shown.setDefaultTimeout(SLOW_MS);
    await shown.locator('h1').waitFor();
    return { folder, page: shown };
  };
  const browserPid = (): number =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .find((pid) => {
        try {
          const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          return words.includes(`--user-data-dir=${temporary}`) && !words.includes('--type=');
        } catch {
          return false;
        }
      }) ?? 0;

  beforeEach(async () => {
    programs = [];
    browser = null;
    files = await scratch();
    [home, temporary, stick] = [files.at('home'), files.at('tmp'), files.at('stick')];
    for (const folder of [home, temporary]) await mkdir(folder);
    has = await belongings(home, stick);
    await writeFile(files.at('policy.json'), JSON.stringify({ idle: { remindAfter: 2, endAfter: 3 } }));
    await open();
    ({ page } = await joinBrowser());
    await page.clock.install();
    await page.reload();
    await page.locator('h1').waitFor();
    const pid = browserPid();
    await liveThrough(page, has, (how) => {
      if (how === 'open') {
        const chooser = page.waitForEvent('filechooser');
        return async (path) => (await chooser).setFiles(path);
      }
      // Not just any window beside the page's: Chromium shows its list of downloads in one.
      return async (path) => {
        const [dialog = ''] = await until(
          () => windowsOf(pid, 'Save'),
          (windows) => windows.length > 0,
          'the dialog that asks where to save',
        );
        await answerByClick(pid, dialog, path);
      };
    });
    await until(
      () => readFile(has.target).catch(() => Buffer.alloc(0)),
      (bytes) => bytes.length > 0,
      'the PDF on the stick',
    );
  });
  afterEach(async () => {
    await browser?.close().catch(() => undefined);
    for (const child of programs)
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    await files.remove();
  });

  const found = async (): Promise<string[]> =>
    wordsFound([home, temporary, stick, '/dev/shm', '/var/tmp'], await has.words(), has.theirs);
  const nothingIsFound = async (): Promise<void> => {
    await until(found, (left) => left.length === 0, 'every word to be gone');
  };
  const first = (): ChildProcess => {
    const [child] = programs;
    if (child === undefined) throw new Error('not started');
    return child;
  };

  it.each([
    ['« Fin de séance » is pressed, and the next visitor’s browser opens', () => pressEnd(page)],
    ['nobody touches it for long enough, and the next visitor’s browser opens', () => walkAway(page)],
  ])('leaves no word of the visitor’s when %s', async (_how, end) => {
    // Otherwise the search would be blind.
    expect((await found()).length).toBeGreaterThan(0);
    const before = await readdir(temporary);
    await end();
    const next = await joinBrowser(before);
    await next.page.getByRole('heading', { name: text('end.doneTitle') }).waitFor();
    await nothingIsFound();
  });

  it.each([
    ['the X of its window', () => closeByX(windowsOf(browserPid(), text('app.name'))[0] ?? '')],
    ['SIGTERM', () => first().kill('SIGTERM')],
  ])('leaves no word of the visitor’s and no working file when the program is ended by %s', async (_how, end) => {
    const over = once(first(), 'exit');
    end();
    await over;
    await nothingIsFound();
    expect(await readdir(temporary)).toEqual([]);
  });

  it('leaves no word of the visitor’s when the program is killed, once it has been started again', async () => {
    const before = await readdir(temporary);
    const over = once(first(), 'exit');
    first().kill('SIGKILL');
    await over;
    await open();
    await joinBrowser(before);
    await nothingIsFound();
  });
});
