/** Ending the program while pages are not saved, whichever way one ends it. */
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashKioskCode } from '../../../src/main/session/kiosk-code.ts';
import { jpeg, written } from '../../tools/documents/photos.ts';
import { electrons, start, type Started } from '../tools/electron.ts';
import { accessibilityViolations, visit, type Visit } from '../tools/visit.ts';
import { text } from '../../tools/interface-texts.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const files = scratchForAll();
let photo: string;
beforeAll(async () => {
  photo = await jpeg(files.at('lettre.jpg'));
});

describe.each(electrons())('the window, in Electron ($name)', (electron) => {
  let started: Started;
  let gone: Promise<unknown>;
  const open = async (env: NodeJS.ProcessEnv = {}): Promise<void> => {
    started = await start(electron, {
      practice: 'ready',
      env: { TMPDIR: files.path, TEMP: files.path, TMP: files.path, ...env },
    });
    gone = started.gone;
  };
  const bring = async (): Promise<void> => {
    await started.page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
    await started.page.locator('input[type=file]').first().setInputFiles(photo);
    await started.page.locator('.page-card').waitFor();
  };
  const pressX = (): Promise<void> =>
    started.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  /** As a person does: again, when nothing happens. The first time, the page may still have answered before it hung. */
  const pressXOnHungPage = async (): Promise<void> => {
    void started.page.evaluate('for (;;);').catch(() => undefined);
    for (let closed = false; !closed;) {
      await pressX();
      closed = await Promise.race([gone.then(() => true), sleep(1000, false)]);
    }
  };
  const question = () => started.page.getByRole('dialog', { name: 'Quitter le programme ?' });
  const leftFiles = async (): Promise<string[]> =>
    (await readdir(files.path)).filter((name) => name.startsWith('cle-en-main-session'));
  afterEach(() => started.end());

  it('asks before pages are lost: « Rester » keeps them, « Quitter sans enregistrer » ends the program and leaves no file of the session', async () => {
    await open();
    const { page, app } = started;
    await bring();
    await pressX();
    await question().getByText('Vos pages ne sont pas enregistrées.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    // Enter alone takes the safe answer.
    await page.keyboard.press('Enter');
    await question().waitFor({ state: 'detached' });
    expect(await page.locator('.page-card').count()).toBe(1);
    // Alt+F4 and the cross close the window; Cmd+Q and the menu quit.
    await app.evaluate(({ app }) => app.quit());
    await question().waitFor();
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'detached' });
    expect(await leftFiles()).toHaveLength(1);
    await pressX();
    // The page may be gone before it can say that it was pressed.
    await question()
      .getByRole('button', { name: text('leave.unsaved') })
      .click()
      .catch(() => undefined);
    await gone;
    // Chromium's own folder is removed just after the program's end.
    await expect.poll(leftFiles, { timeout: 45_000 }).toEqual([]);
  });

  it(
    'asks nothing once the pages are saved, even after the window’s page was loaded anew, and leaves no file of the session',
    { tags: ['long'] },
    async () => {
      await open();
      const { page, app } = started;
      await bring();
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, files.at('Lettre.pdf'));
      await page.getByRole('button', { name: text('app.next') }).click();
      await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
      await page.getByRole('heading', { name: text('documents.savedTitle') }).waitFor();
      await page.reload();
      await page.locator('h1').waitFor();
      await pressX();
      await gone;
      // Chromium's own folder is removed just after the program's end.
      await expect.poll(leftFiles, { timeout: 45_000 }).toEqual([]);
    },
  );

  it('shows its page anew after a crash, with all that was brought in; the third crash ends the program, which leaves no file of the session', async () => {
    await open();
    const { page, app } = started;
    await bring();
    const crash = (): Promise<void> =>
      app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      });
    // A page that is asked in the moment in which it crashes never answers: the question has a limit of its own.
    const shown = (): Promise<unknown> =>
      app.evaluate(async ({ BrowserWindow }) =>
        Promise.race([
          BrowserWindow.getAllWindows()[0]
            ?.webContents.executeJavaScript('document.querySelector("h1")?.textContent')
            .catch(() => null),
          new Promise((resolve) => {
            setTimeout(() => resolve(null), 1000);
          }),
        ]),
      );
    await crash();
    // Playwright gives a crashed page up: what is there now is asked through the program.
    await expect.poll(shown, { timeout: 45_000 }).toBe('Que voulez-vous faire\u202F?');
    expect(
      await app.evaluate(async ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `cleEnMain.request('documents.state', undefined).then(({ documents }) => documents[0].pages.length)`,
        ),
      ),
    ).toBe(1);
    for (let again = 0; again < 2; again += 1) {
      await crash().catch(() => undefined);
      if (again === 0) await expect.poll(shown, { timeout: 45_000 }).toBe('Que voulez-vous faire\u202F?');
    }
    await gone;
    // Chromium's own folder is removed just after the program's end.
    await expect.poll(leftFiles, { timeout: 45_000 }).toEqual([]);
    expect(page.isClosed()).toBe(true);
  });

  const closesUnasked = async (end: () => Promise<unknown>): Promise<void> => {
    await open();
    await bring();
    await end().catch(() => undefined);
    await gone;
    // Chromium's own folder is removed just after the program's end.
    await expect.poll(leftFiles, { timeout: 45_000 }).toEqual([]);
  };
  it(
    'closes without an answer, although pages are not saved, when its own page hangs, and leaves no file of the session',
    { tags: ['long'] },
    () => closesUnasked(pressXOnHungPage),
  );
  it.each([
    [
      'the PC shuts down',
      () =>
        started.app.evaluate(({ powerMonitor }) => {
          powerMonitor.emit('shutdown');
        }),
    ],
    [
      'the person logs off Windows',
      () =>
        started.app.evaluate(({ BrowserWindow }) => {
          BrowserWindow.getAllWindows()[0]?.emit('session-end');
        }),
    ],
    [
      'the program is sent SIGTERM',
      async () => {
        started.app.process().kill('SIGTERM');
      },
    ],
  ])(
    'closes without an answer, although pages are not saved, when %s, and leaves no file of the session',
    { tags: ['long'] },
    (_why, end) => closesUnasked(end),
  );

  it(
    'of a kiosk stays though its page crashes four times: its end would open the desktop without the code',
    { tags: ['long'] },
    async () => {
      const policy = await written(
        files.at('policy.json'),
        JSON.stringify({ kiosk: { code: await hashKioskCode('135790') } }),
      );
      await open({ CLE_EN_MAIN_POLICY: policy });
      for (let crash = 0; crash < 4; crash += 1) {
        await started.app
          .evaluate(
            ({ BrowserWindow }) =>
              new Promise<void>((resolve) => {
                const contents = BrowserWindow.getAllWindows()[0]?.webContents;
                contents?.once('did-finish-load', () => resolve());
                contents?.forcefullyCrashRenderer();
              }),
          )
          .catch(() => undefined);
      }
      expect(
        await started.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title'),
        ),
      ).toMatch(/Clé en main/);
      await started.app.evaluate(({ powerMonitor }) => {
        powerMonitor.emit('shutdown');
      });
      await gone;
    },
  );

  it('of a kiosk does not keep the PC from shutting down', { tags: ['long'] }, async () => {
    const policy = await written(
      files.at('policy.json'),
      JSON.stringify({ kiosk: { code: await hashKioskCode('135790') } }),
    );
    await open({ CLE_EN_MAIN_POLICY: policy });
    // As macOS does it: it tells, then quits the program.
    await started.app
      .evaluate(({ app, powerMonitor }) => {
        app.quit();
        powerMonitor.emit('shutdown');
        app.quit();
      })
      .catch(() => undefined);
    await gone;
  });
});

