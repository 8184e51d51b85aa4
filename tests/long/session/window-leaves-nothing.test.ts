/**
 * « Nothing stays » in the window: a whole session, ended in each way, and then every word of it looked for in the
 * person's home, the temporary folder and the stick. With the system's own dialogs, which note things too.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../tools/wait.ts';
import { wordsFound } from '../../tools/word-search.ts';
import { APP } from '../../e2e/tools/app.ts';
import { environmentFor, realElectrons } from '../../e2e/tools/electron.ts';
import { answerDialog, closeByX, windowBeside, windowsOf } from '../../e2e/tools/hands.ts';
import { noFileIsLeft, plainStart, surroundings, type Surroundings } from '../../e2e/tools/plain-start.ts';
import { onOwnScreen } from '../../e2e/tools/screen.ts';
import { belongings, liveThrough, pressEnd, walkAway, type Belongings } from '../../e2e/tools/whole-session.ts';
import { text } from '../../tools/interface-texts.ts';

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

describe.each(realElectrons())('a whole session in Electron ($name)', (electron) => {
  onOwnScreen();
  let place: Surroundings;
  let stick: string;
  let has: Belongings;
  let child: ChildProcess;
  let page: Page;
  let gone: Promise<unknown>;

  beforeEach(async () => {
    place = await surroundings();
    stick = join(place.home, '../stick');
    has = await belongings(place.home, stick);
    const policy = join(place.home, '../policy.json');
    await writeFile(policy, JSON.stringify({ idle: { remindAfter: 2, endAfter: 3 } }));
    // Without `--user-data-dir`, which a person does not give either: Chromium's folder is where the program puts it.
    const app = await _electron.launch({
      executablePath: electron.executable,
      args: [...electron.switches, APP, '--practice=ready'],
      env: await environmentFor(electron, join(place.home, '..'), {
        TMPDIR: place.temporary,
        CLE_EN_MAIN_POLICY: policy,
      }),
      chromiumSandbox: !electron.switches.includes('--no-sandbox'),
    });
    child = app.process();
    gone = once(child, 'exit');
    page = await app.firstWindow();
    // On a machine that many share.
    page.setDefaultTimeout(120_000);
    await page.locator('h1').waitFor();
    await page.clock.install();
    await page.reload();
    await page.locator('h1').waitFor();
    const pid = child.pid ?? 0;
    await liveThrough(page, has, () => {
      const known = windowsOf(pid);
      return async (path) => answerDialog(pid, await windowBeside(pid, known), path);
    });
  });
  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await gone;
    await place.remove();
  });

  const found = async (): Promise<string[]> =>
    wordsFound([place.home, place.temporary, stick, '/dev/shm', '/var/tmp'], await has.words(), has.theirs);
  const nothingIsFound = async (): Promise<void> => {
    await until(found, (left) => left.length === 0, 'every word to be gone');
  };

  it.each([
    ['« Fin de séance » is pressed, and the program goes on', async () => pressEnd(page)],
    ['nobody touches it for long enough, and the program goes on', async () => walkAway(page)],
  ])('leaves no word of the visitor’s when %s', async (_how, end) => {
    // Otherwise the search would be blind.
    expect((await found()).length).toBeGreaterThan(0);
    await end();
    await page.getByRole('heading', { name: text('end.doneTitle') }).waitFor();
    await nothingIsFound();
  });

  it.each([
    ['the X of its window', () => closeByX(windowsOf(child.pid ?? 0, text('app.name'))[0] ?? '')],
    ['SIGTERM', () => child.kill('SIGTERM')],
  ])('leaves no word of the visitor’s and no working file when it is ended by %s', async (_how, end) => {
    end();
    await gone;
    await nothingIsFound();
    await noFileIsLeft(place);
  });

  it('leaves no word of the visitor’s when it is killed, once the program has been started again', async () => {
    child.kill('SIGKILL');
    await gone;
    const next = await plainStart(electron, place);
    await next.window();
    await nothingIsFound();
    next.child.kill('SIGTERM');
    await next.ended;
    await noFileIsLeft(place);
  });
});
