/** The small pictures by which a person recognises a page. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { openDesk, type Desk } from '../tools/desk.ts';

let files: Scratch;
let desk: Desk;
beforeAll(async () => {
  files = await scratch();
  desk = await openDesk();
});
afterAll(async () => {
  await desk.end();
  await files.remove();
});

it.each([
  ['an upright A4 page', 840, 1188],
  ['a page lying on its side', 1188, 840],
  ['a till receipt', 300, 1500],
])('the small picture shows %s whole, down to its foot', async (name, width, height) => {
  const before = await desk.cards().count();
  await desk.bring([await jpeg(files.at(`${name}.jpg`), { width, height })], before + 1);
  const picture = desk.page.locator('.page-card .thumbnail img').last();
  await picture.waitFor();
  const [frame, image] = await Promise.all([
    desk.page.locator('.page-card .thumbnail').last().boundingBox(),
    picture.boundingBox(),
  ]);
  if (frame === null || image === null) throw new Error('nothing is shown');
  expect(image.height).toBeGreaterThan(0);
  expect(image.y).toBeGreaterThanOrEqual(frame.y - 0.5);
  expect(image.y + image.height).toBeLessThanOrEqual(frame.y + frame.height + 0.5);
  expect(image.x + image.width).toBeLessThanOrEqual(frame.x + frame.width + 0.5);
});
