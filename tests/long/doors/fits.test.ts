/**
 * The window on the screens that people have, small ones and those at 200 %: it lies whole on the screen, and so does
 * the bar with its buttons. Each is a real screen of that size with a window manager.
 */
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { realElectrons, start, type Started } from '../../e2e/tools/electron.ts';
import { windowsOf } from '../../e2e/tools/hands.ts';
import { startScreen, type Screen } from '../../e2e/tools/screen.ts';
import { scrollsSideways } from '../../e2e/tools/visit.ts';

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

/** Where to put a picture of each screen, for somebody to look at. */
const PICTURES = process.env['SCREEN_PICTURES'];

const SCREENS = [
  { width: 1366, height: 768, scale: 1 },
  { width: 1280, height: 720, scale: 1 },
  { width: 1024, height: 600, scale: 1 },
  { width: 1366, height: 768, scale: 2 },
  { width: 1920, height: 1080, scale: 2 },
  { width: 1920, height: 1080, scale: 1 },
];

describe.each(realElectrons())('in Electron ($name)', (electron) => {
  describe.each(SCREENS)('on a screen of $width × $height, drawn $scale times as large', (size) => {
    let screen: Screen;
    let started: Started;
    const before = process.env['DISPLAY'];
    beforeEach(async () => {
      screen = await startScreen(size);
      process.env['DISPLAY'] = screen.display;
      const scale = `--force-device-scale-factor=${size.scale}`;
      started = await start({ ...electron, switches: [...electron.switches, scale] }, { practice: 'ready' });
    });
    afterEach(async () => {
      await started.end();
      if (before === undefined) delete process.env['DISPLAY'];
      else process.env['DISPLAY'] = before;
      await screen.end();
    });

    /** Where the window lies on the screen, pixels. */
    const geometry = (): { left: number; top: number; right: number; bottom: number } => {
      const [window = ''] = windowsOf(started.app.process().pid ?? 0, text('app.name'));
      const { stdout } = spawnSync('xwininfo', ['-id', window], { encoding: 'utf8' });
      const measure = (name: string): number => Number(new RegExp(`${name}: +(-?\\d+)$`, 'm').exec(stdout)?.[1]);
      const [left, top] = [measure('Absolute upper-left X'), measure('Absolute upper-left Y')];
      return { left, top, right: left + measure('Width'), bottom: top + measure('Height') };
    };
    const isOnScreen = ({ left, top, right, bottom }: ReturnType<typeof geometry>): boolean =>
      left >= 0 && top >= 0 && right <= size.width && bottom <= size.height;

    it('the window lies on that screen, the bar of buttons lies in the window at home, in the check, in the guides and in the documents, and no least size is larger than the screen', async () => {
      const { app, page } = started;
      const roomy = size.width / size.scale >= 1100 && size.height / size.scale >= 820;
      await until(
        geometry,
        (seen) => isOnScreen(seen) && (roomy || seen.right - seen.left === size.width),
        'the window to lie on the screen, and to fill one without room for more',
      );
      const [least = [0, 0]] = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.getMinimumSize()),
      );
      expect(least[0]).toBeLessThanOrEqual(size.width / size.scale);
      expect(least[1]).toBeLessThanOrEqual(size.height / size.scale);
      for (const [name, task] of [
        ['home', null],
        ['check', 'home.check'],
        ['guide', 'home.guide'],
        ['documents', 'home.document'],
      ] as const) {
        await page
          .getByRole('button', { name: 'Clé en main – Revenir à l’accueil' })
          .click()
          .catch(() => undefined);
        if (task !== null) await page.getByRole('button', { name: new RegExp(text(task)) }).click();
        await page.locator('.actions').waitFor();
        const [bar, inner] = await Promise.all([
          page.locator('.actions').boundingBox(),
          page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight })),
        ]);
        expect(bar).not.toBeNull();
        const { x = -1, y = -1, width = 0, height = 0 } = bar ?? {};
        expect([name, x >= 0, y >= 0, x + width <= inner.width, y + height <= inner.height]).toEqual([
          name,
          true,
          true,
          true,
          true,
        ]);
        expect([name, await scrollsSideways(page)]).toEqual([name, false]);
        if (PICTURES !== undefined) {
          await mkdir(PICTURES, { recursive: true });
          const file = join(PICTURES, `${size.width}x${size.height}-${size.scale}-${name}.png`);
          spawnSync('import', ['-window', 'root', file]);
        }
      }
    });
  });
});
