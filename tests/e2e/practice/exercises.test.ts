/**
 * Exercises as a learner lives them: five played to their end by somebody who only reads and presses, one of them
 * with the keys alone. All of them are played in tests/long/practice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../tools/interface-texts.ts';
import { begin, doAct, play, readTheWay, rehearse, type Hands } from '../tools/learner.ts';
import { accessibilityViolations, scrollsSideways, visit, type Visit } from '../tools/visit.ts';

let open: Visit;
beforeAll(async () => {
  open = await visit({ size: { width: 1366, height: 768 }, env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
});
afterAll(() => open.end());

const PARTS = ['happened', 'cause', 'shortest', 'say'].map((part) => text(`practice.${part}`));

describe('an exercise is played to its debrief', () => {
  it.each<[id: string, hands: Hands]>([
    ['card-upside-down', 'mouse'],
    ['no-reader', 'keyboard'],
    ['middleware-missing-no-admin', 'mouse'],
    ['pin-one-try', 'mouse'],
    ['ready', 'mouse'],
  ])('%s, with the %s', async (id, hands) => {
    // axe takes a second for each state: it looks at one exercise here, and at all of them in the long suite.
    expect(await play(open.page, id, hands, id === 'pin-one-try')).toEqual({ parts: PARTS, violations: [] });
  });
});

describe('at the table', () => {
  it('the check beside it changes with what is done, the act is announced, and the banner names the exercise', async () => {
    const { page } = open;
    await begin(page, 'no-card');
    const headline = page.locator('.check-beside h2').first();
    expect(await page.locator('.practice').innerText()).toContain(await page.locator('h1').innerText());
    const before = await headline.innerText();
    const [insert] = await readTheWay(page);
    if (insert === undefined) throw new Error('the exercise has no way');
    await doAct(page, insert);
    await page.locator('.verdict[data-verdict=ready]').waitFor();
    expect(await headline.innerText()).not.toBe(before);
    expect(await page.locator('[data-announcement]').innerText()).toContain(text('practice.done.insert'));
    expect(await scrollsSideways(page)).toBe(false);
  });

  it('a wrong turn is told why, and « Recommencer » leads back to the start', async () => {
    const { page } = open;
    await begin(page, 'pin-one-try');
    await page.locator('[data-thing=therese] button').click();
    await page.locator('.acts button').first().click();
    await page.locator('.happening .tone-attention').waitFor();
    await page.getByRole('button', { name: text('practice.again') }).click();
    await page.getByText(text('practice.begin')).waitFor();
  });

  it('who goes back to the list finds there what they had chosen', async () => {
    const { page } = open;
    await begin(page, 'busy-card');
    await page.getByRole('button', { name: text('app.back') }).click();
    await page.locator('input[name=scenario]:checked').waitFor();
    expect(await page.locator('input[name=scenario]:checked').getAttribute('value')).toBe('busy-card');
  });
});

describe('the rehearsal of a login', () => {
  it.each(['rehearseEid', 'rehearseItsme'])('%s leads in and out again, without anything to type in', async (way) => {
    const { page } = open;
    await page
      .getByRole('button', { name: text('app.toHome') })
      .first()
      .click();
    await page.getByRole('button', { name: text('practice.choose') }).click();
    await page.getByRole('button', { name: text(`practice.${way}`) }).click();
    await page.locator('.rehearsal').waitFor();
    expect(await page.locator('main').locator('input, textarea, select, [contenteditable]').count()).toBe(0);
    expect(await page.locator('.rehearsal').innerText()).toContain(text('rehearsal.mark'));
    expect(await accessibilityViolations(page)).toEqual([]);
    await rehearse(page);
    await page.getByRole('heading', { level: 1, name: text('rehearsal.out.title') }).waitFor();
  });
});

describe('« Trouvez la cause »', () => {
  it('asks ten questions with three causes each, says why after each, and gives a result', async () => {
    const { page } = open;
    await page
      .getByRole('button', { name: text('app.toHome') })
      .first()
      .click();
    await page.getByRole('button', { name: text('practice.choose') }).click();
    await page.getByRole('button', { name: text('practice.findCause') }).click();
    for (let asked = 1; asked <= 10; asked += 1) {
      await page.getByText(text('cause.where', { at: String(asked), all: '10' })).waitFor();
      expect(await page.locator('input[name=cause]').count()).toBe(3);
      await page.locator('input[name=cause]').first().check();
      await page.getByRole('button', { name: text('cause.answer') }).click();
      await page.locator('[data-answered]').waitFor();
      if (asked === 1) expect(await accessibilityViolations(page)).toEqual([]);
      await page.locator('.button.primary').click();
    }
    await page.getByRole('heading', { level: 1, name: text('cause.result') }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});
