/** The administrator's policy as a visitor meets it. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hashKioskCode } from '../../../src/main/session/kiosk-code.ts';
import { electrons, start, type Started } from '../tools/electron.ts';
import { personsFolder } from '../tools/person.ts';
import { accessibilityViolations, visit, type Visit } from '../tools/visit.ts';
import { text } from '../../tools/interface-texts.ts';

let folder: string;
let opened: { end(): Promise<void> }[] = [];
beforeAll(async () => {
  folder = await personsFolder('policy-');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  for (const one of opened) await one.end();
  opened = [];
});

async function file(policy: unknown): Promise<NodeJS.ProcessEnv> {
  const path = join(folder, 'policy.json');
  await writeFile(path, typeof policy === 'string' ? policy : JSON.stringify(policy));
  return { CLE_EN_MAIN_POLICY: path };
}
async function open(policy: unknown): Promise<Visit> {
  const visited = await visit({ practice: 'ready', env: await file(policy) });
  opened.push(visited);
  return visited;
}

describe('a PC whose administrator decided', () => {
  it('begins with the administrator’s text size, hides a task, names the helper, and finds an address of the administrator’s by search', async () => {
    const { page } = await open({
      textSize: 130,
      hide: ['documents'],
      trainer: 'Accueil, 010 00 00 00',
      services: [
        {
          id: 'rendez-vous',
          name: 'Rendez-vous à la commune',
          text: 'Choisir une date.',
          address: 'https://rendezvous.example.be',
          words: ['guichet'],
        },
      ],
    });
    expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--text-scale'))).toBe('1.3');
    expect(await page.getByRole('button', { name: new RegExp(text('home.document')) }).count()).toBe(0);
    await page.getByRole('searchbox').fill('guichet');
    await page.keyboard.press('Enter');
    await page.getByText('Rendez-vous à la commune', { exact: true }).waitFor();
    await page.getByText('rendezvous.example.be').first().waitFor();
    await page.getByRole('button', { name: 'Clé en main – Revenir à l’accueil' }).click();
    await page.getByRole('button', { name: text('app.notWorking') }).click();
    await page.getByText('Accueil, 010 00 00 00').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('with a mistake in the file does not take its text size, says so on the home screen, and tells the trainer why', async () => {
    const { page } = await open('{"textSize": 130, "hide": ["everything"]}');
    expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--text-scale'))).toBe('1');
    await page.getByText('Le règlement de ce PC n’a pas pu être lu.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: text('app.notWorking') }).click();
    await page.getByText(text('check.details')).click();
    await page.getByText(/Règlement de l’administrateur mis de côté\s: ligne 1, «\shide\.0\s»/).waitFor();
  });
});

describe('an idle reminder', () => {
  it('asks, goes away with one press of Enter, and ends the session only after a second, longer silence', async () => {
    const { page } = await open({ idle: { remindAfter: 2, endAfter: 4 } });
    await page.clock.install();
    await page.reload();
    await page.locator('h1').waitFor();
    await page.clock.fastForward('02:01');
    await page.getByRole('dialog', { name: 'Êtes-vous encore là ?' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    // The focus is on the answer that ends nothing.
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Que voulez-vous faire ?' }).waitFor();
    await page.clock.fastForward('03:59');
    await page.getByRole('dialog').waitFor();
    await page.clock.fastForward('00:02');
    await page.getByRole('heading', { name: text('end.doneTitle') }).waitFor();
  });
  it(
    'waits once more while a guide is followed in another window, then asks, and ends the session of who walked away',
    { tags: ['long'] },
    async () => {
      const { page } = await open({ idle: { remindAfter: 2, endAfter: 4 } });
      await page.clock.install();
      await page.reload();
      await page.getByRole('button', { name: new RegExp(text('home.guide')) }).click();
      await page.getByRole('button', { name: 'Se connecter avec itsme' }).first().click();
      await page.locator('h1').waitFor();
      await page.evaluate('document.hasFocus = () => false');
      const wasAsked = page.waitForResponse(/session\.idle-for/);
      await page.clock.fastForward('02:01');
      await wasAsked;
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.clock.fastForward('02:01');
      await page.getByRole('dialog', { name: 'Êtes-vous encore là ?' }).waitFor();
      await page.clock.fastForward('02:01');
      await page.getByRole('heading', { name: text('end.doneTitle') }).waitFor();
    },
  );
  it('that nobody set never comes', { tags: ['long'] }, async () => {
    const { page } = await open({});
    await page.clock.install();
    await page.reload();
    await page.locator('h1').waitFor();
    await page.clock.fastForward('08:00:00');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe.each(electrons())('a kiosk in Electron ($name)', (electron) => {
  it('keeps its window when told to close and when a wrong code is typed, and ends with the trainer’s code', async () => {
    const env = await file({ kiosk: { code: await hashKioskCode('135790') } });
    const started: Started = await start(electron, { practice: 'ready', env });
    opened.push(started);
    const { app, page } = started;
    expect(
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => {
          window.close();
          return window.isDestroyed();
        }),
      ),
    ).toEqual([false]);
    await page.getByRole('button', { name: text('app.endSession') }).click();
    await page
      .locator('.actions')
      .getByRole('button', { name: text('end.title') })
      .click();
    await page.getByText('Pour l’animateur : fermer le programme').click();
    await page.getByLabel(text('end.kioskCode')).fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText(text('end.kioskWrong')).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByLabel(text('end.kioskCode')).fill('135790');
    await page.keyboard.press('Enter');
    await started.gone;
  });
});
