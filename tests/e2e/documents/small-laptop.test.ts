/** What is seen without scrolling in the window of a small laptop. */
import { expect, it } from 'vitest';
import { jpeg } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';
import { deskForEachTest } from '../tools/desk.ts';

const files = scratchForAll();
const desk = deskForEachTest({ size: { width: 1366, height: 690 } });

it('in the window of a small laptop a page’s picture and all its controls, and all four corners and the buttons beside them, are seen without scrolling', async () => {
  await desk.bring([await jpeg(files.at('4.jpg'), { width: 900, height: 1200 })]);
  const outOfSight = (selector: string): Promise<string[]> =>
    desk.page.locator(selector).evaluateAll((elements) => {
      const bar = document.querySelector('.actions')?.getBoundingClientRect().top ?? 0;
      return elements
        .filter((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top < 0 || bottom > bar + 1;
        })
        .map((element) => `${element.className} ${element.textContent}`);
    });
  expect(await outOfSight('.page-card .pick, .page-card .tools button')).toEqual([]);
  await desk.cards().first().locator('.open').click();
  await desk.page.getByAltText('La page 1 comme elle sera dans le PDF').waitFor();
  expect(await outOfSight('main button, main label, main img')).toEqual([]);
  await desk.page.getByRole('button', { name: text('documents.corners') }).click();
  await desk.page.locator('[data-corner=tl]').waitFor();
  expect(await outOfSight('main .handle, main button, main img')).toEqual([]);
});
