/**
 * The ways out of a kiosk, one by one, in the real window on a real screen: after each of them the kiosk is alone on
 * the screen, shows its page and has started nothing.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { services } from '../../../src/main/links.ts';
import { hashKioskCode } from '../../../src/main/session/kiosk-code.ts';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { realElectrons, start, type Started } from '../../e2e/tools/electron.ts';
import { closeByX, press, windowsOf } from '../../e2e/tools/hands.ts';
import { handOver } from '../../e2e/tools/person.ts';
import { onOwnScreen } from '../../e2e/tools/screen.ts';

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

/** Keys by which a browser or a desktop would open, show, save, print, inspect or end something. */
const KEYS = [
  'alt+F4 ctrl+w ctrl+q F11 Escape ctrl+n ctrl+shift+n ctrl+t ctrl+o ctrl+s ctrl+p ctrl+shift+i ctrl+shift+j F12',
  'ctrl+u ctrl+l ctrl+j ctrl+h ctrl+f alt+Left F1 F10 ctrl+minus ctrl+plus F5 ctrl+r',
  // Not Alt+Space: that menu is the desktop's own, above every program (docs/security.md).
  'Menu shift+F10 ctrl+m super+m',
].flatMap((keys) => keys.split(' '));

/** Ends the session, and opens what asks for the trainer's code. */
async function endToTheCode(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: text('app.endSession') })
    .first()
    .click();
  await page
    .locator('.actions')
    .getByRole('button', { name: text('end.title') })
    .click();
  await page.getByText('Pour l’animateur : fermer le programme').click();
}

describe.each(realElectrons())('a kiosk in Electron ($name)', (electron) => {
  let files: Scratch;
  let started: Started;
  let pid: number;
  let window: string;
  let opened: string;
  onOwnScreen();
  beforeAll(async () => {
    files = await scratch();
    await handOver(files.path);
    opened = files.at('opened.txt');
    // What the desktop would open a file or an address with: it writes down that it was asked.
    await mkdir(files.at('bin'));
    for (const name of ['xdg-open', 'chromium', 'firefox', 'google-chrome']) {
      await writeFile(files.at(`bin/${name}`), `#!/bin/sh\necho "$0 $@" >> '${opened}'\n`);
      await chmod(files.at(`bin/${name}`), 0o755);
    }
    await mkdir(files.at('home'));
    await handOver(files.at('home'));
    await writeFile(files.at('policy.json'), JSON.stringify({ kiosk: { code: await hashKioskCode('bleu-cheval 7') } }));
    started = await start(electron, {
      practice: 'ready',
      env: {
        HOME: files.at('home'),
        TMPDIR: files.path,
        PATH: `${files.at('bin')}:${process.env['PATH'] ?? ''}`,
        CLE_EN_MAIN_POLICY: files.at('policy.json'),
      },
    });
    started.page.setDefaultTimeout(120_000);
    pid = started.app.process().pid ?? 0;
    [window = ''] = windowsOf(pid, 'Clé en main');
  });
  afterAll(async () => {
    await started.app
      .evaluate(({ powerMonitor }) => {
        powerMonitor.emit('shutdown');
      })
      .catch(() => undefined);
    await started.gone;
    await files.remove();
  });

  /** Alone on the screen, full, with its own page; nothing was started and nothing was written for a person to find. */
  const holds = async (): Promise<void> => {
    expect(windowsOf(pid, text('app.name'))).toEqual([window]);
    const state = await started.app.evaluate(({ BrowserWindow, webContents }) => ({
      windows: BrowserWindow.getAllWindows().map((each) => [each.isKiosk(), each.isVisible(), each.isMinimized()]),
      pages: webContents.getAllWebContents().map((each) => [each.getURL(), each.isDevToolsOpened()]),
    }));
    expect(state).toEqual({
      windows: [[true, true, false]],
      pages: [[expect.stringMatching(/^app:\/\/program\/|^app:/), false]],
    });
    expect(existsSync(opened)).toBe(false);
    expect((await readdir(files.at('home'))).filter((name) => !name.startsWith('.'))).toEqual([]);
  };
  afterEach(holds);

  it.each(KEYS)('stays alone on the screen when %s is pressed', async (key) => {
    press(window, key);
    // Whatever the key would have opened, the page answers after it.
    await started.page.evaluate('new Promise((done) => setTimeout(done, 300))');
  });

  it('stays alone on the screen when the desktop asks it to close', () => {
    closeByX(window);
  });

  it('opens no dialog for files, and says what to do instead', async () => {
    const { page } = started;
    await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
    await page.getByRole('button', { name: text('documents.choose') }).click();
    await page.getByText(text('documents.chooseClosed')).waitFor();
  });

  it('opens no dialog to save, and says that a stick is needed', async () => {
    const { page } = started;
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await jpeg(join(files.path, 'lettre.jpg')));
    await page.locator('.page-card').waitFor();
    await page.getByRole('button', { name: text('app.next') }).click();
    await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
    await page.getByText(text('documents.saveTrouble.no-stick')).waitFor();
  });

  it('opens no browser for a link, and answers with its address', async () => {
    const [{ id = '' } = {}] = services();
    const said: unknown = await started.page.evaluate(`cleEnMain.request('link.open', ${JSON.stringify(id)})`);
    expect(said).toMatchObject({ state: 'closed-here', address: expect.stringMatching(/^https:/) });
  });

  it('offers no printing and no saving of the report', async () => {
    const { page } = started;
    await page.getByRole('button', { name: 'Clé en main – Revenir à l’accueil' }).click();
    await page.getByRole('button', { name: new RegExp(text('home.check')) }).click();
    await page.getByText(text('check.details')).click();
    await page.locator('pre.report').filter({ hasText: /\w/ }).waitFor();
    for (const name of [text('check.print'), text('check.save')])
      expect([name, await page.getByRole('button', { name }).count()]).toEqual([name, 0]);
  });

  it('keeps its window when the session ends, and when a wrong code is typed then', async () => {
    const { page } = started;
    await endToTheCode(page);
    await page.getByLabel(text('end.kioskCode')).fill('bleu-cheval 8');
    await page.keyboard.press('Enter');
    await page.getByText(text('end.kioskWrong')).waitFor();
  });

  it.each([
    ['another page', `location.href = 'https://example.org/'`],
    ['a file of the PC', `location.href = 'file:///etc/passwd'`],
    ['a new window', `window.open('file:///etc/passwd')`],
    ['a program of the system', `location.href = 'mailto:somebody@example.org'`],
    [
      'a link in a new window',
      `Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' }).click()`,
    ],
    [
      'a download',
      `const link = document.createElement('a');
      Object.assign(link, { href: URL.createObjectURL(new Blob(['x'])), download: 'x.txt' }).click()`,
    ],
    ['leaving full screen', `document.exitFullscreen().catch(() => undefined)`],
  ])('stays alone on the screen when its page asks for %s', async (_what, script) => {
    // Through the program: Playwright would wait for a navigation that never comes.
    const shown = await started.app.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `(() => { ${code}; })();
          new Promise((done) => setTimeout(done, 300, document.querySelector('h1')?.textContent))`,
          true,
        ),
      script,
    );
    expect(shown).toBeTruthy();
  });
});

