/** What leaves the printer: the check on one page without anything to press, each guide on two, with drawings. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { text } from '../../tools/interface-texts.ts';
import { guides } from '../../e2e/tools/guide-words.ts';
import { visit, type Visit } from '../../e2e/tools/visit.ts';

const run = promisify(execFile);
/** Points. Smaller type is a leaflet that nobody reads. */
const SMALLEST_PT = 10;

let open: Visit;
let folder: string;
beforeAll(async () => {
  open = await visit({ practice: 'no-card', env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
  folder = await mkdtemp(join(tmpdir(), 'on-paper-'));
});
afterAll(async () => {
  await open.end();
  await rm(folder, { recursive: true, force: true });
});

async function print(name: string): Promise<{ pages: number; words: string; pictures: number }> {
  const file = join(folder, `${name}.pdf`);
  await open.page.pdf({ path: file, preferCSSPageSize: true });
  const pages = Number(/Pages:\s+(\d+)/.exec((await run('pdfinfo', [file])).stdout)?.[1]);
  return {
    pages,
    words: (await run('pdftotext', ['-layout', file, '-'])).stdout,
    pictures: await open.page.locator('.print-sheet .drawing').count(),
  };
}

const home = (): Promise<void> =>
  open.page
    .getByRole('button', { name: text('app.toHome') })
    .first()
    .click();

it('the check is printed on one page: its title and the report, and none of four buttons of the screen', async () => {
  const { page } = open;
  await home();
  await page.getByRole('button', { name: text('home.check') }).click();
  const title = await page.locator('h1').innerText();
  await page.getByText(text('check.details')).click();
  await page.locator('.report').getByText('PC/SC').first().waitFor();
  const { pages, words } = await print('check');
  expect(pages).toBe(1);
  expect(words).toContain(title.slice(0, 20));
  expect(words).toContain('PC/SC');
  for (const button of ['check.copy', 'check.save', 'check.print', 'app.notWorking'])
    expect(words).not.toContain(text(button));
});

it.each(guides.map(({ id, title }) => ({ id, title })))(
  'the guide $id is printed on one or two pages, with drawings, its steps in letters of 10 points and more',
  async ({ id, title }) => {
    const { page } = open;
    await home();
    await page.getByRole('button', { name: text('home.guide') }).click();
    await page.getByRole('button', { name: title, exact: true }).click();
    await page.locator('#where').getByText(title).waitFor();
    const { pages, pictures } = await print(id);
    expect(pages).toBeLessThanOrEqual(2);
    expect(pictures).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    const smallest = await page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll('.print-sheet li p, .print-sheet li h3')].map((each) =>
          Number.parseFloat(getComputedStyle(each).fontSize),
        ),
      ),
    );
    await page.emulateMedia({ media: 'screen' });
    expect((smallest * 72) / 96).toBeGreaterThanOrEqual(SMALLEST_PT);
  },
);
