// Pictures of real screens for the README and for our own eyes: docs/screenshots/*.png, 1280 × 800, in practice mode so
// that no hardware is needed.
//   node scripts/screenshots.mjs            all
//   node scripts/screenshots.mjs home print  some
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { build } from 'vite';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, '.cache/screenshots');
const PLACE = process.env.SCREENSHOTS ?? join(ROOT, 'docs/screenshots');
const size = { width: Number(process.env.WIDTH ?? 1280), height: Number(process.env.HEIGHT ?? 800) };
const look = { colorScheme: process.env.SCHEME ?? 'light', forcedColors: process.env.FORCED ?? 'none' };

/** A4 at 96 dpi, and the margin of styles/print.css. */
const A4 = { width: 794, height: 1123 };
const MARGIN = 50;

const LOCALE = join(ROOT, 'assets/locales/fr/ui.json');
const ui = JSON.parse(readFileSync(LOCALE, 'utf8'));
const guideTitle = (id) => parse(readFileSync(join(ROOT, `assets/guides/fr/${id}.yaml`), 'utf8')).title;
/** As the page shows it: with the spaces and apostrophes of French printing. */
const shown = (text) => new RegExp(text.replaceAll(/[^\p{L}\d]/gu, '.'));

const press = (page, name) =>
  page
    .getByRole('button', { name: shown(name) })
    .first()
    .click();
const toGuide = async (page, title) => {
  await press(page, ui.home.guide);
  await press(page, title);
};

/** Name → the situation practised and the way there. */
const SCENES = {
  home: { practice: 'ready', go: async () => {} },
  'check-ready': { practice: 'ready', go: (page) => press(page, ui.home.check) },
  'check-bank-card': { practice: 'bank-card', go: (page) => press(page, ui.home.check) },
  'guide-step': {
    practice: 'no-card',
    go: async (page) => {
      await toGuide(page, guideTitle('se-connecter-eid'));
    },
  },
  'guide-glossary': {
    practice: 'ready',
    go: async (page) => {
      await toGuide(page, guideTitle('se-connecter-eid'));
      await page.locator('.term').first().click();
    },
  },
  'guide-troubles': {
    practice: 'no-card',
    go: async (page) => {
      await toGuide(page, guideTitle('se-connecter-eid'));
      await press(page, ui.app.notWorking);
      await page.locator('summary').first().click();
    },
  },
  'interview-have': {
    practice: 'ready',
    go: async (page) => {
      await toGuide(page, guideTitle('choisir-sa-cle'));
      await toInterview(page);
      for (const name of [/smartphone/, /carte de banque/, /e-mail/])
        await page.getByRole('checkbox', { name }).check();
    },
  },
  'interview-service': {
    practice: 'ready',
    go: async (page) => {
      await SCENES['interview-have'].go(page);
      await next(page);
      await page.getByRole('searchbox').fill('impots');
    },
  },
  'interview-answer': {
    practice: 'ready',
    go: async (page) => {
      await SCENES['interview-service'].go(page);
      await page.getByRole('radio').nth(1).check();
      await next(page);
    },
  },
  catalogue: {
    practice: 'ready',
    go: async (page) => {
      // not our words: what a person types
      await page.getByRole('searchbox').fill('vélo volé');
      await page.keyboard.press('Enter');
      await page.locator('h1').filter({ hasText: ui.guides.title }).waitFor();
    },
  },
  guides: { practice: 'ready', go: (page) => press(page, ui.home.guide) },
  practice: { practice: 'ready', go: (page) => press(page, ui.practice.choose) },
  help: {
    practice: 'no-reader',
    go: async (page) => {
      await press(page, ui.home.check);
      await press(page, ui.app.notWorking);
    },
  },
  'session-end': { practice: 'ready', go: (page) => press(page, ui.app.endSession) },
  'documents-bring': { practice: 'ready', go: (page) => press(page, ui.home.document) },
  'documents-arrange': {
    practice: 'ready',
    go: async (page) => {
      await press(page, ui.home.document);
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(await photographs());
      await page.locator('.page-card').nth(3).waitFor();
      await page.locator('.work').waitFor({ state: 'detached' });
      for (let at = 0; at < 4; at += 1) await page.locator('.page-card img').nth(at).waitFor();
    },
  },
  'documents-page': {
    practice: 'ready',
    go: async (page) => {
      await SCENES['documents-arrange'].go(page);
      await page.locator('.page-card .open').nth(1).click();
      await page.locator('.picture img').waitFor();
    },
  },
  'documents-corners': {
    practice: 'ready',
    go: async (page) => {
      await SCENES['documents-page'].go(page);
      await press(page, ui.documents.corners);
      await page.locator('[data-corner=tl]').focus();
      await page.locator('.lens').waitFor();
    },
  },
  'documents-save': {
    practice: 'ready',
    go: async (page) => {
      await SCENES['documents-arrange'].go(page);
      await press(page, ui.app.next);
      await page.getByText(/Taille : environ/).waitFor();
    },
  },
  print: { practice: 'ready', paper: true, go: (page) => toGuide(page, guideTitle('se-connecter-eid')) },
};

