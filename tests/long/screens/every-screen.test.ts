/**
 * Every screen at every size, live on a PC where nothing is installed and in practice: nothing sticks out, is cut off
 * or lies over something else, the action bar is at the bottom, axe finds nothing. Pictures of all of them are left in
 * tests/.out/screens, with a page that shows them side by side, for a person to look at.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pastTheCheck, pastTheDocuments, pastTheGuides } from '../../e2e/tools/every-screen.ts';
import { geometryFaults, lookAs, REFLOWED, WINDOWS, type Look } from '../../e2e/tools/geometry.ts';
import { ROOT } from '../../e2e/tools/app.ts';
import { accessibilityViolations, visit, type Visit, type VisitOptions } from '../../e2e/tools/visit.ts';
import { jpeg, scratch, type Scratch } from '../../tools/documents/photos.ts';

const SHEET = join(ROOT, 'tests/.out/screens');
/** Some of them only, by their names: `LOOKS=320,1024x600`. */
const ASKED = process.env['LOOKS']?.split(',');
const LOOKS: readonly Look[] = [...WINDOWS, ...REFLOWED].filter(({ name }) => ASKED?.includes(name) ?? true);
const pictures: { mode: string; screen: string; look: string }[] = [];

let files: Scratch;
let photographs: string[];
let open: Visit | null = null;
beforeAll(async () => {
  await rm(SHEET, { recursive: true, force: true });
  await mkdir(SHEET, { recursive: true });
  files = await scratch();
  photographs = await Promise.all(
    ['photo-1.jpg', 'photo-2.jpg'].map((name) => jpeg(files.at(name), { width: 1200, height: 1600 })),
  );
});
afterEach(async () => {
  await open?.end();
  open = null;
});
afterAll(async () => {
  await writeFile(join(SHEET, 'index.html'), contactSheet());
  await files.remove();
});

const MODES: readonly { mode: string; options: VisitOptions; looks: readonly Look[] }[] = [
  { mode: 'live', options: {}, looks: LOOKS },
  { mode: 'practice', options: { practice: 'ready' }, looks: LOOKS },
  { mode: 'dark', options: { practice: 'no-reader', colorScheme: 'dark' }, looks: LOOKS.slice(0, 1) },
  { mode: 'forced-colours', options: { practice: 'no-reader', forcedColors: 'active' }, looks: LOOKS.slice(0, 1) },
];

describe.each(MODES)('shown in the mode « $mode »', ({ mode, options, looks }) => {
  it.each([
    { part: 'home, check and end of the session', walk: pastTheCheck },
    { part: 'guides', walk: pastTheGuides },
    {
      part: 'documents',
      walk: (page: Visit['page'], visitor: (screen: string) => Promise<void>) =>
        pastTheDocuments(page, photographs, visitor),
    },
  ])('the screens of $part are whole at every size that is looked at, and axe finds nothing', async ({ walk }) => {
    open = await visit({ ...options, env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
    const { page } = open;
    const faults: string[] = [];
    await walk(page, async (screen) => {
      for (const look of looks) {
        await lookAs(page, look);
        for (const fault of await geometryFaults(page, look)) faults.push(`${screen} ${look.name}: ${fault}`);
        await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
        await page.screenshot({ path: join(SHEET, `${mode}-${screen}-${look.name}.png`) });
        pictures.push({ mode, screen, look: look.name });
      }
      const [first] = looks;
      if (first !== undefined) await lookAs(page, first);
      for (const violation of await accessibilityViolations(page)) faults.push(`${screen}: ${violation}`);
    });
    expect(faults).toEqual([]);
  });
});

/** All pictures, a row for each screen. */
function contactSheet(): string {
  const rows = [...new Set(pictures.map(({ mode, screen }) => `${mode}-${screen}`))].map((name) => {
    const own = pictures.filter(({ mode, screen }) => `${mode}-${screen}` === name);
    const cells = own.map(
      ({ look }) => `<figure><img src="${name}-${look}.png" loading="lazy"><figcaption>${look}</figcaption></figure>`,
    );
    return `<h2>${name}</h2><div>${cells.join('')}</div>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body{font:14px sans-serif}
div{display:flex;flex-wrap:wrap;gap:12px}figure{margin:0}img{height:300px;border:1px solid #888}</style>
${rows.join('\n')}`;
}
