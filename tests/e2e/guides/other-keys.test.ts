/** The two other longest paths, by keyboard alone: itsme made with the eID; no eID at all. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { SLOTS } from '../../tools/pcscd.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert } from '../../virtual-eid/vpcd.ts';
import { guideTitle, stepTitle } from '../tools/guide-words.ts';
import { pressByKey, tabTo, tickByKey } from '../tools/keyboard.ts';
import { visitWithReader } from '../tools/visit-with-reader.ts';
import { at, isWhole, walk } from '../tools/walk.ts';
import { text } from '../../tools/interface-texts.ts';

const ITSME = 'itsme-avec-eid';
const CHOOSE = 'choisir-sa-cle';
const WITHOUT = 'sans-eid';

const visited = visitWithReader();
let page: Page;
beforeAll(() => {
  page = visited.page;
});

describe('a person who wants itsme and has a card', () => {
  it(
    'searches, finds the guide, and walks it to its end; the card goes in where it is asked for',
    { tags: ['long'] },
    async () => {
      await tabTo(page, 'Quel service cherchez-vous ?');
      await page.keyboard.type('creer itsme');
      await page.keyboard.press('Enter');
      await at(page, text('guides.title'));
      await isWhole(page);
      await pressByKey(page, guideTitle(ITSME));
      await page.locator('#where').getByText(guideTitle(ITSME)).waitFor();
      await walk(page, stepTitle(ITSME, 'carte'));
      visited.card = await insert(SLOTS[0], eid());
      await at(page, stepTitle(ITSME, 'page'));
      const met = await walk(page);
      expect(met.at(-1)).toBe(stepTitle(ITSME, 'fini'));
      expect(met.length).toBeGreaterThan(9);
      await visited.card.remove();
      visited.card = null;
      await pressByKey(page, text('guides.finish'));
    },
  );
});

describe('a person without any eID', () => {
  it('is asked what is at hand and for which service, and is told one path and why', async () => {
    await pressByKey(page, text('guides.title'));
    await pressByKey(page, guideTitle(CHOOSE));
    await page.locator('#where').getByText(guideTitle(CHOOSE)).waitFor();
    await walk(page, stepTitle(CHOOSE, 'sous-la-main'));
    await tickByKey(page, 'Mon adresse e-mail');
    // Who has no card is asked for other papers, and only they are.
    await tickByKey(page, 'Une pièce d’identité ou un passeport');
    expect(await page.getByRole('checkbox', { name: text('interview.nothing') }).isChecked()).toBe(false);
    await pressByKey(page, text('app.next'));
    await at(page, stepTitle(CHOOSE, 'quel-service'));
    await tabTo(page, 'Quel service cherchez-vous ?');
    await page.keyboard.type('student');
    await page.getByRole('radio', { name: 'Student@Work' }).waitFor();
    await tabTo(page, /Aucun service précis/);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'Student@Work' }).isChecked()).toBe(true);
    await pressByKey(page, text('app.next'));
    await at(page, stepTitle(CHOOSE, 'votre-cle'));
    await isWhole(page);
    const best = page.locator('[data-rank=best]');
    expect(await best.locator('h2').innerText()).toBe('Aller à un bureau d’enregistrement');
    expect(await best.innerText()).toContain('Une personne vérifie votre identité à un guichet.');
    await page.getByText('Clés connues').first().waitFor();
  });

  it('finds the answers kept on the way back', async () => {
    await pressByKey(page, text('app.back'));
    await at(page, stepTitle(CHOOSE, 'quel-service'));
    expect(await page.getByRole('radio', { name: 'Student@Work' }).isChecked()).toBe(true);
    await pressByKey(page, text('app.back'));
    expect(await page.getByRole('checkbox', { name: 'Mon adresse e-mail' }).isChecked()).toBe(true);
    await pressByKey(page, text('app.next'));
    await pressByKey(page, text('app.next'));
    await at(page, stepTitle(CHOOSE, 'votre-cle'));
  });

  it('follows the path to the registration office', async () => {
    await pressByKey(page, text('interview.follow'));
    await at(page, stepTitle(WITHOUT, 'bureau'));
    // What the person came for stays in sight.
    await page.locator('#where').getByText('Vous venez pour : Student@Work').waitFor();
    const met = await walk(page);
    expect(met.at(-1)).toBe(stepTitle(WITHOUT, 'activer'));
  });

  it('ends the session, and the next person finds no answers', async () => {
    await pressByKey(page, text('app.endSession'));
    await pressByKey(page, text('end.title'));
    await pressByKey(page, text('end.newSession'));
    await pressByKey(page, text('guides.title'));
    await pressByKey(page, guideTitle(CHOOSE));
    await walk(page, stepTitle(CHOOSE, 'sous-la-main'));
    expect(await page.getByRole('checkbox', { name: 'Mon adresse e-mail' }).isChecked()).toBe(false);
  });
});
