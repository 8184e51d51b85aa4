/**
 * A learner at an exercise, who knows nothing of its file: they ask for help three times, read the way on the screen,
 * and press what it names, by mouse or by keyboard.
 */
import { expect } from 'vitest';
import type { Page } from 'playwright';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { pressByKey, tabTo } from './keyboard.ts';
import { accessibilityViolations } from './visit.ts';

export interface Played {
  /** The titles of the debrief's parts. */
  readonly parts: readonly string[];
  /** What axe found, on every state that was met. */
  readonly violations: readonly string[];
}

/** How a learner presses a button: with a pointer, or with the keys alone. */
export type Hands = 'mouse' | 'keyboard';

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** From the list of exercises to the table of this one. */
export async function begin(page: Page, id: string): Promise<void> {
  await page
    .getByRole('button', { name: text('app.toHome') })
    .first()
    .click();
  await page.getByRole('button', { name: text('practice.choose') }).click();
  await page.locator(`input[name=scenario][value="${id}"]`).check();
  await page.getByRole('button', { name: text('practice.start') }).click();
  await page.locator('.happening[data-reached=false]').waitFor();
}

/** Asks for help three times, and gives the way as it stands on the screen: what to touch, and what then. */
export async function readTheWay(page: Page, hands: Hands = 'mouse'): Promise<[thing: string, act: string][]> {
  for (const help of ['practice.hint1', 'practice.hint2', 'practice.hint3'])
    if (hands === 'mouse') await page.getByRole('button', { name: text(help), exact: true }).click();
    else await pressByKey(page, text(help));
  const lines = page.locator('.way > li');
  await lines.first().waitFor();
  const way: [string, string][] = [];
  for (const line of await lines.all()) {
    const [thing = '', act = ''] = await line.locator('strong').allInnerTexts();
    way.push([thing, act]);
  }
  return way;
}

/** Does one act of the way; for a login, rehearses it to its end. */
export async function doAct(
  page: Page,
  [thing, act]: [thing: string, act: string],
  hands: Hands = 'mouse',
): Promise<void> {
  const said = page.locator('[data-announcement]');
  const before = await said.textContent();
  if (thing === text('check.details')) {
    await page.locator('.check-beside summary').click();
    await page.getByRole('button', { name: act }).click();
  } else if (hands === 'keyboard') {
    await tabTo(page, thing);
    await page.keyboard.press('Enter');
    await page.locator('.acts').waitFor();
    // The first act has the focus already.
    if (!(await focusedText(page)).startsWith(act)) await tabTo(page, act);
    await page.keyboard.press('Enter');
  } else {
    await page
      .locator('.table .thing')
      .filter({ has: page.getByText(thing, { exact: true }) })
      .click();
    await page.locator('.acts').getByRole('button', { name: act, exact: true }).click();
  }
  await until(
    async () =>
      (await page.locator('.rehearsal').count()) > 0 ||
      thing === text('check.details') ||
      (await said.textContent()) !== before,
    (moved) => moved,
    `an answer to « ${act} »`,
  );
  if ((await page.locator('.rehearsal').count()) > 0) {
    await rehearse(page);
    await page.getByRole('button', { name: text('rehearsal.out.toExercise') }).click();
    await page.locator('.table').waitFor();
  }
}

const focusedText = (page: Page): Promise<string> => page.locator(':focus').innerText();

/** Presses on each screen of a login what the screen says, up to the one that says it is over. */
export async function rehearse(page: Page): Promise<void> {
  const shown = page.locator('.rehearsal');
  for (;;) {
    const screen = await shown.getAttribute('data-screen');
    if (screen === 'out') return;
    for (const label of await shown.locator('.todo strong').allInnerTexts())
      await shown.getByRole('button', { name: label, exact: true }).click();
    await page.locator(`.rehearsal:not([data-screen="${screen}"])`).waitFor();
  }
}

/** Plays an exercise from its start to its debrief; axe looks at each state that is met, where `look` is not false. */
export async function play(page: Page, id: string, hands: Hands = 'mouse', look = true): Promise<Played> {
  const violations: string[] = [];
  const looked = async (): Promise<void> => {
    if (look) violations.push(...(await accessibilityViolations(page)));
  };
  await begin(page, id);
  await looked();
  const way = await readTheWay(page, hands);
  for (const act of way) await doAct(page, act, hands);
  await page.locator('.happening[data-reached=true]').waitFor();
  await looked();
  if (hands === 'mouse') await page.getByRole('button', { name: text('practice.toDebrief') }).click();
  else await pressByKey(page, text('practice.toDebrief'));
  await heading(page, text('practice.debrief'));
  await looked();
  const parts = await page.locator('main h2').allInnerTexts();
  expect(await page.locator('main .way > li').count()).toBe(way.length);
  return { parts, violations };
}
