/**
 * One person's whole session, with words in it that stand nowhere else: what they search, the photo they bring in, the
 * name, the password and the place they give their PDF.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { jpeg } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { rareWord } from '../../tools/word-search.ts';
import { handOver } from './person.ts';

/** What a person brings along, and what of it must not be found afterwards. */
export interface Belongings {
  readonly photo: string;
  readonly target: string;
  readonly searched: string;
  readonly title: string;
  readonly password: string;
  /** Everything to look for, by what it is. */
  words(): Promise<Readonly<Record<string, string | Buffer>>>;
  /** Where the words may stand: what the person brought, and what they chose to keep. */
  readonly theirs: readonly string[];
}

/** Puts a photo into the home, in a folder whose name tells something too, and names a place on the stick. */
export async function belongings(home: string, stick: string): Promise<Belongings> {
  const [photoName, folderName, pdfName, stickFolder] = ['photo', 'dossier', 'pdf', 'cle'].map(rareWord);
  const photo = join(home, `${folderName}`, `${photoName}.jpg`);
  const target = join(stick, `${stickFolder}`, `${pdfName}.pdf`);
  const searched = rareWord('cherche');
  const title = rareWord('titre');
  const password = rareWord('secret');
  for (const folder of [home, dirname(photo), stick, dirname(target)]) {
    await mkdir(folder, { recursive: true });
    await handOver(folder);
  }
  const inside = rareWord('texte');
  await jpeg(photo, { text: inside, takenAt: '2026:03:01 10:00:00' });
  return {
    photo,
    target,
    searched,
    title,
    password,
    theirs: [dirname(photo), dirname(target)],
    words: async () => {
      const [bytes, saved] = await Promise.all([readFile(photo), readFile(target).catch(() => null)]);
      return {
        'name of the photo': `${photoName}`,
        'its folder': `${folderName}`,
        'name of the PDF': `${pdfName}`,
        'its folder on the stick': `${stickFolder}`,
        'searched word': searched,
        title,
        password,
        'bytes of the photo': middleOf(bytes),
        ...(saved === null ? {} : { 'bytes of the PDF': middleOf(saved) }),
      };
    },
  };
}

/** Compressed, so that nothing else has the same. */
const middleOf = (bytes: Buffer): Buffer => bytes.subarray(bytes.length / 2, bytes.length / 2 + 48);

/** How a door's own dialogs are answered. Called before the button is pressed; resolves to what answers with a path. */
export type Dialogs = (how: 'open' | 'any') => (path: string) => Promise<void>;

/** Everything a person does up to the saved PDF, from the home screen. */
export async function liveThrough(page: Page, has: Belongings, dialogs: Dialogs): Promise<void> {
  const home = page.getByRole('button', { name: 'Clé en main – Revenir à l’accueil' });
  await page.getByRole('searchbox').fill(has.searched);
  await page.keyboard.press('Enter');
  await home.click();
  await page.getByRole('button', { name: new RegExp(text('home.check')) }).click();
  await page.getByText(text('check.details')).click();
  await page.locator('pre.report').filter({ hasText: /\w/ }).waitFor();
  await home.click();
  await page.getByRole('button', { name: new RegExp(text('home.document')) }).click();
  const chosen = dialogs('open');
  await page.getByRole('button', { name: text('documents.choose') }).click();
  await chosen(has.photo);
  await page.locator('.page-card').waitFor();
  await page.getByRole('button', { name: text('app.next') }).click();
  await page.getByLabel(text('documents.nameLabel')).fill(has.title);
  await page.getByText(text('documents.passwordTitle')).click();
  await page.getByLabel(text('documents.passwordLabel')).fill(has.password);
  const placed = dialogs('any');
  await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
  await placed(has.target);
  await page.getByRole('heading', { name: text('documents.savedTitle') }).waitFor();
}

/** « Fin de séance », as a person presses it. */
export async function pressEnd(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: text('app.endSession') })
    .first()
    .click();
  await page.getByRole('button', { name: text('end.confirm') }).click();
}

/**
 * Nobody touches anything for so long that the session is over: after two minutes the question comes, after one more
 * the end. The page's clock is Playwright's.
 */
export async function walkAway(page: Page): Promise<void> {
  await page.clock.fastForward('02:01');
  await page.getByRole('dialog', { name: 'Êtes-vous encore là ?' }).waitFor();
  await page.clock.fastForward('01:01');
}