describe('the page in a browser', () => {
  let visited: Visit;
  beforeEach(async () => {
    visited = await visit({ practice: 'ready' });
  });
  afterEach(() => visited.end());
  /** Whether the browser asks when the tab is closed; answered by staying. */
  const asks = async (): Promise<boolean> => {
    const { page } = visited;
    const asked = page.waitForEvent('dialog').then(
      async (dialog) => {
        await dialog.dismiss();
        return dialog.type() === 'beforeunload';
      },
      () => false,
    );
    await page.close({ runBeforeUnload: true });
    return Promise.race([asked, page.waitForEvent('close').then(() => false)]);
  };

  it('takes off the clipboard what it put there, when the session ends', async () => {
    const { page } = visited;
    await page.getByRole('button', { name: new RegExp(text('home.check')) }).click();
    await page.getByText(text('check.details')).click();
    await page.locator('pre.report').filter({ hasText: /\w/ }).waitFor();
    await page.getByRole('button', { name: text('check.copy') }).click();
    await page.getByText(text('check.copied')).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).not.toBe('');
    await page.getByRole('button', { name: text('app.endSession') }).click();
    await page
      .locator('.actions')
      .getByRole('button', { name: text('end.title') })
      .click();
    await page.getByRole('heading', { name: text('end.doneTitle') }).waitFor();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe('');
  });

  it('closes unasked without pages', { tags: ['long'] }, async () => {
    await visited.page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
    expect(await asks()).toBe(false);
  });

  it('is held by its browser while pages are not saved, and no longer once they are', async () => {
    const { page } = visited;
    await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
    await page.locator('input[type=file]').first().setInputFiles(photo);
    await page.locator('.page-card').waitFor();
    expect(await asks()).toBe(true);
    await page.getByRole('button', { name: text('app.next') }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
    await (await download).path();
    await page.getByRole('heading', { name: text('documents.savedTitle') }).waitFor();
    expect(await asks()).toBe(false);
  });
});
