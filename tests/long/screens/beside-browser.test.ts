/** In a browser's door: the step small, in a window of Chromium's that stays above the others, and back. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAs, geometryFaults } from '../../e2e/tools/geometry.ts';
import { guideTitle } from '../../e2e/tools/guide-words.ts';
import { accessibilityViolations, visit, type Visit } from '../../e2e/tools/visit.ts';
import { text } from '../../tools/interface-texts.ts';

let open: Visit;
beforeAll(async () => {
  open = await visit({ practice: 'ready', env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
});
afterAll(() => open.end());

it('a guide’s step goes from the browser into a small window, is used there, and comes back at the step that was reached', async () => {
  const { page } = open;
  await page.getByRole('button', { name: text('home.guide') }).click();
  await page.getByRole('button', { name: guideTitle('se-connecter-eid'), exact: true }).click();
  await page.locator('#where').waitFor();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: text('beside.small'), exact: true }).click();
  const small = await opened;
  await page.getByRole('heading', { level: 1, name: text('beside.elsewhere') }).waitFor();
  const look = { name: 'beside', width: 400, height: 620, text: 1, whole: true } as const;
  await lookAs(small, look);
  expect(await geometryFaults(small, look)).toEqual([]);
  expect(await accessibilityViolations(small)).toEqual([]);
  expect(await small.evaluate('document.activeElement?.id')).toBe('title');
  const first = await small.locator('h1').innerText();
  await small.getByRole('button', { name: text('app.next') }).click();
  await expect.poll(() => small.locator('h1').innerText()).not.toBe(first);
  const second = await small.locator('h1').innerText();
  await small.getByRole('button', { name: text('beside.whole') }).click();
  await page.getByRole('heading', { level: 1, name: second }).waitFor();
  expect(await page.getByText(text('beside.elsewhere')).count()).toBe(0);
  await page.getByRole('button', { name: text('app.back') }).click();
  await page.getByRole('heading', { level: 1, name: first }).waitFor();
});
