/** Walking through a guide, screen by screen. */
import { expect } from 'vitest';
import type { Page } from 'playwright';
import { until } from '../../tools/wait.ts';
import { focused, pressByKey } from './keyboard.ts';
import { accessibilityViolations } from './visit.ts';
import { text } from '../../tools/interface-texts.ts';

export const title = (page: Page): Promise<string> => page.locator('h1').innerText();
export const at = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const progress = async (page: Page): Promise<string> => (await page.locator('#where span').allInnerTexts())[0] ?? '';

/** The title has the focus, and axe finds nothing. */
export async function isWhole(page: Page): Promise<void> {
  const name = await title(page);
  expect([name, await page.evaluate('document.activeElement?.id')]).toEqual([name, 'title']);
  expect([name, await accessibilityViolations(page)]).toEqual([name, []]);
}

/**
 * From this step by « Continuer » to the first whose title is `last`, or to the end; each screen whole.
 * Returns the titles met. Fails where « étape n sur N » does not count on.
 */
export async function walk(page: Page, last?: string): Promise<string[]> {
  const met: string[] = [];
  for (;;) {
    const now = await title(page);
    await isWhole(page);
    met.push(now);
    if (now === last || (await page.getByRole('button', { name: text('app.next') }).count()) === 0) return met;
    const before = await progress(page);
    await pressByKey(page, text('app.next'));
    // A step that came by itself takes no press at once: press again, as a person would. On a new screen the title has
    // the focus, so a press too many does nothing.
    await until(
      async () => {
        const name = await title(page);
        if (name === now && (await focused(page)) === text('app.next')) await page.keyboard.press('Enter');
        return name;
      },
      (name) => name !== now,
      `the step after « ${now} »`,
    );
    if (before.startsWith('Étape'))
      expect(await progress(page)).toBe(before.replace(/\d+/, (count) => String(Number(count) + 1)));
  }
}
