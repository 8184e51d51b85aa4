/** The third door in a real Chromium, and what a visitor does there again and again. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { text } from '../../tools/interface-texts.ts';
import { accessibilityViolations, scrollsSideways, visit, type Visit, type VisitOptions } from './visit.ts';

export interface Desk {
  readonly page: Page;
  /** Waits for a screen. */
  title(name: string | RegExp): Promise<void>;
  cards(): Locator;
  /** File names in the order of the pages. */
  order(): Promise<string[]>;
  /**
   * As from the system's own dialog; waits until all are read. `pages`: when the files have more or fewer than one
   * each.
   */
  bring(files: readonly string[], pages?: number): Promise<void>;
  /** No violation of WCAG 2.2 AA, nothing that sticks out. */
  isFit(): Promise<void>;
  /** « Enregistrer », into that folder: the file's path. */
  save(folder: string): Promise<string>;
  /** What a screen reader was told by the Announcer, and by status lines, since the last call. */
  spoken(): Promise<string[]>;
  /** Ends the session as a person does, and begins the next one at the same place. */
  startAnew(): Promise<void>;
  end: Visit['end'];
}

/** Opens the program at « Préparer un document ». */
export async function openDesk(options: VisitOptions = {}): Promise<Desk> {
  const { page, end } = await visit({ practice: 'ready', ...options });
  const title: Desk['title'] = (name) => page.getByRole('heading', { level: 1, name }).waitFor();
  const cards = (): Locator => page.locator('.page-card');
  const begin = async (): Promise<void> => {
    await page.getByRole('button', { name: text('home.document') }).click();
    await title(text('documents.bringTitle'));
  };
  await begin();
  await page.evaluate(LISTEN);
  return {
    async startAnew() {
      await page
        .getByRole('button', { name: text('app.endSession') })
        .first()
        .click();
      await title(text('end.title'));
      await page.getByRole('button', { name: text('end.confirm') }).click();
      await page.getByRole('button', { name: text('end.newSession') }).click();
      await begin();
      await page.evaluate('window.heard.splice(0)');
    },
    page,
    title,
    cards,
    end,
    order: () => page.locator('.page-card .file').allTextContents(),
    async bring(files, pages = files.length) {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles([...files]);
      await cards()
        .nth(pages - 1)
        .waitFor();
      await page.locator('.work').waitFor({ state: 'detached' });
    },
    async isFit() {
      // At its end the page lies whole above the action bar; anywhere else the bar may stand on half a button, and one
      // scrolls on.
      await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight }));
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
    },
    async save(folder) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: text('documents.save'), exact: true }).click();
      const file = join(folder, `${Date.now()}.pdf`);
      await (await download).saveAs(file);
      return file;
    },
    async spoken() {
      const said: unknown = await page.evaluate('window.heard.splice(0)');
      return Array.isArray(said) ? said.map(String) : [];
    },
  };
}

/**
 * One program for a file of tests, whose session ends between two of them: nothing of the one may reach the other.
 * After a test that failed the next one gets a program of its own. To be called once, outside of any test; what it
 * returns is the desk of the test that runs, and throws before the first.
 */
export function deskForEachTest(options: VisitOptions = {}): Desk {
  let open: Desk | null = null;
  const desk = (): Desk => {
    if (open === null) throw new Error('there is no desk before the tests have begun');
    return open;
  };
  const close = async (): Promise<void> => {
    await open?.end();
    open = null;
  };
  beforeEach(async () => {
    if (open === null) open = await openDesk(options);
    else await open.startAnew();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await close();
  });
  afterAll(close);
  return {
    get page() {
      return desk().page;
    },
    title: (name) => desk().title(name),
    cards: () => desk().cards(),
    order: () => desk().order(),
    bring: (files, pages) => desk().bring(files, pages),
    isFit: () => desk().isFit(),
    save: (folder) => desk().save(folder),
    spoken: () => desk().spoken(),
    startAnew: () => desk().startAnew(),
    end: () => desk().end(),
  };
}

/** Writes down whatever a live region comes to say. */
const LISTEN = `
  window.heard = [];
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]')));
    for (const region of regions) {
      const text = region?.textContent.trim() ?? '';
      if (text !== '' && text !== window.heard.at(-1)) window.heard.push(text);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
`;
