/** Install → check → log in, by keyboard alone, with a card that goes into a real pcscd. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { SLOTS } from '../../tools/pcscd.ts';
import { until } from '../../tools/wait.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert } from '../../virtual-eid/vpcd.ts';
import { choiceTo, firstTrouble, guideTitle, stepTitle } from '../tools/guide-words.ts';
import { focused, pressByKey, tabTo } from '../tools/keyboard.ts';
import { visitWithReader } from '../tools/visit-with-reader.ts';
import { at, isWhole, title, walk } from '../tools/walk.ts';
import { text } from '../../tools/interface-texts.ts';

const visited = visitWithReader();
let page: Page;
beforeAll(() => {
  page = visited.page;
});

const said = (): Promise<string> => page.locator('[data-announcement]').innerText();
const INSTALL = 'installer-eid';
const LOG_IN = 'se-connecter-eid';
const INSERT = stepTitle(INSTALL, 'inserer');
const INSERT_TO_LOG_IN = stepTitle(LOG_IN, 'carte');

describe('a person who goes through installing the eID software, logging in and the check, by keyboard alone', () => {
  it('opens the guide to install the eID software by two buttons, with the keyboard', async () => {
    await pressByKey(page, text('guides.title'));
    await at(page, text('guides.title'));
    await isWhole(page);
    await pressByKey(page, guideTitle(INSTALL));
    await page.locator('#where').getByText('Étape 1 sur').waitFor();
  });

  it('walks to the step that waits for the card', async () => {
    const met = await walk(page, INSERT);
    expect(met.length).toBeGreaterThan(4);
    await page.getByText('Le programme attend.').waitFor();
  });

  it('opens the explanation of a word in place by Enter, and Escape leads back to the word', async () => {
    await tabTo(page, 'puce');
    await page.keyboard.press('Enter');
    await until(
      () => page.locator('.explanation:popover-open').count(),
      (count) => count === 1,
      'the explanation',
    );
    expect(await focused(page)).toBe(text('app.close'));
    await page.keyboard.press('Escape');
    expect(await page.locator('.explanation:popover-open').count()).toBe(0);
    expect(await focused(page)).toBe('puce');
  });

  it('presses « Ça ne marche pas », reads a remedy and who helps, and comes back to the same step', async () => {
    await pressByKey(page, text('app.notWorking'));
    await at(page, 'Que voyez-vous ?');
    await isWhole(page);
    await pressByKey(page, firstTrouble(INSTALL, 'inserer'));
    await page.getByText(text('guides.remedy'), { exact: false }).first().waitFor();
    await pressByKey(page, text('guides.noneOfThese'));
    await at(page, text('app.needHelp'));
    await isWhole(page);
    await pressByKey(page, text('guides.backToStep'));
    await at(page, INSERT);
  });

  it('puts the card in: the screen says so, to a screen reader too, and moves on by itself', async () => {
    visited.card = await insert(SLOTS[0], eid());
    await page.locator('.awaited[data-arrived=true]').waitFor();
    expect((await said()).trim()).toBe(`C’est bon\u202F: «\u202F${INSERT}\u202F» est fait.`);
    await at(page, stepTitle(INSTALL, 'pret'));
    await page.getByText(`C’est bon : « ${INSERT} » est fait.`).first().waitFor();
    await isWhole(page);
  });

  it('goes back to the step that waited for the card: it says that this is done already, and « Continuer » leads on again', async () => {
    await pressByKey(page, text('app.back'));
    await at(page, INSERT);
    await page.getByText(text('guides.already')).waitFor();
    await pressByKey(page, text('app.next'));
    await at(page, stepTitle(INSTALL, 'pret'));
  });

  it('goes on to log in; while that lasts the program says that it leaves the card alone', async () => {
    await pressByKey(page, choiceTo(INSTALL, 'pret', LOG_IN));
    await page.locator('#where').getByText(guideTitle(LOG_IN)).waitFor();
    await walk(page, stepTitle(LOG_IN, 'choisir-eid'));
    await page.getByText('le programme laisse la carte tranquille').waitFor();
    const met = await walk(page);
    expect(met.at(-1)).toBe(stepTitle(LOG_IN, 'connecte'));
  });

  it('leaves the guide, and the check reads the card again', async () => {
    await pressByKey(page, text('guides.finish'));
    await at(page, 'Que voulez-vous faire ?');
    await pressByKey(page, text('home.check'));
    await page.locator('[data-check="certificate"][data-state="ok"]').waitFor({ state: 'attached' });
    expect(await page.getByText('le programme laisse la carte tranquille').count()).toBe(0);
    await visited.card?.remove();
    visited.card = null;
    await until(
      () => title(page),
      (name) => name === 'Insérez votre carte d’identité',
      'the empty reader',
    );
  });
});

describe('when a card goes into the reader at a guide’s step', () => {
  it('a held mouse button keeps that step on the screen, and « Rester ici » keeps it after the button is let go', async () => {
    await page.getByRole('button', { name: new RegExp(text('guides.finish')) }).click();
    await page.getByRole('button', { name: text('guides.title') }).click();
    await page.getByRole('button', { name: guideTitle(LOG_IN) }).click();
    while ((await title(page)) !== INSERT_TO_LOG_IN) await page.getByRole('button', { name: text('app.next') }).click();
    await page.clock.install();
    // Not on « Continuer », which is in the same place on each step: letting go there would press it.
    await page.locator('h1').hover();
    await page.mouse.down();
    visited.card = await insert(SLOTS[0], eid());
    const stay = page.getByRole('button', { name: text('guides.stay') });
    await stay.waitFor();
    // Longer than any confirmation stands when nobody touches anything.
    await page.clock.runFor(60_000);
    expect(await title(page)).toBe(INSERT_TO_LOG_IN);
    await page.mouse.up();
    await stay.click();
    await page.getByText(text('guides.already')).waitFor();
    await page.clock.runFor(60_000);
    expect(await title(page)).toBe(INSERT_TO_LOG_IN);
  });
});