describe.each(realElectrons())('a kiosk started for one test, in Electron ($name)', (electron) => {
  let files: Scratch;
  let started: Started;
  onOwnScreen();
  beforeEach(async () => {
    files = await scratch();
    await handOver(files.path);
    await writeFile(files.at('policy.json'), JSON.stringify({ kiosk: { code: await hashKioskCode('bleu-cheval 7') } }));
    started = await start(electron, {
      practice: 'ready',
      env: { TMPDIR: files.path, CLE_EN_MAIN_POLICY: files.at('policy.json') },
    });
    started.page.setDefaultTimeout(120_000);
  });
  afterEach(() => files.remove());

  it('answers wrong codes after 2, 4 and 8 seconds at the earliest, says meanwhile that it is trying, and ends with the right one without the next wait', async () => {
    const { page } = started;
    await endToTheCode(page);
    const waits: number[] = [];
    for (const code of ['bleu-cheval 8', '12345678', 'azertyuiop']) {
      await page.getByLabel(text('end.kioskCode')).fill(code);
      const begun = performance.now();
      await page.keyboard.press('Enter');
      await page.getByText(text('end.kioskTrying')).waitFor();
      await page.getByText(text('end.kioskWrong')).waitFor();
      waits.push((performance.now() - begun) / 1000);
    }
    await page.getByLabel(text('end.kioskCode')).fill('bleu-cheval 7');
    const begun = performance.now();
    await page.keyboard.press('Enter');
    await started.gone;
    const ended = (performance.now() - begun) / 1000;
    console.log(
      `wrong codes: ${waits.map((wait) => wait.toFixed(2)).join(', ')} s; the right one: ${ended.toFixed(2)} s`,
    );
    for (const [at, least] of [2, 4, 8].entries()) expect(waits[at]).toBeGreaterThanOrEqual(least);
    // The right one does not wait as the next wrong one would, for 16 seconds.
    expect(ended).toBeLessThan(16);
  });

  it('comes back when a script of its page closes the window, and ends on SIGTERM', async () => {
    const before = kiosksOf(started.userData);
    await started.page.evaluate('window.close()').catch(() => undefined);
    await started.gone;
    const [pid = 0] = await until(
      () => kiosksOf(started.userData).filter((each) => !before.includes(each)),
      (found) => found.some((each) => windowsOf(each, text('app.name')).length > 0),
      'the kiosk to come back with its window',
    );
    process.kill(pid, 'SIGTERM');
    await until(
      () => kiosksOf(started.userData),
      (left) => left.length === 0,
      'it to end',
    );
  });
});

/** Main processes of the program with this folder of Chromium's. */
const kiosksOf = (userData: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return words.includes(`--user-data-dir=${userData}`) && !words.includes('--type=') && !words.includes('/sh\0');
      } catch {
        return false;
      }
    })
    .map(Number);
