/**
 * A room of people six metres from the wall: each slide of each guide and of some exercises in type of at least a
 * twentieth of the screen's height, whole on the screen, turned by the keys of a presenter's remote alone.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../tools/interface-texts.ts';
import { accessibilityViolations, visit, type Visit } from '../../e2e/tools/visit.ts';
import { guides } from '../../e2e/tools/guide-words.ts';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const;

/** Run in the page: the smallest type on the wall as a part of the screen's height, and whether all of it is there. */
const MEASURE = `(() => {
  const wall = document.querySelector('dialog.beamer');
  const texts = [...wall.querySelectorAll('h1, li, p, span, button')].filter((each) => each.textContent.trim() !== '');
  const sizes = texts.map((each) => Number.parseFloat(getComputedStyle(each).fontSize));
  const foot = wall.querySelector('.beamer-foot').getBoundingClientRect();
  const outside = [...wall.querySelectorAll('h1, li, .drawing')]
    .filter((each) => {
      const { right, bottom } = each.getBoundingClientRect();
      return right > innerWidth + 1 || bottom > foot.top + 1;
    })
    .map((each) => each.textContent || each.tagName);
  return { smallest: Math.min(...sizes) / innerHeight, outside };
})()`;
interface Measured {
  smallest: number;
  outside: string[];
}

describe.each(SIZES)('on a wall of $width × $height', (size) => {
  let open: Visit;
  beforeAll(async () => {
    open = await visit({ practice: 'ready', size });
    await open.page.getByRole('button', { name: text('home.guide') }).click();
    await open.page.getByRole('button', { name: text('teach.open') }).click();
    await open.page.locator('.taught').first().waitFor();
  });
  afterAll(() => open.end());

  it.each(guides.map(({ title }) => title))('every slide of « %s » is whole and legible', async (title) => {
    const { page } = open;
    await page.getByRole('button', { name: text('teach.projectWhat', { title }), exact: true }).click();
    await page.locator('dialog.beamer').waitFor();
    const all = Number((await page.locator('.beamer-foot span').innerText()).split('/')[1]);
    for (let slide = 1; slide <= all; slide += 1) {
      await page.locator(`[data-slide="${slide}"]`).waitFor();
      const measured: Measured = await page.evaluate(MEASURE);
      expect([slide, measured.outside]).toEqual([slide, []]);
      expect(measured.smallest).toBeGreaterThanOrEqual(1 / 20);
      await page.keyboard.press('PageDown');
    }
    await page.keyboard.press('PageUp');
    if (all > 1) await page.locator(`[data-slide="${all - 1}"]`).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.taught').first().waitFor();
  });

  it('axe finds nothing on the wall, on the list and on a handout', async () => {
    const { page } = open;
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.locator('.taught button').first().click();
    await page.locator('dialog.beamer').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('F5');
    await page.locator('dialog.beamer').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.taught button').nth(1).click();
    await page.locator('.print-sheet').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});
