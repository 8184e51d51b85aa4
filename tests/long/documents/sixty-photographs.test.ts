/**
 * Sixty photographs become one PDF, by mouse and by keyboard: each press is counted, from choosing the files to the
 * saved PDF. What the system's own dialog takes is not counted.
 */
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskForEachTest } from '../../e2e/tools/desk.ts';
import { focused } from '../../e2e/tools/keyboard.ts';
import { pageCountOf } from '../../tools/documents/pdf-tools.ts';
import { written } from '../../tools/documents/photos.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';
import { text } from '../../tools/interface-texts.ts';
import { FAULTLESS } from '../../tools/photographs/light.ts';
import { photograph } from '../../tools/photographs/photograph.ts';

const PHOTOGRAPHS = 60;
/** From choosing the files to the saved PDF, when the page is found on every photograph. */
const MOST_PRESSES = 12;

const files = scratchForAll();
const desk = deskForEachTest({ size: { width: 1366, height: 690 } });
let photographs: string[];
beforeAll(async () => {
  photographs = [];
  for (let seed = 1; seed <= PHOTOGRAPHS; seed += 1) {
    const { jpeg } = await photograph(seed, {
      page: 'letter',
      background: 'dark',
      worn: false,
      faults: FAULTLESS,
      longSide: 1600,
    });
    photographs.push(await written(files.at(`IMG_${1000 + seed}.jpg`), jpeg));
  }
});

/** How a person presses a button, and how often they had to press anything for it. */
interface Hands {
  press(name: string | RegExp): Promise<number>;
}

const byMouse = (page: Page): Hands => ({
  async press(name) {
    await page.getByRole('button', { name, exact: true }).first().click();
    return 1;
  },
});

/** Tab until it has the focus, then Enter; each Tab is a press. */
const byKeyboard = (page: Page): Hands => ({
  async press(name) {
    for (let presses = 1; presses < 100; presses += 1) {
      const now = await focused(page);
      if (typeof name === 'string' ? now === name : name.test(now)) {
        await page.keyboard.press('Enter');
        return presses;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${String(name)} by Tab`);
  },
});

describe.each([
  { by: 'mouse', hands: byMouse, passing: false },
  { by: 'keyboard', hands: byKeyboard, passing: true },
])('by $by', ({ hands, passing }) => {
  it('sixty photographs, the page found on each, are saved as one PDF of sixty pages with at most twelve presses', async () => {
    const { page } = desk;
    const { press } = hands(page);
    let presses = 0;
    const choosing = page.waitForEvent('filechooser');
    presses += await press(text('documents.choose'));
    await (await choosing).setFiles(photographs);
    await desk
      .cards()
      .nth(PHOTOGRAPHS - 1)
      .waitFor();
    await page.locator('.work').waitFor({ state: 'detached' });
    expect(await page.locator('.proposed-cut').count()).toBe(0);

    // By keyboard, one button leads past the pages to the one that goes on.
    if (passing) presses += await press(text('documents.skipPages'));
    presses += await press(text('documents.toSave'));
    await desk.title(text('documents.saveTitle'));
    await page.locator('.last-look img').first().waitFor();
    if (passing) presses += await press(text('documents.skipPages'));
    const download = page.waitForEvent('download');
    presses += await press(text('documents.save'));
    const file = files.at('Soixante.pdf');
    await (await download).saveAs(file);
    await desk.title(text('documents.savedTitle'));
    expect(await pageCountOf(file)).toBe(PHOTOGRAPHS);
    expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
  });
});
