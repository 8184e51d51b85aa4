/**
 * A guide followed in another window, in the real window on a real screen: a key pressed anywhere counts as a touch,
 * and who walked away is asked. The waits run by a clock of the page; how long nobody touched the PC the X server says.
 */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratch, type Scratch } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { realElectrons, start, type Started } from '../../e2e/tools/electron.ts';
import { handOver } from '../../e2e/tools/person.ts';
import { onOwnScreen } from '../../e2e/tools/screen.ts';

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

describe.each(realElectrons())('the question whether somebody is still there, in Electron ($name)', (electron) => {
  let files: Scratch;
  let started: Started;
  onOwnScreen();
  beforeEach(async () => {
    files = await scratch();
    await handOver(files.path);
    await writeFile(files.at('policy.json'), JSON.stringify({ idle: { remindAfter: 2, endAfter: 4 } }));
    started = await start(electron, {
      practice: 'ready',
      env: { TMPDIR: files.path, CLE_EN_MAIN_POLICY: files.at('policy.json'), WAYLAND_DISPLAY: undefined },
    });
    started.page.setDefaultTimeout(120_000);
  });
  afterEach(async () => {
    await started.end();
    await files.remove();
  });

  const idleFor = async (): Promise<number> =>
    Number(await started.page.evaluate(`cleEnMain.request('session.idle-for', undefined)`));
  /** As a person does in whatever window has the focus. */
  const pressAnyKey = (): unknown => spawnSync('xdotool', ['key', 'Shift_L'], { timeout: 5000 });

  it('does not come while a guide is followed elsewhere and a key of the PC is pressed; once none is, it comes, and the session ends', async () => {
    const { page, app } = started;
    await page.clock.install();
    await page.reload();
    await page.getByRole('button', { name: new RegExp(text('home.guide')) }).click();
    await page.getByRole('button', { name: 'Se connecter avec itsme' }).first().click();
    await page.locator('h1').waitFor();
    await page.evaluate('document.hasFocus = () => false');
    await until(idleFor, (ms) => ms >= 2000, 'two seconds without a key');
    pressAnyKey();
    expect(await idleFor()).toBeLessThan(2000);
    for (let times = 0; times < 5; times += 1) {
      await page.clock.fastForward('02:01');
      // The page has had its answer before ours.
      await idleFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    }
    // As after two minutes without a key, which nobody waits for here.
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 150;
    });
    await page.clock.fastForward('02:01');
    await page.getByRole('dialog', { name: 'Êtes-vous encore là ?' }).waitFor();
    await page.clock.fastForward('02:01');
    await page.getByRole('heading', { name: text('end.doneTitle') }).waitFor();
  });
});
