/**
 * The check as a beginner meets it: a card goes in, the page says what it means. Real pcscd, virtual card, built
 * program, Chromium.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { text } from '../../tools/interface-texts.ts';
import { until } from '../../tools/wait.ts';
import { eid, type CardOptions } from '../../virtual-eid/card.ts';
import { PERSON } from '../../virtual-eid/make-identity.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';
import { accessibilityViolations, scrollsSideways, visit, type Visit } from '../tools/visit.ts';

let pcscd: Pcscd;
let inserted: Inserted | null = null;
beforeAll(async () => {
  pcscd = await startPcscd();
});
afterAll(() => pcscd.stop());

async function put(change: Partial<CardOptions> = {}): Promise<void> {
  inserted = await insert(SLOTS[0], eid(change));
}
async function pull(): Promise<void> {
  await inserted?.remove();
  inserted = null;
}
const title = (page: Page): Promise<string> => page.locator('h1').innerText();
const check = (page: Page, id: string) => page.locator(`[data-check="${id}"]`);

describe('the check of a real reader', () => {
  let open: Visit;
  let page: Page;
  beforeAll(async () => {
    open = await visit();
    page = open.page;
    await page.getByRole('button', { name: text('check.title') }).click();
    await page.getByRole('heading', { level: 1, name: 'Insérez votre carte d’identité' }).waitFor();
  });
  // pcscd looks every 0.4 s: a card put in before it saw the last one leave would be the same card to it.
  afterEach(async () => {
    await pull();
    await page.getByRole('heading', { level: 1, name: 'Insérez votre carte d’identité' }).waitFor();
  });
  afterAll(() => open.end());

  it('asks for a card while none is in, with the focus on the title and nothing for axe to say', async () => {
    expect(await page.evaluate('document.activeElement?.id')).toBe('title');
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('puce vers le haut');
  });

  it('changes by itself when a good card goes in, says so to a screen reader, and leaves the focused button where it is', async () => {
    const button = page.getByRole('button', { name: text('app.notWorking') });
    await button.focus();
    const before = await button.boundingBox();
    await put();
    await page.locator('[data-check="certificate"][data-state="ok"]').waitFor({ state: 'attached' });
    for (const id of ['service', 'reader', 'card', 'eid', 'chip', 'validity'])
      expect([id, await check(page, id).getAttribute('data-state')]).toEqual([id, 'ok']);
    // Live regions repeat the title, and only the title.
    await until(
      async () => page.locator('[aria-live="polite"]').first().innerText(),
      (said) => said !== '' && !said.includes('Insérez'),
      'the live region to speak',
    );
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await button.boundingBox()).toEqual(before);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('asks for the card again when it is pulled out', async () => {
    await put();
    await page.locator('[data-check="certificate"][data-state="ok"]').waitFor({ state: 'attached' });
    await pull();
    await page.getByRole('heading', { level: 1, name: 'Insérez votre carte d’identité' }).waitFor();
  });

  it.each<[string, Partial<CardOptions>, RegExp]>([
    ['a bank card', { fault: 'bank-card' }, /carte d’identité/],
    ['an expired card', { validUntil: '2024-01-31' }, /Renouvelez/],
    ['a card that is not activated', { certificate: 'inactive' }, /commune|activ/i],
    ['a mute card', { fault: 'mute' }, /carte|puce/i],
  ])('says what to do about %s', async (_what, change, words) => {
    await put(change);
    await until(
      () => title(page),
      (now) => !now.startsWith('Insérez') && words.test(now),
      `a title about ${String(words)}`,
    );
    expect(await page.locator('.verdict ol li').count()).toBeGreaterThan(0);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('the trainer’s details, once opened, hold neither name nor national number; copied and saved they are word for word the same', async () => {
    await put();
    await page.locator('[data-check="certificate"][data-state="ok"]').waitFor({ state: 'attached' });
    await page.getByText(text('check.details')).click();
    const report = page.locator('pre.report');
    await until(
      () => report.innerText(),
      (text) => text.includes('applet 1.8') && text.includes('Virtual PCD'),
      'the report',
    );
    const shown = await report.innerText();
    for (const secret of [PERSON.surname, PERSON.givenNames, PERSON.nationalNumber])
      expect(shown).not.toContain(secret);
    await page.getByRole('button', { name: text('check.copy') }).click();
    await page.getByText(text('check.copied')).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(shown);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: text('check.save') }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(text('check.reportFile'));
    expect(await readFile(await file.path(), 'utf8')).toBe(shown);
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

describe('the check of an exercise', () => {
  it('at 200 % nothing sticks out sideways, and the primary button is in sight', async () => {
    // 1280 × 800 at 200 %.
    const open = await visit({ practice: 'bank-card', size: { width: 640, height: 400 } });
    await open.page.getByRole('button', { name: text('check.title') }).click();
    await open.page.locator('.verdict').waitFor();
    expect(await scrollsSideways(open.page)).toBe(false);
    const box = await open.page.locator('.button.primary').boundingBox();
    expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(400);
    await open.end();
  });

  it('is opened with the keyboard alone, and Tab reaches the buttons to go back, for « Ça ne marche pas », for a new check, for the details and for the end of the session', async () => {
    const open = await visit({ practice: 'no-card' });
    const { page } = open;
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement?.textContent?.trim()');
    for (let press = 0; press < 40 && !String(await focused()).startsWith(text('check.title')); press += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.verdict').waitFor();
    const reached = new Set<string>();
    for (let press = 0; press < 20; press += 1) {
      await page.keyboard.press('Tab');
      reached.add(String(await focused()));
    }
    for (const name of [
      text('app.back'),
      text('app.notWorking'),
      text('check.again'),
      text('check.details'),
      text('app.endSession'),
    ])
      expect([...reached]).toContain(name);
    await open.end();
  });
});

describe('practice', () => {
  let open: Visit;
  beforeAll(async () => {
    open = await visit({ practice: 'ready' });
  });
  afterAll(() => open.end());

  it.each([
    'ready',
    'no-reader',
    'service-disabled',
    'card-upside-down',
    'bank-card',
    'certificates-expired',
    'middleware-missing-no-admin',
  ])(
    'in the exercise %s, « Exercice » stands on the home screen, at the choice of exercises, on the verdict and under « Ça ne marche pas »',
    async (scenario) => {
      const { page } = open;
      await page
        .getByRole('button', { name: text('app.toHome') })
        .first()
        .click();
      await page.getByText(text('practice.banner'), { exact: true }).waitFor();
      await page.getByRole('button', { name: text('practice.choose') }).click();
      await page.locator(`input[name=scenario][value="${scenario}"]`).check();
      await page.getByText(text('practice.banner'), { exact: true }).waitFor();
      await page.getByRole('button', { name: text('practice.start') }).click();
      await page.locator('.verdict').waitFor();
      await page.getByText(text('practice.banner'), { exact: true }).waitFor();
      if (scenario === 'no-reader') {
        await page.getByText(text('check.details')).click();
        expect(await page.locator('details .checked').innerText()).toMatch(
          /^Vérifié.*novembre 2026\. Source.*decomputer/,
        );
      }
      await page.getByRole('button', { name: text('app.notWorking') }).click();
      await page.getByText(text('practice.banner'), { exact: true }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
    },
  );
});
