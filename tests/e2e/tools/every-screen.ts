/** The way past every screen of the program, as a person goes it. */
import type { Page } from 'playwright';
import { pieceInLanguage, text } from '../../tools/interface-texts.ts';
import { guideTitle } from './guide-words.ts';

/** Called at each screen, with a name for it. */
type Visitor = (screen: string) => Promise<void>;

const press = (page: Page, key: string): Promise<void> =>
  page
    .getByRole('button', { name: text(key), exact: true })
    .first()
    .click();
const home = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: text('app.toHome') })
    .first()
    .click();

const toGuides = (page: Page): Promise<void> => page.getByRole('button', { name: text('home.guide') }).click();

/** Opens what is folded, at most `most` of them. */
async function unfold(page: Page, most = 3): Promise<void> {
  const folds = page.locator('details:not([open]) > summary');
  for (let opened = 0; opened < most && (await folds.count()) > 0; opened += 1) await folds.first().click();
}

/** Home, check and its help, practice, « Fin de séance ». */
export async function pastTheCheck(page: Page, visitor: Visitor): Promise<void> {
  await home(page);
  await page.locator('.sign').waitFor();
  await visitor('home');
  await press(page, 'practice.choose');
  await page.getByRole('radio').first().waitFor();
  await visitor('practice');
  await press(page, 'app.back');
  await page.getByRole('button', { name: text('home.check') }).click();
  await page.locator('.verdict').waitFor();
  await visitor('check');
  await unfold(page);
  await visitor('check-unfolded');
  await press(page, 'app.notWorking');
  await visitor('check-help');
  await home(page);
  await press(page, 'app.endSession');
  await visitor('session-end');
  await press(page, 'end.confirm');
  await page.getByRole('heading', { level: 1, name: text('end.doneTitle') }).waitFor();
  await visitor('session-ended');
  await press(page, 'end.newSession');
}

/** The catalogue, what the search finds or not, a guide's step with all that opens on it, and the interview. */
export async function pastTheGuides(page: Page, visitor: Visitor): Promise<void> {
  await home(page);
  await toGuides(page);
  await page.getByRole('button', { name: guideTitle('se-connecter-eid'), exact: true }).waitFor();
  await visitor('guides');
  const search = page.getByRole('searchbox');
  // Not our words: what people type.
  await search.fill('vélo volé');
  await page.locator('.list-buttons').first().waitFor();
  await visitor('search-found');
  await search.fill('xqzw');
  await page.getByText(text('guides.nothing')).waitFor();
  await visitor('search-nothing');
  await search.fill('');
  await page.getByRole('button', { name: guideTitle('se-connecter-eid'), exact: true }).click();
  await page.locator('#where').waitFor();
  await visitor('step');
  await page.locator('.term').first().click();
  await visitor('step-explanation');
  await page.keyboard.press('Escape');
  await press(page, 'app.notWorking');
  await page.locator('summary').first().click();
  await visitor('step-troubles');
  await press(page, 'guides.noneOfThese');
  await visitor('step-help');
  await home(page);
  await toGuides(page);
  await page.getByRole('button', { name: guideTitle('choisir-sa-cle'), exact: true }).click();
  while ((await page.getByRole('checkbox').count()) === 0) await press(page, 'app.next');
  for (const name of ['smartphone', 'carte de banque'])
    await page
      .getByRole('checkbox', { name: new RegExp(pieceInLanguage(name)) })
      .first()
      .check();
  await visitor('interview-have');
  await press(page, 'app.next');
  await page.getByRole('searchbox').fill('impots');
  await page.getByRole('radio').nth(1).check();
  await visitor('interview-service');
  await press(page, 'app.next');
  await page.locator('[data-rank=best]').waitFor();
  await visitor('interview-answer');
}

/** From no file to a saved PDF. `files`: photographs to bring in. Ends at the screen that says it is saved. */
export async function pastTheDocuments(page: Page, files: readonly string[], visitor: Visitor): Promise<void> {
  await home(page);
  await page.getByRole('button', { name: text('home.send') }).click();
  await page.getByRole('heading', { level: 1, name: text('documents.bringTitle') }).waitFor();
  await visitor('documents-bring');
  await press(page, 'app.notWorking');
  await unfold(page, 1);
  await visitor('documents-help');
  await press(page, 'documents.helpBack');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);
  await page
    .locator('.page-card')
    .nth(files.length - 1)
    .waitFor();
  await page.locator('.work').waitFor({ state: 'detached' });
  await page
    .locator('.page-card img')
    .nth(files.length - 1)
    .waitFor();
  await visitor('documents-arrange');
  await page.locator('.page-card .open').first().click();
  await page.locator('.picture img').waitFor();
  await visitor('documents-page');
  await press(page, 'documents.corners');
  await page.locator('[data-corner=tl]').focus();
  await page.locator('.lens').waitFor();
  await visitor('documents-corners');
  await press(page, 'app.back');
  await page.locator('.picture img').waitFor();
  await press(page, 'app.back');
  await press(page, 'documents.toSave');
  await page
    .getByText(new RegExp(pieceInLanguage('environ')))
    .first()
    .waitFor();
  await visitor('documents-save');
  await press(page, 'app.endSession');
  await visitor('session-end-unsaved');
  await press(page, 'app.back');
  const saved = page.waitForEvent('download');
  await press(page, 'documents.save');
  await (await saved).path();
  await page.getByRole('heading', { level: 1, name: text('documents.savedTitle') }).waitFor();
  await visitor('documents-saved');
}
