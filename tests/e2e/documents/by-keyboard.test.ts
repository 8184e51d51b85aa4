/** From photos to a PDF without a mouse. */
import { expect, it } from 'vitest';
import { jpeg } from '../../tools/documents/photos.ts';
import { deskForEachTest } from '../tools/desk.ts';
import { focused, pressByKey, tabTo } from '../tools/keyboard.ts';
import { text } from '../../tools/interface-texts.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const files = scratchForAll();
const desk = deskForEachTest();

const title = (): Promise<string> => desk.page.locator('h1').innerText();

it(
  'from photos to the saved PDF by keyboard: in the list, on a page’s own screen and at the end the focus is on the title, and one button takes it past the pages',
  { tags: ['long'] },
  async () => {
    const choosing = desk.page.waitForEvent('filechooser');
    await pressByKey(desk.page, text('documents.choose'));
    await (
      await choosing
    ).setFiles(
      await Promise.all([1, 2].map((number) => jpeg(files.at(`${number}.jpg`), { width: 900, height: 1200 }))),
    );
    await desk.cards().nth(1).waitFor();
    await desk.page.locator('.work').waitFor({ state: 'detached' });
    expect(await focused(desk.page)).toBe(text('documents.arrangeTitle'));

    await tabTo(desk.page, /Voir et corriger la page 1/);
    await desk.page.keyboard.press('Enter');
    await desk.title('Corrigez la page 1 sur 2');
    expect(await focused(desk.page)).toBe(await title());
    await pressByKey(desk.page, text('documents.turnRight'));
    await pressByKey(desk.page, text('documents.corners'));
    await desk.title(text('documents.cornersTitle'));
    await desk.page.getByRole('button', { name: new RegExp(text('documents.corner.br')) }).waitFor();
    await tabTo(desk.page, /Coin en bas à droite/);
    await desk.spoken();
    await desk.page.keyboard.press('Shift+ArrowLeft');
    await desk.page.keyboard.press('Shift+ArrowLeft');
    await expect
      .poll(desk.spoken)
      .toContainEqual(expect.stringMatching(/^Coin en bas à droite, à \d+\s% de la gauche/));
    await desk.isFit();
    await pressByKey(desk.page, text('documents.cutHere'));
    await desk.title('Corrigez la page 1 sur 2');
    await pressByKey(desk.page, text('documents.nextPage'));
    await desk.title('Corrigez la page 2 sur 2');
    await pressByKey(desk.page, text('documents.toList'));
    await desk.title(text('documents.arrangeTitle'));

    await pressByKey(desk.page, text('documents.skipPages'));
    expect(await focused(desk.page)).toBe(text('documents.toSave'));
    await desk.page.keyboard.press('Enter');
    await desk.title(text('documents.saveTitle'));
    const download = desk.page.waitForEvent('download');
    await pressByKey(desk.page, text('documents.save'));
    await download;
    await desk.title(text('documents.savedTitle'));
    expect(await focused(desk.page)).toBe(text('documents.savedTitle'));
  },
);
