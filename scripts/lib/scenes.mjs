// What the screenshots show, and how a person gets there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './prepare.mjs';

const LOCALE = join(ROOT, 'assets/locales/fr/ui.json');
const ui = JSON.parse(readFileSync(LOCALE, 'utf8'));
const guideTitle = (id) => parse(readFileSync(join(ROOT, `assets/guides/fr/${id}.yaml`), 'utf8')).title;
/** As the page shows it: with the spaces and apostrophes of French printing. */
const shown = (text) => new RegExp(text.replaceAll(/[^\p{L}\d]/gu, '.'));

const press = (page, name) =>
  page
    .getByRole('button', { name: shown(name) })
    .first()
    .click();
const toGuide = async (page, title) => {
  await press(page, ui.home.guide);
  await press(page, title);
};

const settled = (page, check, state) =>
  page.locator(`[data-check="${check}"][data-state="${state}"]`).waitFor({ state: 'attached' });

/**
 * The scenes of the screenshots by their names. Each says in what situation it is taken, `practice` (the id of a
 * practice scenario) or `card` (live, with a card made with these options in the reader), and has `go`, which leads a
 * Playwright page there from the home screen. One with `paper` is taken as it is printed.
 * @param {() => Promise<object[]>} photographs makes the files that are brought in, as Playwright takes them
 */
export function scenesWith(photographs) {
  const SCENES = {
    home: { card: {}, go: (page) => page.getByText(/prête/).first().waitFor() },
    'check-ready': {
      card: {},
      go: async (page) => {
        await press(page, ui.home.check);
        await settled(page, 'certificate', 'ok');
      },
    },
    'check-bank-card': {
      card: { fault: 'bank-card' },
      go: async (page) => {
        await press(page, ui.home.check);
        await settled(page, 'eid', 'problem');
      },
    },
    'check-practice': { practice: 'no-card', go: (page) => press(page, ui.home.check) },
    'guide-step': { card: {}, go: (page) => toGuide(page, guideTitle('se-connecter-eid')) },
    'guide-glossary': {
      practice: 'ready',
      go: async (page) => {
        await toGuide(page, guideTitle('se-connecter-eid'));
        await page.locator('.term').first().click();
      },
    },
    'guide-troubles': {
      practice: 'no-card',
      go: async (page) => {
        await toGuide(page, guideTitle('se-connecter-eid'));
        await press(page, ui.app.notWorking);
        await page.locator('summary').first().click();
      },
    },
    'interview-have': {
      practice: 'ready',
      go: async (page) => {
        await toGuide(page, guideTitle('choisir-sa-cle'));
        await toInterview(page);
        for (const name of [/smartphone/, /carte de banque/, /e-mail/])
          await page.getByRole('checkbox', { name }).check();
      },
    },
    'interview-service': {
      practice: 'ready',
      go: async (page) => {
        await SCENES['interview-have'].go(page);
        await next(page);
        await page.getByRole('searchbox').fill('impots');
      },
    },
    'interview-answer': {
      practice: 'ready',
      go: async (page) => {
        await SCENES['interview-service'].go(page);
        await page.getByRole('radio').nth(1).check();
        await next(page);
      },
    },
    catalogue: {
      practice: 'ready',
      go: async (page) => {
        // not our words: what a person types
        await page.getByRole('searchbox').fill('vélo volé');
        await page.keyboard.press('Enter');
        await page.locator('h1').filter({ hasText: ui.guides.title }).waitFor();
      },
    },
    guides: { practice: 'ready', go: (page) => press(page, ui.home.guide) },
    practice: { practice: 'ready', go: (page) => press(page, ui.practice.choose) },
    help: {
      practice: 'no-reader',
      go: async (page) => {
        await press(page, ui.home.check);
        await press(page, ui.app.notWorking);
      },
    },
    'session-end': { practice: 'ready', go: (page) => press(page, ui.app.endSession) },
    'documents-bring': { practice: 'ready', go: (page) => press(page, ui.home.document) },
    'documents-arrange': {
      practice: 'ready',
      go: async (page) => {
        await press(page, ui.home.document);
        await page
          .locator('input[type=file]')
          .first()
          .setInputFiles(await photographs());
        await page.locator('.page-card').nth(3).waitFor();
        await page.locator('.work').waitFor({ state: 'detached' });
        for (let at = 0; at < 4; at += 1) await page.locator('.page-card img').nth(at).waitFor();
      },
    },
    'documents-page': {
      practice: 'ready',
      go: async (page) => {
        await SCENES['documents-arrange'].go(page);
        await page.locator('.page-card .open').nth(1).click();
        await page.locator('.picture img').waitFor();
      },
    },
    'documents-corners': {
      practice: 'ready',
      go: async (page) => {
        await SCENES['documents-page'].go(page);
        await press(page, ui.documents.corners);
        await page.locator('[data-corner=tl]').focus();
        await page.locator('.lens').waitFor();
      },
    },
    'documents-save': {
      practice: 'ready',
      go: async (page) => {
        await SCENES['documents-arrange'].go(page);
        await press(page, ui.app.next);
        await page.getByText(/Taille\s: environ/).waitFor();
      },
    },
    print: { practice: 'ready', paper: true, go: (page) => toGuide(page, guideTitle('se-connecter-eid')) },
  };
  return SCENES;
}

const next = (page) => press(page, ui.app.next);

/** Goes on to the first screen of the interview, past the screens before it. */
async function toInterview(page) {
  while ((await page.getByRole('checkbox').count()) === 0) await next(page);
}