const next = (page) => press(page, ui.app.next);

/** Goes on to the first screen of the interview, past the screens before it. */
async function toInterview(page) {
  while ((await page.getByRole('checkbox').count()) === 0) await next(page);
}

/** Four photographs of pages on a table, made by the tests' own generator (TypeScript, so it is bundled first). */
let made = null;
function photographs() {
  made ??= (async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      root: ROOT,
      build: {
        ssr: true,
        target: 'node20',
        outDir: CACHE,
        emptyOutDir: true,
        rolldownOptions: {
          input: { photograph: join(ROOT, 'tests/tools/photographs/photograph.ts') },
          external: ['sharp'],
          output: { format: 'es', entryFileNames: '[name].mjs' },
        },
      },
    });
    const { photograph } = await import(join(CACHE, 'photograph.mjs'));
    const kinds = [
      [11, 'wood', {}],
      [12, 'dark', {}],
      [13, 'cloth', { shadow: 0.5 }],
      [15, 'wood', { glare: 0.9 }],
    ];
    return Promise.all(
      kinds.map(async ([seed, background, faults]) => ({
        name: `IMG_20${seed}.jpg`,
        mimeType: 'image/jpeg',
        buffer: (
          await photograph(seed, {
            background,
            page: 'letter',
            longSide: 2000,
            worn: false,
            faults: {
              blur: 0.4,
              motion: 0,
              shadow: 0,
              glare: 0,
              exposure: 0.95,
              noise: 1.5,
              cast: 0,
              jpegQuality: 92,
              ...faults,
            },
          })
        ).jpeg,
      })),
    );
  })();
  return made;
}

const wanted = process.argv.slice(2);
mkdirSync(PLACE, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const [name, scene] of Object.entries(SCENES)) {
    if (wanted.length === 0 || wanted.includes(name)) await picture(name, scene);
  }
} finally {
  await browser.close();
}

async function picture(name, { practice, paper = false, go }) {
  const home = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const program = spawn(process.execPath, [join(ROOT, 'out/main/browser.js'), '--print-url', '--practice', practice], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: home },
  });
  const context = await browser.newContext({ viewport: size, locale: 'fr-BE', reducedMotion: 'reduce', ...look });
  try {
    const page = await context.newPage();
    await page.goto(await addressOf(program));
    await page.locator('h1').waitFor();
    await go(page);
    await page.locator('.actions').waitFor();
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    const place = join(PLACE, `${name}.png`);
    if (paper) {
      await page.setViewportSize({ width: A4.width - 2 * MARGIN, height: A4.height - 2 * MARGIN });
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    }
    const margin = paper ? MARGIN : 0;
    await sharp(await page.screenshot())
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#fff' })
      .png({ palette: true, colours: 128, effort: 10 })
      .toFile(place);
    console.log(place);
  } finally {
    await context.close();
    program.kill('SIGTERM');
    if (program.exitCode === null) await once(program, 'exit');
    rmSync(home, { recursive: true, force: true });
  }
}

async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('the program ended before it printed its address');
}
