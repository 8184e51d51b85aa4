/** The two other longest paths, by keyboard alone: itsme made with the eID; no eID at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { eid } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';
import { pressByKey, tabTo, tickByKey } from '../tools/keyboard.ts';
import { visit, type Visit } from '../tools/visit.ts';
import { at, isWhole, walk } from '../tools/walk.ts';

let pcscd: Pcscd;
let open: Visit;
let page: Page;
let card: Inserted | null = null;
beforeAll(async () => {
  pcscd = await startPcscd();
  open = await visit();
  page = open.page;
});
afterAll(async () => {
  await open.end();
  await card?.remove();
  await pcscd.stop();
});

describe('a person who wants itsme and has a card', () => {
  it('searches, finds the guide, and walks it to its end; the card goes in where it is asked for', async () => {
    await tabTo(page, 'Quel service cherchez-vous ?');
    await page.keyboard.type('creer itsme');
    await page.keyboard.press('Enter');
    await at(page, 'Être guidé');
    await isWhole(page);
    await pressByKey(page, 'Créer un compte itsme avec la carte eID');
    await page.locator('#where').getByText('Créer un compte itsme avec la carte eID').waitFor();
    await walk(page, "Insérez votre carte d'identité");
    card = await insert(SLOTS[0], eid());
    await at(page, 'Ouvrez la page itsme sur le PC');
    const met = await walk(page);
    expect(met.at(-1)).toBe('Votre compte itsme est créé');
    expect(met.length).toBeGreaterThan(9);
    await card.remove();
    card = null;
    await pressByKey(page, "Revenir à l'accueil");
  });
});

describe('a person without any eID', () => {
  it('is asked what is at hand and for which service, and is told one path and why', async () => {
    await pressByKey(page, 'Être guidé');
    await pressByKey(page, 'Choisir sa clé numérique');
    await page.locator('#where').getByText('Choisir sa clé numérique').waitFor();
    await walk(page, 'Cochez ce que vous avez sous la main');
    await tickByKey(page, 'Mon adresse e-mail');
    expect(await page.getByRole('checkbox', { name: 'Rien de tout cela' }).isChecked()).toBe(false);
    await pressByKey(page, 'Continuer');
    await at(page, 'Choisissez le service que vous cherchez');
    await tabTo(page, 'Quel service cherchez-vous ?');
    await page.keyboard.type('impots');
    await page.getByRole('radio', { name: 'MyMinfin' }).waitFor();
    await tabTo(page, /Aucun service précis/);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'MyMinfin' }).isChecked()).toBe(true);
    await pressByKey(page, 'Continuer');
    await at(page, 'Regardez quelle clé va pour vous');
    await isWhole(page);
    const best = page.locator('[data-rank=best]');
    expect(await best.locator('h2').innerText()).toBe("Aller à un bureau d'enregistrement");
    expect(await best.innerText()).toContain("Une personne vérifie votre identité à un guichet.");
    await page.getByText('Clés connues').first().waitFor();
  });

  it('keeps the answers on the way back', async () => {
    await pressByKey(page, 'Retour');
    await at(page, 'Choisissez le service que vous cherchez');
    expect(await page.getByRole('radio', { name: 'MyMinfin' }).isChecked()).toBe(true);
    await pressByKey(page, 'Retour');
    expect(await page.getByRole('checkbox', { name: 'Mon adresse e-mail' }).isChecked()).toBe(true);
    await pressByKey(page, 'Continuer');
    await pressByKey(page, 'Continuer');
    await at(page, 'Regardez quelle clé va pour vous');
  });

  it('follows the path to the registration office', async () => {
    await pressByKey(page, 'Suivre ce chemin');
    await at(page, 'Choisissez votre situation');
    await isWhole(page);
    await pressByKey(page, "J'ai seulement une pièce d'identité, en Belgique");
    await at(page, "Prenez rendez-vous à un bureau d'enregistrement");
    const met = await walk(page);
    expect(met.at(-1)).toBe('Activez la clé dans les deux semaines');
  });

  it('ends the session, and the next person finds no answers', async () => {
    await pressByKey(page, 'Fin de séance');
    await pressByKey(page, 'Terminer la séance');
    await pressByKey(page, 'Commencer une nouvelle séance');
    await pressByKey(page, 'Être guidé');
    await pressByKey(page, 'Choisir sa clé numérique');
    await walk(page, 'Cochez ce que vous avez sous la main');
    expect(await page.getByRole('checkbox', { name: 'Mon adresse e-mail' }).isChecked()).toBe(false);
  });
});
