/**
 * Whatever goes wrong on the page is said on the page; the rest goes on, and pages that are not saved stay in reach.
 */
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';
import { text } from '../../tools/interface-texts.ts';
import { openDesk, type Desk } from '../tools/desk.ts';
import { accessibilityViolations } from '../tools/visit.ts';

let files: Scratch;
let desk: Desk;
let page: Page;
beforeEach(async () => {
  files = await scratch();
  desk = await openDesk();
  ({ page } = desk);
});
afterEach(async () => {
  await desk.end();
  await files.remove();
});

const button = (key: string) => page.getByRole('button', { name: text(key) });
const details = async (): Promise<string> => {
  await page.getByText(text('check.details')).first().click();
  return page.locator('.report').first().innerText();
};

describe('a mistyped field in a guide', () => {
  /** As if assets/guides had been built with the mistake in it. */
  const mistype = async (): Promise<void> => {
    await page.route(/\/assets\/content-.*\.js$/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/\bsteps:/g, 'stepps:').replace(/"steps":/g, '"stepps":');
      await route.fulfill({ response, body });
    });
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole('heading', { level: 1, name: text('home.title') }).waitFor();
  };

  it('breaks the guides’ screen only: it says so, names the file and the place, and the check goes on', async () => {
    await mistype();
    await page.getByRole('button', { name: new RegExp(text('home.guide')) }).click();
    await desk.title(text('failure.screenTitle'));
    expect(await accessibilityViolations(page)).toEqual([]);
    const told = await details();
    expect(told).toMatch(/assets\/guides\/fr\/[\w-]+\.yaml: .*steps/);
    await page.getByText(/src\/renderer\/program\/content\.ts:\d+/).waitFor();
    await button('app.toHome').last().click();
    await page.getByRole('button', { name: new RegExp(text('home.check')) }).click();
    await page.locator('[data-check="eid"]').waitFor({ state: 'attached' });
  });

  it('leaves pages that are not saved one button away, and « Fin de séance » at work', { tags: ['long'] }, async () => {
    await desk.bring([await jpeg(files.at('lettre.jpg'))]);
    await mistype();
    await page.getByRole('button', { name: new RegExp(text('home.guide')) }).click();
    await desk.title(text('failure.screenTitle'));
    await page.getByText(text('failure.pages')).waitFor();
    await button('failure.savePages').click();
    await desk.title(text('documents.saveTitle'));
    await button('app.endSession').first().click();
    await desk.title(text('end.title'));
    await button('end.confirm').click();
    await desk.title(text('end.doneTitle'));
  });
});

it('a screen that throws while it is drawn can be tried again', { tags: ['long'] }, async () => {
  await desk.bring([await jpeg(files.at('lettre.jpg'))]);
  // Sizes stand on this screen alone; the frame around it writes percentages.
  await page.evaluate(`
    window.kept = Intl.NumberFormat;
    Intl.NumberFormat = function (language, options) {
      if (options.style === 'unit') throw new Error('no sizes');
      return new window.kept(language, options);
    };
  `);
  await page.getByRole('button', { name: text('documents.toSave'), exact: true }).click();
  await desk.title(text('failure.screenTitle'));
  expect(await details()).toContain('no sizes');
  await page.evaluate('Intl.NumberFormat = window.kept');
  await button('failure.again').click();
  await desk.title(text('documents.saveTitle'));
});

it.each([
  ['the documents’ screens', /\/assets\/documents-.*\.js$/, 'home.send', 'documents.bringTitle'],
  ['the guides', /\/assets\/content-.*\.js$/, 'home.guide', 'guides.title'],
])(
  'when %s cannot be fetched the screen says so, after four requests at most; tried again, they are there',
  { tags: ['long'] },
  async (_what, file, button, title) => {
    let asked = 0;
    let away = true;
    await page.route(file, (route) => {
      asked += 1;
      return away ? route.abort() : route.continue();
    });
    await page.reload();
    await page.getByRole('button', { name: new RegExp(text(button)) }).click();
    await desk.title(text('failure.screenTitle'));
    // Once ahead of time, and once for the screen; each perhaps anew.
    expect(asked).toBeLessThanOrEqual(4);
    away = false;
    await page.getByRole('button', { name: text('failure.again') }).click();
    await desk.title(text(title));
  },
);

it('when what stands around all screens throws, « Fin de séance » still ends the session, and a button draws the program anew', async () => {
  await page.evaluate(`CSSStyleDeclaration.prototype.setProperty = function () { throw new Error('no style'); }`);
  await page.getByRole('button', { name: text('app.textLarger') }).click();
  await desk.title(text('failure.windowTitle'));
  expect(await accessibilityViolations(page)).toEqual([]);
  await button('app.endSession').click();
  await page.getByText(text('end.doneTitle')).waitFor();
  await button('failure.reload').click();
  await desk.title(text('home.title'));
});

describe('a failure is said on the screen from which it came', () => {
  const said = () => page.getByRole('alert').filter({ hasText: text('failure.title') });

  it('for a request that the program cannot answer: what failed, and that the pages are still there, until the note is closed', async () => {
    await desk.bring([await jpeg(files.at('lettre.jpg'))]);
    await page.route('**/request/documents.edit', (route) =>
      route.fulfill({ status: 500, body: '{"error":"no disk"}' }),
    );
    await page.getByRole('button', { name: text('documents.removePage', { number: 1 }) }).click();
    await said().waitFor();
    expect(await said().innerText()).toContain(text('failure.pages'));
    expect(await details()).toContain('documents.edit: no disk');
    expect(await accessibilityViolations(page)).toEqual([]);
    await said()
      .getByRole('button', { name: text('app.close') })
      .click();
    await said().waitFor({ state: 'detached' });
  });

  it('for a request whose reply nobody waits for, until that screen is left', { tags: ['long'] }, async () => {
    await page.route('**/request/practice.choose', (route) => route.abort());
    await button('practice.leave').click();
    await said().waitFor();
    await button('app.back').click();
    await said().waitFor({ state: 'detached' });
  });

  it.each([
    ['for a rejected promise that nobody waits for', `Promise.reject(new Error('nobody waits'))`],
    ['for an error that a timer throws', `setTimeout(() => { throw new Error('in an event'); })`],
  ])('%s, with its words in the details', { tags: ['long'] }, async (_what, code) => {
    await page.evaluate(`{ ${code}; undefined }`);
    await said().waitFor();
    expect(await details()).toMatch(/nobody waits|in an event/);
  });
});
