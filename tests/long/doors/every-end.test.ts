/**
 * The ends of the window that need somebody inside it: with pages that are not saved, with a page that hangs, and as
 * Playwright closes it. Each takes no longer than a person waits, and leaves no process and no file. The ends that are
 * seen from outside alone stand in tests/e2e/doors/starts-and-ends.test.ts.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { APP } from '../../e2e/tools/app.ts';
import { environmentFor, realElectrons } from '../../e2e/tools/electron.ts';
import { closeByX, press, windowsOf } from '../../e2e/tools/hands.ts';
import { handOver } from '../../e2e/tools/person.ts';
import { nothingIsLeft, surroundings, type Surroundings } from '../../e2e/tools/plain-start.ts';
import { processesOfSession } from '../../e2e/tools/process-table.ts';
import { onOwnScreen } from '../../e2e/tools/screen.ts';

/** A person who has closed a window does not wait longer, ms. On a machine that many share it may take more. */
const END_MS = Number(process.env['END_MS'] ?? 5000);
/** A page that has to ask about unsaved pages and hangs is waited for first, ms: `SILENCE_MS` of session/leaving.ts. */
const WAITED_MS = 4000;

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

describe.each(realElectrons())('the window in Electron ($name) ends in time and leaves nothing', (electron) => {
  onOwnScreen();
  let files: Scratch;
  let place: Surroundings;
  let app: ElectronApplication;
  let child: ChildProcess;
  let page: Page;
  let pid: number;
  let gone: Promise<unknown>;

  beforeEach(async () => {
    files = await scratch();
    await handOver(files.path);
    place = await surroundings();
    // Without `--user-data-dir`, which a person does not give either: Chromium's folder is where the program puts it.
    app = await _electron.launch({
      executablePath: electron.executable,
      args: [...electron.switches, APP, '--practice=ready'],
      env: await environmentFor(electron, join(place.home, '..'), { TMPDIR: place.temporary }),
      chromiumSandbox: !electron.switches.includes('--no-sandbox'),
    });
    // Of one that has ended Playwright cannot be asked.
    child = app.process();
    pid = child.pid ?? 0;
    gone = once(child, 'exit');
    page = await app.firstWindow();
    await page.locator('h1').waitFor();
  });
  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await gone;
    await place.remove();
    await files.remove();
  });

  const window = (): string => windowsOf(pid, text('app.name'))[0] ?? '';
  const bring = async (): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await jpeg(files.at('lettre.jpg')));
    await page.locator('.page-card').waitFor();
  };
  /** From here on the page answers nobody. */
  const hang = async (): Promise<void> => {
    void page.evaluate('for (;;);').catch(() => undefined);
    await until(
      () =>
        app.evaluate(({ BrowserWindow }) =>
          Promise.race([
            BrowserWindow.getAllWindows()[0]
              ?.webContents.executeJavaScript('1')
              .then(() => 'answers'),
            new Promise((resolve) => {
              setTimeout(() => resolve('hangs'), 500);
            }),
          ]),
        ),
      (state) => state === 'hangs',
      'the page to hang',
    );
  };
  const question = () => page.getByRole('dialog', { name: 'Quitter le programme ?' });
  const signal = (name: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(name);
  };
  const pressX = async (): Promise<void> => closeByX(window());
  const ctrlQ = async (): Promise<void> => press(window(), 'ctrl+q');

  const endsBy = async (end: () => Promise<unknown>, limit = END_MS): Promise<void> => {
    const begun = Date.now();
    await end();
    await gone;
    const took = Date.now() - begun;
    console.log(`${expect.getState().currentTestName ?? ''}: ${took} ms`);
    expect(took).toBeLessThan(limit);
    await nothingIsLeft(() => processesOfSession(pid), place);
    expect(await place.recentlyUsed()).toBe('');
  };

  it('when Playwright closes it', () => endsBy(() => app.close()));

  it.each([
    ['SIGTERM', signal('SIGTERM')],
    ['SIGINT', signal('SIGINT')],
    ['SIGHUP', signal('SIGHUP')],
  ])('by %s, though pages are not saved', async (_what, end) => {
    await bring();
    await endsBy(end);
  });

  it.each([
    ['its X', pressX],
    ['Ctrl+Q', ctrlQ],
  ])('by %s and « Quitter sans enregistrer », while pages are not saved', async (_what, end) => {
    await bring();
    await end();
    await question().waitFor();
    const leave = question().getByRole('button', { name: text('leave.unsaved') });
    // The page may be gone before it can say that it was pressed.
    await endsBy(() => leave.click().catch(() => undefined));
  });

  it.each([
    ['its X', pressX],
    ['Ctrl+Q', ctrlQ],
    ['SIGTERM', signal('SIGTERM')],
  ])('by %s while its page hangs', async (_what, end) => {
    await hang();
    await endsBy(end);
  });

  it.each([
    ['its X', pressX, END_MS + WAITED_MS],
    ['Ctrl+Q', ctrlQ, END_MS + WAITED_MS],
    ['SIGTERM', signal('SIGTERM'), END_MS],
  ])('by %s while its page hangs and pages are not saved', async (_what, end, limit) => {
    await bring();
    await hang();
    await endsBy(end, limit);
  });
});
