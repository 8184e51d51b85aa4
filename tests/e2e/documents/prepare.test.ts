/** Photos become one PDF, as a visitor does it, in a real Chromium. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { jpeg, scratch } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { deskForEachTest, openDesk, type Desk } from '../tools/desk.ts';
import type { VisitOptions } from '../tools/visit.ts';

const run = promisify(execFile);

let folder: Awaited<ReturnType<typeof scratch>>;
let photos: string[];
let desk: Desk;
let page: Desk['page'];
let title: Desk['title'];
let cards: Desk['cards'];
let order: Desk['order'];
let bring: Desk['bring'];
let isFit: Desk['isFit'];
beforeAll(async () => {
  folder = await scratch();
  photos = await Promise.all(
    ['un', 'deux', 'trois'].map((name) => jpeg(join(folder.path, `${name}.jpg`), { text: name })),
  );
});
afterAll(() => folder.remove());

function sitDownAt(free: Desk): void {
  desk = free;
  ({ page, title, cards, order, bring, isFit } = desk);
}
/** A program of its own for this test. */
async function open(options: VisitOptions): Promise<void> {
  const own = await openDesk(options);
  onTestFinished(own.end);
  sitDownAt(own);
}

describe('a visitor with photos', () => {
  const shared = deskForEachTest();
  beforeEach(() => sitDownAt(shared));

  it('brings them in, saves one PDF, and begins another', async () => {
    await isFit();
    await bring(photos);
    await isFit();
    await page.getByRole('button', { name: text('documents.toSave') }).click();
    await title(text('documents.saveTitle'));
    await page.getByLabel(text('documents.nameLabel')).fill('Lettre à la commune');
    await page.getByText(/Taille\s: environ \d/).waitFor();
    await isFit();
    const file = await desk.save(folder.path);
    await title(text('documents.savedTitle'));
    await page.getByText('Lettre à la commune.pdf').waitFor();
    await isFit();
    expect((await run('qpdf', ['--check', file])).stdout).toContain('No syntax or stream encoding errors');
    expect((await run('pdfinfo', [file])).stdout).toMatch(/Title: +Lettre à la commune[\s\S]*Pages: +3/);
    await page.getByRole('button', { name: text('documents.another') }).click();
    await title(text('documents.bringTitle'));
  });

  it('is told which file cannot be read, and keeps the others', async () => {
    const broken = join(folder.path, 'pas une photo.jpg');
    await writeFile(broken, 'bonjour');
    const cut = join(folder.path, 'coupée.jpg');
    await writeFile(cut, (await readFile(photos[0] ?? '')).subarray(0, 9000));
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([broken, photos[0] ?? '', cut, photos[1] ?? '']);
    await page.getByRole('alert').getByText('pas une photo.jpg').waitFor();
    await page.getByText(text('documents.othersKept')).waitFor();
    await cards().nth(1).waitFor();
    await isFit();
    await page.getByRole('button', { name: text('documents.understood') }).click();
    await page.getByText('pas une photo.jpg').waitFor({ state: 'detached' });
  });

  it('moves a page with the keyboard and is told its new place; a removed page comes back by Ctrl + Z, and goes again by Ctrl + Y', async () => {
    await bring(photos);
    const before = await order();
    await cards().first().locator('.open').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByText('La page est maintenant la 2 sur 3.').waitFor();
    await expect.poll(order).toEqual([before[1], before[0], before[2]]);
    // The focus went with the page.
    await expect
      .poll(() =>
        page.evaluate(() => document.activeElement?.closest('.page-card')?.querySelector('.file')?.textContent),
      )
      .toBe(before[0]);
    await page.keyboard.press('Alt+End');
    await expect.poll(order).toEqual([before[1], before[2], before[0]]);
    await page.getByRole('button', { name: 'Supprimer la page 2' }).click();
    await expect.poll(() => cards().count()).toBe(2);
    await page.getByText('La page 2 est supprimée.').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(order).toEqual([before[1], before[2], before[0]]);
    await page.keyboard.press('Control+y');
    await expect.poll(() => cards().count()).toBe(2);
  });

  it('drags a page to another place', { tags: ['long'] }, async () => {
    await bring(photos);
    const before = await order();
    await cards().first().locator('.open').dragTo(cards().nth(2).locator('.open'));
    await expect.poll(order).toEqual([before[1], before[2], before[0]]);
  });

  it('makes two documents of one, and one of two', { tags: ['long'] }, async () => {
    await bring(photos);
    await cards().nth(1).getByText(text('documents.more')).click();
    await cards()
      .nth(1)
      .getByRole('button', { name: text('documents.split') })
      .click();
    await page.getByRole('heading', { level: 2 }).nth(1).waitFor();
    expect(await page.getByRole('button', { name: text('documents.saveThis') }).count()).toBe(2);
    await isFit();
    await page.getByRole('button', { name: text('documents.merge') }).click();
    await expect.poll(() => page.getByRole('heading', { level: 2 }).count()).toBe(1);
    expect(await cards().count()).toBe(3);
  });

  it('corrects a page with the keyboard: moves a corner and cuts, chooses black and white, and sees the page as it was while Space is held', async () => {
    await bring(photos.slice(0, 1));
    await cards().first().locator('.open').press('Enter');
    await title('Corrigez la page 1 sur 1');
    await page.getByAltText('La page 1 comme elle sera dans le PDF').waitFor();
    await isFit();
    await page.getByRole('button', { name: text('documents.corners') }).press('Enter');
    await title(text('documents.cornersTitle'));
    const corner = page.locator('[data-corner=tl]');
    await corner.waitFor();
    const placed = await corner.getAttribute('aria-label');
    await corner.focus();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('Shift+ArrowRight');
    expect(await corner.getAttribute('aria-label')).not.toBe(placed);
    await page.locator('.lens').waitFor();
    await isFit();
    await page.getByRole('button', { name: text('documents.cutHere') }).press('Enter');
    await page.getByRole('button', { name: text('documents.whole') }).waitFor();
    await page.getByRole('radio', { name: new RegExp(text('documents.mode.bw.name')) }).press('Space');
    await expect
      .poll(() => page.getByRole('radio', { name: new RegExp(text('documents.mode.bw.name')) }).isChecked())
      .toBe(true);
    // Held on its button alone: a letter for the whole screen would be typed by who speaks to the PC.
    await page.getByRole('button', { name: text('documents.holdBefore') }).focus();
    await page.keyboard.down('Space');
    await page.getByText(text('documents.before')).waitFor();
    await page.keyboard.up('Space');
    await page.getByText(text('documents.before')).waitFor({ state: 'detached' });
  });

  it('drags a corner with the mouse, and sees it magnified', { tags: ['long'] }, async () => {
    await bring(photos.slice(0, 1));
    await cards().first().locator('.open').click();
    await page.getByRole('button', { name: text('documents.corners') }).click();
    const corner = page.locator('[data-corner=br]');
    await corner.waitFor();
    const box = await corner.boundingBox();
    if (box === null) throw new Error('the handle is not shown');
    const before = await corner.getAttribute('aria-label');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x - 40, box.y - 60, { steps: 4 });
    await page.locator('.lens').waitFor();
    await page.mouse.up();
    expect(await corner.getAttribute('aria-label')).not.toBe(before);
  });

  it('pastes a picture', { tags: ['long'] }, async () => {
    const bytes = [...(await readFile(photos[0] ?? ''))];
    await page.evaluate((numbers) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(numbers)], 'collée.jpg', { type: 'image/jpeg' }));
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, bytes);
    await cards().first().waitFor();
    expect(await order()).toEqual(['collée.jpg']);
  });

  it('is asked before a session ends with unsaved pages; in the next session there are no pages', async () => {
    await bring(photos.slice(0, 1));
    await page.getByRole('button', { name: text('app.endSession') }).click();
    await page.locator('main').getByText('Vos pages ne sont pas enregistrées.').waitFor();
    await isFit();
    await page
      .locator('.actions')
      .getByRole('button', { name: text('end.title') })
      .click();
    await title(text('end.doneTitle'));
    await page.getByRole('button', { name: text('end.newSession') }).click();
    await page.getByRole('button', { name: new RegExp(text('documents.title')) }).click();
    await title(text('documents.bringTitle'));
  });

  it('ends a session while photos are still coming: none of them is in the next one', async () => {
    let held = (): void => undefined;
    const firstPart = new Promise<void>((resolve) => {
      held = resolve;
    });
    let letGo = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(
      '**/request/documents.send-part',
      async (route) => {
        held();
        await ended;
        await route.continue();
      },
      { times: 1 },
    );
    await page.locator('input[type=file]').first().setInputFiles(photos);
    // Chosen meanwhile, they wait their turn.
    await page.locator('input[type=file]').first().setInputFiles(photos);
    await firstPart;
    await page.getByRole('button', { name: text('app.endSession') }).click();
    await page
      .locator('.actions')
      .getByRole('button', { name: text('end.title') })
      .click();
    await title(text('end.doneTitle'));
    const given = page.waitForResponse('**/request/documents.send-part');
    letGo();
    expect((await (await given).json()).reply).toBe('given-up');
    await page.getByRole('button', { name: text('end.newSession') }).click();
    await page.getByRole('button', { name: new RegExp(text('documents.title')) }).click();
    await title(text('documents.bringTitle'));
    // The next visitor's own photo comes, alone.
    await page.locator('input[type=file]').first().setInputFiles(photos.slice(2));
    await cards().first().waitFor();
    expect(await order()).toEqual(['trois.jpg']);
  });

  it('presses « Ça ne marche pas », reads what to do about photos left in a phone, and comes back to where it was', async () => {
    await page.getByRole('button', { name: text('app.notWorking') }).click();
    await title('Que voyez-vous ?');
    await page.getByText(text('documents.help.phone.sees')).click();
    await page.getByText(/dossier DCIM/).waitFor();
    await isFit();
    await page.getByRole('button', { name: text('documents.helpBack') }).click();
    await title(text('documents.bringTitle'));
  });
});

