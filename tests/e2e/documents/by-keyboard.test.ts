/** From photos to a PDF without a mouse. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { deskForEachTest, type Desk } from '../tools/desk.ts';
import { focused, pressByKey, tabTo } from '../tools/keyboard.ts';

let files: Scratch;
let desk: Desk;
beforeAll(async () => {
  files = await scratch();
});
afterAll(() => files.remove());
const anew = deskForEachTest();
beforeEach(async () => {
  desk = await anew();
});

const title = (): Promise<string> => desk.page.locator('h1').innerText();

it('every screen on the way begins at its title and is walked with Tab; the pages can be passed at once', async () => {
  const choosing = desk.page.waitForEvent('filechooser');
  await pressByKey(desk.page, 'Choisir des fichiers');
  await (
    await choosing
  ).setFiles(await Promise.all([1, 2].map((number) => jpeg(files.at(`${number}.jpg`), { width: 900, height: 1200 }))));
  await desk.cards().nth(1).waitFor();
  await desk.page.locator('.work').waitFor({ state: 'detached' });
  expect(await focused(desk.page)).toBe('Vérifiez et rangez vos pages');

  await tabTo(desk.page, /Voir et corriger la page 1/);
  await desk.page.keyboard.press('Enter');
  await desk.title('Corrigez la page 1 sur 2');
  expect(await focused(desk.page)).toBe(await title());
  await pressByKey(desk.page, 'Tourner à droite');
  await pressByKey(desk.page, 'Placer les coins');
  await desk.title('Placez les quatre coins');
  await desk.page.getByRole('button', { name: /Coin en bas à droite/ }).waitFor();
  await tabTo(desk.page, /Coin en bas à droite/);
  await desk.spoken();
  await desk.page.keyboard.press('Shift+ArrowLeft');
  await desk.page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(desk.spoken).toContainEqual(expect.stringMatching(/^Coin en bas à droite, à \d+\s% de la gauche/));
  await desk.isFit();
  await pressByKey(desk.page, 'Couper ici');
  await desk.title('Corrigez la page 1 sur 2');
  await pressByKey(desk.page, 'Page suivante');
  await desk.title('Corrigez la page 2 sur 2');
  await pressByKey(desk.page, 'Revenir aux pages');
  await desk.title('Vérifiez et rangez vos pages');

  await pressByKey(desk.page, 'Passer les pages');
  expect(await focused(desk.page)).toBe('Continuer');
  await desk.page.keyboard.press('Enter');
  await desk.title('Enregistrez votre PDF');
  const download = desk.page.waitForEvent('download');
  await pressByKey(desk.page, 'Enregistrer');
  await download;
  await desk.title('Votre PDF est prêt');
  expect(await focused(desk.page)).toBe('Votre PDF est prêt');
});
