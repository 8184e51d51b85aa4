/** What a person does who has no mouse. */
import type { Page } from 'playwright';
import * as v from 'valibot';

const MOST_PRESSES = 120;

/** Name or text of what has the focus. */
export async function focused(page: Page): Promise<string> {
  return v.parse(
    v.string(),
    await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
      // The spaces that French typography asks for are heard as any other.
      return (element?.getAttribute('aria-label') ?? label ?? '').trim().replaceAll(/\s/g, ' ');
    }),
  );
}

/** Presses Tab until something named so has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < MOST_PRESSES; press += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (typeof name === 'string' ? now.startsWith(name) : name.test(now)) return;
    seen.push(now.slice(0, 40));
  }
  throw new Error(`no way to ${String(name)} by Tab; met: ${[...new Set(seen)].join(' | ')}`);
}

/** Tab to a button and Enter. */
export async function pressByKey(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Tab to a box and Space. */
export async function tickByKey(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Space');
}
