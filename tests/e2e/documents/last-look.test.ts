/** A last look before saving: every page at reading size, the file's size and name, and where it goes. */
import { expect, it } from 'vitest';
import { jpeg } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';
import { deskForEachTest } from '../tools/desk.ts';

const files = scratchForAll();
const desk = deskForEachTest({ size: { width: 1366, height: 690 } });

it('before saving, each page is shown wide enough to be read, with the file’s name, size and place; one of them is corrected and the look comes back', async () => {
  await desk.bring(
    await Promise.all([1, 2].map((number) => jpeg(files.at(`${number}.jpg`), { width: 900, height: 1200 }))),
  );
  await desk.page.getByRole('button', { name: text('documents.toSave') }).click();
  await desk.title(text('documents.saveTitle'));
  await desk.page.getByLabel(text('documents.nameLabel')).fill('Ma lettre : 1/2');
  // As the disk will have it.
  await desk.page.getByText('Ma lettre 1 2.pdf', { exact: true }).waitFor();
  await desk.page.getByText(text('documents.goes.browser')).waitFor();
  await desk.page.getByText(/Taille\s: environ \d/).waitFor();
  const second = desk.page.locator('.last-look li').nth(1);
  await second.scrollIntoViewIfNeeded();
  const picture = second.getByAltText('La page 2 comme elle sera dans le PDF');
  await picture.waitFor();
  // A line of A4 has some ninety letters: with seven pixels each they are as large as on paper.
  expect((await picture.boundingBox())?.width).toBeGreaterThan(600);
  await desk.isFit();
  await desk.page.getByRole('button', { name: text('documents.correctPage', { number: 2 }) }).click();
  await desk.title('Corrigez la page 2 sur 2');
});

it('a page’s picture is enlarged to the window’s width by Enter and made small again by Escape, with the focus where it was', async () => {
  await desk.bring([await jpeg(files.at('3.jpg'), { width: 900, height: 1200 })]);
  await desk.cards().first().locator('.open').click();
  const enlarge = desk.page.locator('.enlarge');
  await enlarge.press('Enter');
  const big = desk.page.getByRole('dialog').locator('img');
  await big.waitFor();
  expect((await big.boundingBox())?.width).toBeGreaterThan(1100);
  await desk.isFit();
  await desk.page.keyboard.press('Escape');
  await big.waitFor({ state: 'detached' });
  expect(await enlarge.evaluate((button) => button === document.activeElement)).toBe(true);
});

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
