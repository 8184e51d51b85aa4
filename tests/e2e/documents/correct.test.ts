/** One page: taken again, its corners, and how it was before. */
import { expect, it } from 'vitest';
import { jpeg } from '../../tools/documents/photos.ts';
import { deskForEachTest } from '../tools/desk.ts';
import { text } from '../../tools/interface-texts.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const files = scratchForAll();
const desk = deskForEachTest();

const button = (name: string | RegExp) => desk.page.getByRole('button', { name, exact: true });
const cornerAt = (corner: string): Promise<string | null> =>
  desk.page.locator(`[data-corner=${corner}]`).getAttribute('aria-label');
async function openFirst(): Promise<void> {
  await desk.cards().first().locator('.open').click();
  await desk.page.getByAltText('La page 1 comme elle sera dans le PDF').waitFor();
}
async function toCorners(): Promise<void> {
  await button(text('documents.corners')).click();
  await desk.page.locator('[data-corner=tl]').waitFor();
}

it('a page’s warning that its photo is too small has a button to take it again: the new photo takes its place, and « Annuler » brings the old one back', async () => {
  await desk.bring([await jpeg(files.at('1 petite.jpg')), await jpeg(files.at('2.jpg'), { width: 900, height: 1200 })]);
  await openFirst();
  const choosing = desk.page.waitForEvent('filechooser');
  await desk.page
    .locator('.warning-note')
    .getByRole('button', { name: text('documents.retake') })
    .click();
  await (await choosing).setFiles(await jpeg(files.at('mieux.jpg'), { width: 900, height: 1200 }));
  await desk.page.getByText('mieux.jpg').waitFor();
  await desk.page.locator('.warning-note').waitFor({ state: 'detached' });
  await button(text('documents.undo')).click();
  await desk.page.getByText('1 petite.jpg').waitFor();
  await desk.isFit();
});

it('the handle of a corner does not jump when it is seized at its rim; before anything is cut, each move can be taken back', async () => {
  await desk.bring([await jpeg(files.at('1.jpg'), { width: 900, height: 1200 })]);
  await openFirst();
  await toCorners();
  const before = [await cornerAt('br'), await cornerAt('tl')];
  const box = await desk.page.locator('[data-corner=br]').boundingBox();
  if (box === null) throw new Error('the handle is not shown');
  await desk.page.mouse.move(box.x + 5, box.y + 20);
  await desk.page.mouse.down();
  await desk.page.mouse.move(box.x + 6, box.y + 20);
  expect(await cornerAt('br')).toBe(before[0]);
  await desk.page.mouse.move(box.x - 60, box.y - 40, { steps: 4 });
  await desk.page.mouse.up();
  await expect.poll(() => cornerAt('br')).not.toBe(before[0]);
  await desk.page.locator('[data-corner=tl]').focus();
  for (let press = 0; press < 3; press += 1) await desk.page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => cornerAt('tl')).not.toBe(before[1]);
  await desk.page.keyboard.press('Control+z');
  await expect.poll(() => cornerAt('tl')).toBe(before[1]);
  await button(text('documents.undo')).click();
  await expect.poll(() => cornerAt('br')).toBe(before[0]);
  await button(text('documents.redo')).click();
  await expect.poll(() => cornerAt('br')).not.toBe(before[0]);
  await desk.isFit();
});

it(
  'a finger drags a corner and sees it magnified; touching the rest of the picture is left to the browser (touch-action auto)',
  { tags: ['long'] },
  async () => {
    await desk.bring([await jpeg(files.at('1.jpg'), { width: 900, height: 1200 })]);
    await openFirst();
    await toCorners();
    const before = await cornerAt('tr');
    const box = await desk.page.locator('[data-corner=tr]').boundingBox();
    if (box === null) throw new Error('the handle is not shown');
    const finger = await desk.page.context().newCDPSession(desk.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx: number): Promise<unknown> =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 20 - dx, y: box.y + 20 + dx }],
      });
    await touch('touchStart', 0);
    await touch('touchMove', 10);
    await touch('touchMove', 50);
    await desk.page.locator('.lens').waitFor();
    await touch('touchEnd', 50);
    expect(await cornerAt('tr')).not.toBe(before);
    expect(await desk.page.locator('.corner-editor').evaluate((editor) => getComputedStyle(editor).touchAction)).toBe(
      'auto',
    );
  },
);

it(
  'on a page that was turned the corners are placed on the turned picture, and what they mark there is what is cut out',
  { tags: ['long'] },
  async () => {
    await desk.bring([await jpeg(files.at('1.jpg'), { width: 900, height: 1200 })]);
    await openFirst();
    await button(text('documents.turnRight')).click();
    await toCorners();
    const shape = (): Promise<boolean> =>
      desk.page
        .getByAltText(text('documents.altCorners'))
        .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > image.naturalHeight);
    await expect.poll(shape).toBe(true);
    // The right half of what one sees is the top half of the photo: its red corner, now at the top right.
    await desk.page.locator('[data-corner=tl]').focus();
    for (let press = 0; press < 45; press += 1) await desk.page.keyboard.press('Shift+ArrowRight');
    await desk.page.locator('[data-corner=bl]').focus();
    for (let press = 0; press < 45; press += 1) await desk.page.keyboard.press('Shift+ArrowRight');
    await button(text('documents.cutHere')).click();
    await button(text('documents.whole')).waitFor();
    const red = (): Promise<boolean> =>
      desk.page.locator('.picture img').evaluate(async (image) => {
        if (!(image instanceof HTMLImageElement)) return false;
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const paper = canvas.getContext('2d');
        paper?.drawImage(image, 0, 0);
        const [r = 0, g = 0, b = 0] = paper?.getImageData(canvas.width * 0.9, canvas.height * 0.1, 1, 1).data ?? [];
        return r > 150 && g < 110 && b < 110 && canvas.width < canvas.height;
      });
    await expect.poll(red).toBe(true);
  },
);
