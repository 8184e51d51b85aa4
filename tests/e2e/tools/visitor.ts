/** Somebody at the built program who types what they came for, and goes on to where it leads. */
import { expect } from 'vitest';
import type { Page } from 'playwright';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { stepTitle } from './guide-words.ts';
import { standInBrowsers, type StandIns } from './stand-in-browsers.ts';
import { visit, type Visit } from './visit.ts';
import { at, title } from './walk.ts';

/** More screens than the longest path has. */
const MOST_STEPS = 25;

let open: Visit | undefined;

/** Ends the visit, if there is one. Of a test that failed it prints the screen: it says more than a missing button. */
export async function leave(failed: boolean): Promise<void> {
  if (failed) console.info(await open?.page.locator('body').innerText());
  await open?.end();
  open = undefined;
}

/** Whoever sits there. */
export interface Visitor {
  page: Page;
  browsers: StandIns;
  press(name: string | RegExp): Promise<void>;
  tick(...names: string[]): Promise<void>;
}

/** Somebody in front of the home screen, with this PC as the exercise has it. */
export async function arrives(practice: string): Promise<Visitor> {
  const browsers = await standInBrowsers('chromium', 'firefox', 'xdg-open');
  open = await visit({ practice, env: browsers.env });
  const { page } = open;
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  return {
    page,
    browsers,
    press: (name) => button(name).click(),
    tick: async (...names) => {
      for (const name of names) await page.getByLabel(name).first().check();
    },
  };
}

/** Somebody in front of the home screen types what they came for. */
export async function types(words: string, practice: string): Promise<Visitor> {
  const visitor = await arrives(practice);
  await visitor.page.getByRole('searchbox').fill(words);
  await visitor.page.keyboard.press('Enter');
  await at(visitor.page, text('guides.title'));
  return visitor;
}

/** « Continuer » until a button is there; on each screen what one came for is in sight. */
export async function goOnTo({ page, press }: Visitor, name: string, aim?: string): Promise<string[]> {
  const met: string[] = [];
  while ((await page.getByRole('button', { name }).count()) === 0) {
    const now = await title(page);
    met.push(now);
    if (aim !== undefined)
      expect([now, await page.locator('#where').innerText()]).toEqual([now, expect.stringContaining(aim)]);
    expect(met.length).toBeLessThan(MOST_STEPS);
    await press(text('app.next'));
    await until(
      () => title(page),
      (next) => next !== now,
      `the step after « ${now} »`,
    );
  }
  return met;
}

/** From a service found by its card to the question of what is at hand. */
export async function wayInto(visitor: Visitor, service: string): Promise<void> {
  await visitor.press(`Comment entrer dans ${service}`);
  await at(visitor.page, stepTitle('choisir-sa-cle', 'sous-la-main'));
}
