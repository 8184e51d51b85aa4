// Pictures of the real window for the README and for our own eyes: docs/screenshots/*.png, at 1366 × 768. Live ones
// show a virtual eID in a real pcscd, on a PC that lacks nothing; the others a practice scenario. On Linux, after a
// build, with what `npm test` installs.
//
//   node scripts/screenshots.mjs            all
//
//   node scripts/screenshots.mjs home print  some
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import sharp from 'sharp';
import { build } from 'vite';
import { scenesWith } from './lib/scenes.mjs';
import { getTestElectron } from './lib/test-electron.mjs';

// Without a screen, once more on one that nobody sees.
if (!process.env.DISPLAY) {
  const screen = ['-a', '-s', '-screen 0 1366x768x24', process.execPath, ...process.argv.slice(1)];
  process.exit(spawnSync('xvfb-run', screen, { stdio: 'inherit' }).status ?? 1);
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, '.cache/screenshots');
const PLACE = process.env.SCREENSHOTS ?? join(ROOT, 'docs/screenshots');
const look = { colorScheme: process.env.SCHEME ?? 'light', forcedColors: process.env.FORCED ?? 'none' };

/** A4 at 96 dpi, and the margin of styles/print.css. */
const A4 = { width: 794, height: 1123 };
const MARGIN = 50;

const WAITING = `
export async function until(look, wanted, what) {
  for (let tries = 0; tries < 400; tries += 1) {
    const seen = await look();
    if (wanted(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('still waiting for ' + what);
}`;

/** The tests' own tools are TypeScript, so they are bundled first. */
async function tools() {
  const tests = join(ROOT, 'tests');
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    // Theirs waits by vitest's own means, which are there in a test only.
    plugins: [
      { name: 'waiting', enforce: 'pre', load: (id) => (id.endsWith('/tests/tools/wait.ts') ? WAITING : null) },
    ],
    build: {
      ssr: true,
      target: 'node20',
      outDir: CACHE,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          photograph: join(tests, 'tools/photographs/photograph.ts'),
          pcscd: join(tests, 'tools/pcscd.ts'),
          pc: join(tests, 'tools/pc-in-order.ts'),
          card: join(tests, 'virtual-eid/card.ts'),
          vpcd: join(tests, 'virtual-eid/vpcd.ts'),
        },
        external: ['sharp', 'koffi'],
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  const [photographs, pcscd, pc, card, vpcd] = await Promise.all(
    ['photograph', 'pcscd', 'pc', 'card', 'vpcd'].map((name) => import(join(CACHE, `${name}.mjs`))),
  );
  return { ...photographs, ...pcscd, ...pc, ...card, ...vpcd };
}

/** Four photographs of pages on a table, made by the tests' own generator. */
let made = null;
function photographs() {
  made ??= (async () => {
    const { photograph } = toolbox;
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
const toolbox = await tools();
const temporary = mkdtempSync(join(tmpdir(), 'screenshots-'));
const pc = toolbox.pcInOrder();
// not our words: the maker's name for its reader
const reader = await toolbox.startPcscd(['ACS ACR38U-CCID']);
const manager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore' });
const root = process.getuid?.() === 0;
const program = await _electron.launch({
  executablePath: await getTestElectron(),
  args: [`--user-data-dir=${join(temporary, 'chromium')}`, ROOT],
  env: { ...process.env, ...pc.env, TMPDIR: temporary },
  chromiumSandbox: !root,
});
try {
  const page = await program.firstWindow();
  // Reading four photographs takes its time on a busy machine.
  page.setDefaultTimeout(180_000);
  await page.locator('h1').waitFor();
  await page.emulateMedia({ ...look, reducedMotion: 'reduce' });
  for (const [name, scene] of Object.entries(scenesWith(photographs))) {
    if (wanted.length === 0 || wanted.includes(name)) await picture(page, name, scene);
  }
} finally {
  await program.close();
  manager.kill();
  await reader.stop();
  pc.remove();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** As the next visitor meets it: a session of its own, then the way to the scene. */
async function picture(page, name, { practice = null, card = null, paper = false, go }) {
  await page.evaluate(
    (id) =>
      window.cleEnMain.request('session.end', undefined).then(() => window.cleEnMain.request('practice.choose', id)),
    practice,
  );
  await page.reload();
  await page.locator('h1').waitFor();
  const inserted = card === null ? null : await toolbox.insert(toolbox.SLOTS[0], toolbox.eid(card));
  try {
    await go(page);
    // So that nothing is drawn as under the mouse.
    await page.mouse.move(1, 1);
    await page.locator('.actions').waitFor();
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    await page.evaluate(() => document.fonts.ready);
    const place = join(PLACE, `${name}.png`);
    const whole = page.viewportSize();
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
    if (paper) {
      await page.emulateMedia({ media: null, ...look });
      if (whole !== null) await page.setViewportSize(whole);
    }
  } finally {
    await inserted?.remove();
    // pcscd looks every 0.4 s: a card put in before it saw the last one leave would be the same card to it.
    if (inserted !== null) await sleep(1000);
  }
}
