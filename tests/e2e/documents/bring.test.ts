/** Files that come by other ways than the dialog, and many that cannot be read. */
import { mkdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { jpeg, written } from '../../tools/documents/photos.ts';
import { deskForEachTest } from '../tools/desk.ts';
import { text } from '../../tools/interface-texts.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const files = scratchForAll();
const desk = deskForEachTest();

it('a whole folder is dropped: its pictures come in, Thumbs.db and a hidden file are passed over, and of six refused files two are folded away', async () => {
  await mkdir(files.at('Photos/DCIM'), { recursive: true });
  await Promise.all([
    jpeg(files.at('Photos/1.jpg')),
    jpeg(files.at('Photos/DCIM/2.jpg')),
    written(files.at('Photos/Thumbs.db'), 'x'),
    written(files.at('Photos/.cache'), 'x'),
    ...Array.from({ length: 6 }, (_unused, at) => written(files.at(`Photos/note ${at}.txt`), 'bonjour')),
  ]);
  const hand = await desk.page.context().newCDPSession(desk.page);
  const data = { items: [], files: [files.at('Photos')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const)
    await hand.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
  await desk.page.getByText(text('documents.dropHere')).waitFor();
  await hand.send('Input.dispatchDragEvent', { type: 'drop', x: 400, y: 400, data });
  await desk.cards().nth(1).waitFor();
  await desk.page.getByText('6 fichiers n’ont pas pu être lus').waitFor();
  // They are put in order once all of them are there.
  await expect.poll(() => desk.order()).toEqual(['1.jpg', '2.jpg']);
  const listed = desk.page.getByRole('alert').getByRole('listitem');
  expect(await listed.count()).toBe(4);
  await desk.page.getByText('Voir les 2 autres fichiers').click();
  expect(await listed.count()).toBe(6);
  await desk.isFit();
});

it('pasting without a picture says that there is none to paste', async () => {
  await desk.page.evaluate(() => {
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true }));
  });
  await desk.page.getByText('Il n’y a pas d’image à coller.').waitFor();
  await desk.isFit();
});

it('a document’s name stays when one goes back, and Enter saves the PDF under it; then it is said that a shared PC may wipe the folder', async () => {
  await desk.bring([await jpeg(files.at('1.jpg'))]);
  await desk.page.getByRole('button', { name: text('documents.toSave') }).click();
  await desk.page.getByLabel(text('documents.nameLabel')).fill('Mon bail');
  await desk.page.getByRole('button', { name: text('app.back') }).click();
  await desk.page.getByRole('heading', { level: 2, name: 'Mon bail' }).waitFor();
  await desk.page.getByRole('button', { name: text('documents.toSave') }).click();
  const download = desk.page.waitForEvent('download');
  await desk.page.getByLabel(text('documents.nameLabel')).press('Enter');
  expect((await download).suggestedFilename()).toBe('Mon bail.pdf');
  await desk.page.getByText('Un PC partagé peut effacer ce dossier.').waitFor();
  await desk.isFit();
});
