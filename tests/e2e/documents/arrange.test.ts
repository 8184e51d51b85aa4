/** Putting pages in order: several documents, taking back, and what is heard meanwhile. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { jpeg, written } from '../../tools/documents/photos.ts';
import { deskForEachTest } from '../tools/desk.ts';
import { text } from '../../tools/interface-texts.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const files = scratchForAll();
let photos: string[];
const desk = deskForEachTest();
beforeAll(async () => {
  photos = await Promise.all(['1', '2', '3', '4'].map((name) => jpeg(join(files.path, `${name}.jpg`), { text: name })));
});

const press = (name: string | RegExp): Promise<void> => desk.page.getByRole('button', { name, exact: true }).click();
const documents = (): Promise<string[]> => desk.page.getByRole('heading', { level: 2 }).allTextContents();
async function splitAt(at: number): Promise<void> {
  const before = (await documents()).length;
  await desk.cards().nth(at).getByText(text('documents.more')).click();
  await desk
    .cards()
    .nth(at)
    .getByRole('button', { name: text('documents.split') })
    .click();
  await expect.poll(documents).toHaveLength(before + 1);
}

describe('several documents', () => {
  it(
    'are saved one after the other; « Préparer un autre » is offered once none is left to save',
    { tags: ['long'] },
    async () => {
      await desk.bring(photos.slice(0, 2));
      await splitAt(1);
      await press(text('documents.toSave'));
      await desk.save(files.path);
      await desk.title(text('documents.savedTitle'));
      await desk.page.getByText('Il reste à enregistrer : « Document 2 ».').waitFor();
      expect(await desk.page.getByRole('button', { name: text('documents.another') }).count()).toBe(0);
      await desk.isFit();
      await press(text('documents.saveNext'));
      await expect.poll(() => desk.page.getByLabel(text('documents.nameLabel')).inputValue()).toBe('Document 2');
      await press(text('app.back'));
      await desk.page.getByText(text('documents.isSaved'), { exact: true }).waitFor();
      await desk.isFit();
      await press(text('documents.toSave'));
      await desk.save(files.path);
      await press(text('documents.another'));
      await desk.title(text('documents.bringTitle'));
    },
  );

  it('give a page to each other, by the mouse and by « Plus »; a new photo can be added to the first of two', async () => {
    await desk.bring(photos);
    await splitAt(2);
    await desk.cards().first().locator('.open').hover();
    await desk.page.mouse.down();
    // A drag begins with a little way, as by hand; then the page scrolls to where it ends.
    await desk.page.mouse.move(300, 300, { steps: 3 });
    await desk.cards().nth(3).locator('.open').hover();
    await desk.cards().nth(3).locator('.open').hover();
    await desk.page.mouse.up();
    await expect.poll(desk.order).toEqual(['2.jpg', '3.jpg', '1.jpg', '4.jpg']);
    await desk.page.getByText('La page est dans « Document 2 », 2 sur 3.').waitFor();
    await desk.cards().nth(1).getByText(text('documents.more')).click();
    await desk.isFit();
    await desk
      .cards()
      .nth(1)
      .getByRole('button', { name: /Mettre dans .*Document 1/ })
      .click();
    const inFirst = (): Promise<string[]> =>
      desk.page.locator('section[aria-label="Document 1"] .file').allTextContents();
    await expect.poll(inFirst).toEqual(['2.jpg', '3.jpg']);
    const choosing = desk.page.waitForEvent('filechooser');
    await desk.page
      .getByRole('button', { name: text('documents.addHere') })
      .first()
      .click();
    await (await choosing).setFiles(await jpeg(files.at('5.jpg')));
    await expect.poll(inFirst).toEqual(['2.jpg', '3.jpg', '5.jpg']);
  });
});

describe('what was done is undone', () => {
  it('the only page, removed, comes back by « Annuler »', { tags: ['long'] }, async () => {
    await desk.bring(photos.slice(0, 1));
    await press('Supprimer la page 1');
    await desk.title(text('documents.bringTitle'));
    await desk.page.locator('main').getByText(text('documents.allRemoved')).waitFor();
    await desk.isFit();
    await press(text('documents.undo'));
    await expect.poll(desk.order).toEqual(['1.jpg']);
  });

  it('Ctrl + Z on a page’s own screen takes the choice of black and white back, and a screen reader is told of that', async () => {
    await desk.bring(photos.slice(0, 1));
    await desk.cards().first().locator('.open').click();
    await desk.page.getByRole('radio', { name: new RegExp(text('documents.mode.bw.name')) }).check();
    await desk.page.getByRole('button', { name: text('documents.undo'), disabled: false }).waitFor();
    await desk.page.keyboard.press('Control+z');
    await expect
      .poll(() => desk.page.getByRole('radio', { name: new RegExp(text('documents.mode.color.name')) }).isChecked())
      .toBe(true);
    await expect.poll(desk.spoken).toContain(text('documents.undone'));
  });

  it('the focus goes with a page that is moved; two moves are undone by Enter on « Annuler », where the focus stays', async () => {
    await desk.bring(photos.slice(0, 3));
    const focused = (): Promise<string> =>
      desk.page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
    await desk.page.getByRole('button', { name: 'Reculer la page 1 d’une place' }).press('Enter');
    await expect.poll(focused).toBe('Reculer la page 2 d’une place');
    await desk.page.keyboard.press('Enter');
    await expect.poll(desk.order).toEqual(['2.jpg', '3.jpg', '1.jpg']);
    await desk.page.getByRole('button', { name: text('documents.undo') }).focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('Enter');
    await expect.poll(desk.order).toEqual(['1.jpg', '2.jpg', '3.jpg']);
    expect(await focused()).toBe(text('documents.undo'));
  });
});

describe('a scan of both sides', () => {
  it(
    'has its blank backs removed by one button and brought back by another; told to keep them, the program no longer mentions them',
    { tags: ['long'] },
    async () => {
      const sheet = await jpeg(files.at('scan 1.jpg'), { width: 900, height: 1200 });
      const back = (name: string): Promise<unknown> =>
        sharp({ create: { width: 900, height: 1200, channels: 3, background: '#fdfdfb' } })
          .jpeg()
          .toFile(files.at(name));
      await Promise.all([back('scan 2.jpg'), back('scan 4.jpg')]);
      await desk.bring([
        sheet,
        files.at('scan 2.jpg'),
        await jpeg(files.at('scan 3.jpg'), { width: 900, height: 1200 }),
        files.at('scan 4.jpg'),
      ]);
      await desk.page.getByText('2 pages semblent vides. Ce sont peut-être des dos de feuilles.').waitFor();
      await desk.isFit();
      await press('Supprimer ces 2 pages');
      await expect.poll(desk.order).toEqual(['scan 1.jpg', 'scan 3.jpg']);
      await press(text('documents.undo'));
      await expect.poll(() => desk.cards().count()).toBe(4);
      await press(text('documents.blankKeep'));
      await desk.page.getByText('2 pages semblent vides').waitFor({ state: 'detached' });
    },
  );
});

describe('many files', () => {
  it(
    'one button leads from one page that needs a look to the next, and from the last to the first again',
    { tags: ['long'] },
    async () => {
      const good = await jpeg(files.at('bonne.jpg'), { width: 900, height: 1200 });
      const many = await Promise.all(
        Array.from({ length: 9 }, async (_unused, at) => {
          const name = files.at(`lettre ${at + 1}.jpg`);
          return at === 3 || at === 8 ? jpeg(name) : written(name, await readFile(good));
        }),
      );
      await desk.bring(many);
      const focused = (): Promise<string | undefined> =>
        desk.page.evaluate(
          () => document.activeElement?.closest('.page-card')?.querySelector('.file')?.textContent ?? undefined,
        );
      const met: (string | undefined)[] = [];
      for (let time = 0; time < 3; time += 1) {
        await press(text('documents.nextToSee'));
        met.push(await focused());
      }
      expect(met).toEqual(['lettre 4.jpg', 'lettre 9.jpg', 'lettre 4.jpg']);
      await desk.isFit();
    },
  );

  it(
    'of eight photos, each count shown while they are read is out of eight; a screen reader hears that all are read, in fewer than eight sentences',
    { tags: ['long'] },
    async () => {
      const many = await Promise.all(Array.from({ length: 8 }, (_unused, at) => jpeg(files.at(`petit ${at + 1}.jpg`))));
      const shown = new Set<string>();
      await desk.page.exposeFunction('note', (text: string) => {
        shown.add(text);
      });
      await desk.page.evaluate(
        `new MutationObserver(() => { const text = document.querySelector('.work p')?.textContent; if (text) window.note(text); }).observe(document.body, { subtree: true, childList: true, characterData: true })`,
      );
      await desk.bring(many);
      expect([...shown].filter((text) => text.startsWith('Lecture') && !/: \d+ sur 8$/.test(text))).toEqual([]);
      await expect.poll(desk.spoken).toContain('8 pages sont lues.');
      expect((await desk.spoken()).length).toBeLessThan(8);
    },
  );

  it(
    'when « Annuler » stops the reading after the first page, the screen says that what has come in stays, and the reading ends',
    { tags: ['long'] },
    async () => {
      const many = await Promise.all(
        Array.from({ length: 12 }, (_unused, at) => jpeg(files.at(`scan ${at + 1}.jpg`), { width: 900, height: 1200 })),
      );
      await desk.page.locator('input[type=file]').first().setInputFiles(many);
      await desk.cards().first().waitFor();
      await desk.page
        .locator('.work')
        .getByRole('button', { name: text('documents.undo') })
        .click();
      await desk.page.getByText(/^Arrêté\. .* déjà là\.$/).waitFor();
      await desk.page.locator('.work').waitFor({ state: 'detached' });
      await desk.isFit();
    },
  );
});
