/** Several pages at once: picked by touch, by mouse and by keyboard, then turned, moved and removed together. */
import { beforeAll, expect, it } from 'vitest';
import { jpeg } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';
import { deskForEachTest } from '../tools/desk.ts';

const files = scratchForAll();
const desk = deskForEachTest();
let nine: string[];
beforeAll(async () => {
  nine = await Promise.all(Array.from({ length: 9 }, (_unused, at) => jpeg(files.at(`${at + 1}.jpg`))));
});

const press = (name: string): Promise<void> => desk.page.getByRole('button', { name, exact: true }).click();
const open = (at: number) => desk.cards().nth(at).locator('.open');
const order = async (): Promise<string> => (await desk.order()).map((name) => name.replace('.jpg', '')).join(' ');
const picked = (): Promise<(string | null)[]> =>
  desk.page.locator('.page-card[data-picked=true] .file').allTextContents();
/** Each small picture wider than high, page by page: the photographs are upright. */
const lying = (): Promise<boolean[]> =>
  desk.page
    .locator('.page-card .thumbnail img')
    .evaluateAll((images) =>
      images.map((image) => image instanceof HTMLImageElement && image.naturalWidth > image.naturalHeight),
    );

it('with « Choisir plusieurs pages » a touch picks a page; those picked are turned, moved to a page by its number and removed in one press each, and each is undone in one', async () => {
  await desk.bring(nine);
  await press(text('documents.pickStart'));
  await open(1).click();
  await open(3).click();
  await desk.page
    .getByText(text('documents.picked_other', { count: 2 }), { exact: true })
    .first()
    .waitFor();
  await desk.isFit();
  await press(text('documents.turnRight'));
  await expect.poll(lying).toEqual([false, true, false, true, false, false, false, false, false]);

  await press(text('documents.moveTo'));
  await desk.page.getByRole('dialog').waitFor();
  expect(await desk.page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('number');
  await desk.isFit();
  await desk.page.keyboard.type('8');
  await desk.page.keyboard.press('Enter');
  await expect.poll(order).toBe('1 3 5 6 7 8 9 2 4');
  await expect
    .poll(() =>
      desk.page.evaluate(() => document.activeElement?.closest('.page-card')?.querySelector('.file')?.textContent),
    )
    .toBe('2.jpg');

  await press(text('documents.removePicked'));
  await expect.poll(order).toBe('1 3 5 6 7 8 9');
  await desk.page.getByText(text('documents.removedSeveral_other', { count: 2 })).waitFor();
  await press(text('documents.undo'));
  await expect.poll(order).toBe('1 3 5 6 7 8 9 2 4');
  await press(text('documents.undo'));
  await expect.poll(order).toBe('1 2 3 4 5 6 7 8 9');
  await press(text('documents.undo'));
  await expect.poll(lying).toEqual(Array.from({ length: 9 }, () => false));
});

it('by keyboard: arrows go from page to page, with Shift they pick, Escape lets go, Ctrl + A picks all, Delete removes those picked', async () => {
  await desk.bring(nine.slice(0, 4));
  const { keyboard } = desk.page;
  await open(0).focus();
  await keyboard.press('ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await expect.poll(picked).toEqual(['2.jpg', '3.jpg', '4.jpg']);
  await expect.poll(desk.spoken).toContain(text('documents.picked_other', { count: 3 }));
  await keyboard.press('Escape');
  await expect.poll(picked).toEqual([]);
  await keyboard.press('Control+a');
  await expect.poll(picked).toHaveLength(4);
  await keyboard.press('Escape');
  await keyboard.press('Home');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Delete');
  await expect.poll(order).toBe('3 4');
  await keyboard.press('Control+z');
  await expect.poll(order).toBe('1 2 3 4');
});

it('with Ctrl and Shift a click picks pages, which are then dragged together; one press turns all pages', async () => {
  await desk.bring(nine.slice(0, 4));
  await open(0).click({ modifiers: ['Control'] });
  await open(1).click({ modifiers: ['Shift'] });
  await expect.poll(picked).toEqual(['1.jpg', '2.jpg']);
  await open(0).dragTo(open(3));
  await expect.poll(order).toBe('3 4 1 2');
  await press(text('documents.pickEnd'));
  await press(text('documents.turnAllLeft'));
  await expect.poll(lying).toEqual([true, true, true, true]);
});
