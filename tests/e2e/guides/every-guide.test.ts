/**
 * Every guide at every step: nothing cut off on a small screen or at 200 %; on paper one or two pages of black on
 * white.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../tools/wait.ts';
import { guides } from '../tools/guide-words.ts';
import { visit, type Visit } from '../tools/visit.ts';
import { title } from '../tools/walk.ts';
import { text } from '../../tools/interface-texts.ts';

const run = promisify(execFile);
/** 1280 × 800 seen at 200 %. */
const AT_200_PERCENT = { width: 640, height: 400 };
const SMALLEST = { width: 1024, height: 700 };

let open: Visit;
let page: Page;
let folder: string;
beforeAll(async () => {
  open = await visit({ practice: 'no-card' });
  page = open.page;
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterAll(async () => {
  await open.end();
  await rm(folder, { recursive: true, force: true });
});

/** A third of the guides in `npm test`, the others in the long suite. */
const tagsOf = (index: number): string[] => (index % 3 === 0 ? [] : ['long']);

for (const [index, guide] of guides.entries())
  describe(`the guide ${guide.id}`, { tags: tagsOf(index) }, () => {
    const { id } = guide;
    const titles: string[] = [];

    it('fits at 200 % at each step and under « Ça ne marche pas », and at 1024 × 700 at its first step', async () => {
      await page
        .getByRole('button', { name: new RegExp(text('guides.finish')) })
        .first()
        .click();
      await page.getByRole('button', { name: text('guides.title') }).click();
      await page.getByRole('button', { name: guide.title, exact: true }).click();
      await page.locator('#where').getByText(guide.title).waitFor();
      const first = await title(page);
      await page.setViewportSize(SMALLEST);
      expect([first, await misfits(page)]).toEqual([first, []]);
      await page.setViewportSize(AT_200_PERCENT);
      await page.getByRole('button', { name: text('app.notWorking') }).click();
      await page.locator('summary').first().click();
      expect(await misfits(page)).toEqual([]);
      await page.getByRole('button', { name: text('guides.backToStep') }).click();
      for (;;) {
        const now = await title(page);
        titles.push(now);
        expect([now, await misfits(page)]).toEqual([now, []]);
        const next = page.getByRole('button', { name: text('app.next') });
        if ((await next.count()) === 0) break;
        await next.click();
        await until(
          () => title(page),
          (name) => name !== now,
          `the step after « ${now} »`,
        );
      }
    });

    it('prints as one or two pages, the first without colours, with the title of every step that was walked through and has no condition, the first words of its warning, and « Ça ne marche pas »', async () => {
      const file = join(folder, `${id}.pdf`);
      await page.pdf({ path: file, preferCSSPageSize: true });
      const pages = Number(/Pages:\s+(\d+)/.exec((await run('pdfinfo', [file])).stdout)?.[1]);
      expect([id, pages]).toEqual([id, Math.min(pages, 2)]);
      const onPaper = oneLine((await run('pdftotext', ['-layout', file, '-'])).stdout);
      // Steps passed over on this PC stand on the sheet too; the one that says « already done » does not.
      const printed = guide.steps.filter(({ title: each, only }) => titles.includes(each) && only?.when == null);
      for (const each of printed) expect(onPaper).toContain(oneLine(each.title));
      for (const step of printed)
        expect(onPaper).toContain(
          oneLine((step.warning ?? '').replaceAll(/\*\*(?:\w\w:)?|\[\[(?:[^\]|]+\|)?|\]\]/g, '')).slice(0, 30),
        );
      expect(onPaper).toContain(text('app.notWorking'));
      expect(await colours(file)).toBeLessThanOrEqual(2);
    });
  });

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What sticks out sideways or is cut off by its own box, and the one thing to do where it is out of sight. */
async function misfits(page: Page): Promise<string[]> {
  return v.parse(
    v.array(v.string()),
    await page.evaluate(() => {
      const name = (element: Element): string =>
        `${element.tagName.toLowerCase()}.${element.className} « ${element.textContent?.trim().slice(0, 40)} »`;
      const wide = document.documentElement.clientWidth;
      const shown = [...document.querySelectorAll<HTMLElement>('main *, .actions *, header *')].filter(
        (element) => element.getClientRects().length > 0 && element.closest('.visually-hidden, svg') === null,
      );
      const out = shown.filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > wide + 1;
      });
      const cut = shown.filter(
        (element) => getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1,
      );
      const primary = document.querySelector('.button.primary')?.getBoundingClientRect();
      return [
        ...(document.documentElement.scrollWidth > wide ? ['the page scrolls sideways'] : []),
        ...out.map((element) => `sticks out: ${name(element)}`),
        ...cut.map((element) => `cut off: ${name(element)}`),
        ...(primary !== undefined && primary.bottom > window.innerHeight + 1
          ? ['the primary button is below the screen']
          : []),
      ];
    }),
  );
}

/** The largest difference between the channels of any pixel: 0 is grey throughout. */
async function colours(file: string): Promise<number> {
  const name = file.replace('.pdf', '');
  await run('pdftoppm', ['-png', '-r', '40', '-f', '1', '-l', '1', '-singlefile', file, name]);
  const {
    data,
    info: { channels },
  } = await sharp(`${name}.png`).raw().toBuffer({ resolveWithObject: true });
  let most = 0;
  for (let at = 0; at < data.length; at += channels) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    most = Math.max(most, Math.max(red, green, blue) - Math.min(red, green, blue));
  }
  return most;
}