describe('new files in the scanner’s folder', () => {
  it(
    'are offered while a document is prepared, and come in with one press, without an old file of that folder',
    { tags: ['long'] },
    async () => {
      const scans = join(folder.path, 'Scans');
      await mkdir(scans);
      await copyFile(photos[0] ?? '', join(scans, 'ancien.jpg'));
      await utimes(join(scans, 'ancien.jpg'), 0, 0);
      const policy = join(folder.path, 'policy.json');
      await writeFile(policy, JSON.stringify({ scanFolder: scans }));
      await open({ env: { CLE_EN_MAIN_POLICY: policy } });
      await copyFile(photos[1] ?? '', join(scans, 'scan.jpg'));
      await page.getByText('Du scanner : un nouveau fichier').waitFor();
      await isFit();
      await page.getByRole('button', { name: text('documents.placeBring') }).click();
      await cards().first().waitFor();
      expect(await order()).toEqual(['scan.jpg']);
      await page.getByText('Du scanner').waitFor({ state: 'detached' });
    },
  );
});

it(
  'at 200 %, with two pages brought in, what has the focus is behind the action bar at none of thirty presses of Tab',
  { tags: ['long'] },
  async () => {
    await open({ size: { width: 640, height: 400 } });
    await bring(photos.slice(0, 2));
    const covered = new Set<string>();
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press('Tab');
      covered.add(
        await page.evaluate(() => {
          const element = document.activeElement;
          const bar = document.querySelector('.actions');
          if (element === null || bar === null || bar.contains(element) || element === document.body) return '';
          const { top } = element.getBoundingClientRect();
          return top < bar.getBoundingClientRect().top - 10
            ? ''
            : (element.getAttribute('aria-label') ?? element.textContent ?? '');
        }),
      );
    }
    expect([...covered]).toEqual(['']);
  },
);

describe('the screens for bringing, for arranging, of a page and of its corners do not scroll sideways, and axe finds nothing', () => {
  const isFitThroughout = async (options: VisitOptions): Promise<void> => {
    await open(options);
    await isFit();
    await bring(photos.slice(0, 2));
    await isFit();
    await cards().first().locator('.open').click();
    await page.getByAltText('La page 1 comme elle sera dans le PDF').waitFor();
    await isFit();
    await page.getByRole('button', { name: text('documents.corners') }).click();
    await page.locator('[data-corner=tl]').waitFor();
    await isFit();
  };
  it.each([
    ['at 200 % on a small screen', { size: { width: 640, height: 400 } }],
    ['at 1024 × 700', { size: { width: 1024, height: 700 } }],
    ['in the dark', { colorScheme: 'dark' as const }],
    ['in high contrast', { forcedColors: 'active' as const }],
  ])('%s', { tags: ['long'] }, (_name, options) => isFitThroughout(options));
});
