// `npm test`: installs what the tests need, checks format, lint and types, builds, and runs the tests in three lanes
// side by side: those that need the reader service (one after another), those that open a window or a browser without
// it, and those that need neither. It ends with a line for each lane, in capitals what could not be tried here, and
// alone on the last line `N passed, N failed`.
//
// npm test -- --only unit,e2e: some stages.
//
// npm run test:long: what takes longer: fuzz, defences taken away, long traces, installation.
//
// node scripts/test.mjs --all: both, as .ci/run does.
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { byLane, testFiles } from './lib/lanes.mjs';
import { longSuite } from './lib/long.mjs';
import { stopSystemPcscd } from './lib/pcscd.mjs';
import { isOpenToAll } from './lib/open-to-all.mjs';
import { Failed, ROOT, build, installPackages, installSystemPackages } from './lib/prepare.mjs';
import { counts, run } from './lib/run.mjs';
import { getTestElectron } from './lib/test-electron.mjs';

const DEBIAN = [
  'pcscd',
  'vsmartcard-vpcd',
  'libccid',
  'opensc',
  'chromium',
  'strace',
  'fuse3',
  'python3-fusepy',
  'iproute2',
  'procps',
  'gcc',
  'libc6-dev',
  'libpcsclite-dev',
  'poppler-utils',
  'qpdf',
  'libimage-exiftool-perl',
  'tesseract-ocr',
  'tesseract-ocr-fra',
  'img2pdf',
  'imagemagick',
  'netpbm',
  'libtiff-tools',
  'libjpeg-turbo-progs',
  'unpaper',
  'ocrmypdf',
  'fonts-dejavu',
  'fonts-liberation',
  // For the real window: a screen, a window manager, hands, and what Electron itself is linked with.
  'tcpdump',
  'xvfb',
  'xauth',
  'openbox',
  'wmctrl',
  'xdotool',
  'x11-utils',
  'unzip',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libdrm2',
  'libx11-xcb1',
  'libatspi2.0-0',
  'libcups2',
  'gsettings-desktop-schemas',
];
/** A desktop with Wayland alone; a clean Debian, and what looks at an installed program. */
const DEBIAN_LONG = ['weston', 'debootstrap', 'desktop-file-utils', 'squashfs-tools'];
/** Windows's Node and its stand-ins, for the check as it is there; not on the forge, which has no time for it. */
const DEBIAN_WINDOWS = ['wine64', 'gcc-mingw-w64-x86-64-win32'];
/** Longer than this means that something hangs, minutes. */
const LIMIT = { short: 75, all: 85 };
const REPORTS = join(ROOT, 'tests/.out');
const CHECKS = ['format', 'lint', 'types', 'build'];
const SUITES = ['unit', 'integration', 'e2e', 'package'];
const STAGES = [...CHECKS, ...SUITES, 'long'];
/** The reader service of one lane is not the others' to meet: their client library looks elsewhere. */
const WITHOUT_READER = { needsService: false, env: { TEST_WORKERS: '2', PCSCLITE_CSOCK_NAME: '/nowhere' } };
const WITH_READER = { needsService: true, env: {} };
const begun = Date.now();

const { chosen, everything } = chooseStages();
const until = begun + (chosen.has('long') ? LIMIT.all : LIMIT.short) * 60_000;
const summary = [];
const notTried = [];
let passed = 0;
let failed = 0;

try {
  prepare();
  if (['e2e', 'package', 'long'].some((name) => chosen.has(name))) await prepareElectron();
  await checks();
  if (failed === 0) await lanes();
  else summary.push('the tests                  not run');
  if (chosen.has('long') && failed === 0) await long();
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  failed += 1;
  summary.push(`preparing                  FAILED: ${error.message}`);
}
console.log(`\n${summary.join('\n')}`);
for (const each of notTried) console.log(each);
console.log(`${seconds(begun)} in all\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function prepare() {
  installPackages();
  const isWhole = chosen.has('long') && !everything;
  const missing = installSystemPackages([
    ...DEBIAN,
    ...(chosen.has('long') ? DEBIAN_LONG : []),
    ...(isWhole ? DEBIAN_WINDOWS : []),
  ]);
  if (missing.length > 0)
    notTried.push(`NOT TRIED HERE: what needs ${missing.join(', ')} (not installed here); those tests fail`);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  // Some runners have no home, or one that cannot be written; browsers want one.
  if (!isWritable(process.env.HOME ?? process.env.USERPROFILE)) {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    process.env.HOME = home;
    process.on('exit', () => rmSync(home, { recursive: true, force: true }));
  }
}

/** A real Electron, for window specs. Without it they run in the double, which otherwise only the long suite does. */
async function prepareElectron() {
  try {
    const electron = await getTestElectron();
    if (process.getuid?.() === 0 && !isOpenToAll(electron))
      notTried.push(
        `NOT TRIED HERE: THE SANDBOX (${ROOT} IS CLOSED TO OTHER USERS): EVERY WINDOW SPEC RAN AS ROOT, WITHOUT IT`,
      );
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    notTried.push(`NOT TRIED HERE: THE REAL ELECTRON (${error.message}): EVERY WINDOW SPEC RAN IN THE DOUBLE ONLY`);
  }
}

function isWritable(folder) {
  if (!folder) return false;
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Format, lint, types and build, all at once: none needs what another makes. */
async function checks() {
  const start = Date.now();
  const bin = (path, ...args) => [process.execPath, join(ROOT, 'node_modules', path), ...args];
  const commands = {
    format: [bin('oxfmt/bin/oxfmt', '--check')],
    lint: [bin('oxlint/bin/oxlint')],
    types: ['node', 'web', 'tests'].map((side) => bin('typescript/bin/tsc', '-p', `tsconfig.${side}.json`)),
    build: [[process.execPath, join(ROOT, 'scripts/build.mjs')]],
  };
  const results = await Promise.all(
    CHECKS.filter((name) => chosen.has(name)).map(async (name) => {
      const whys = await Promise.all(commands[name].map((each) => run(each, { label: name.padEnd(9), until })));
      const why = whys.find((each) => each !== null);
      return {
        name,
        text: why === undefined ? `${name} ok` : `${name.toUpperCase()} FAILED (${why})`,
        ok: why === undefined,
      };
    }),
  );
  if (results.length > 0)
    summary.push(`checks                     ${results.map(({ text }) => text).join(', ')} (${seconds(start)})`);
  // A failure that is no test's counts as one.
  failed += results.filter(({ ok }) => !ok).length;
  if (!chosen.has('build') && [...SUITES, 'long'].some((name) => name !== 'unit' && chosen.has(name))) build();
}

async function lanes() {
  const suites = SUITES.filter((name) => name !== 'unit' && chosen.has(name));
  const { reader, noReader } = byLane(testFiles(suites));
  const projects = suites.flatMap((name) => ['--project', name]);
  const part = (files) => (files.length === 0 ? [] : [{ args: [...projects, ...files], tagged: '!long' }]);
  const opensWindow = (file) => file.startsWith('tests/e2e/');
  await sideBySide([
    { name: 'with the reader', parts: part(reader), ...WITH_READER },
    { name: 'with a window', parts: part(noReader.filter(opensWindow)), ...WITHOUT_READER },
    {
      name: 'with neither',
      parts: [
        ...(chosen.has('unit') ? [{ args: ['--project', 'unit'], tagged: '!long' }] : []),
        ...part(noReader.filter((file) => !opensWindow(file))),
      ],
      ...WITHOUT_READER,
      // One at a time: with two, a window of the other lane took a minute to open on two cores.
      env: { ...WITHOUT_READER.env, TEST_WORKERS: '1' },
    },
  ]);
}

async function long() {
  const { reader, noReader, shortened } = longSuite({ shorter: everything });
  await sideBySide([
    { name: 'long, with the reader', parts: reader, ...WITH_READER },
    { name: 'long, without the reader', parts: noReader, ...WITHOUT_READER },
  ]);
  for (const what of shortened) notTried.push(`IN A SHORTER FORM, WHOLE IN npm run test:long: ${what}`);
}

/**
 * Two cores are busy all the time only when more is under way than they can do: a test of a window mostly waits.
 * @param {Lane[]} lanes
 * @typedef {{ name: string, parts: import('./lib/long.mjs').Part[] } & typeof WITH_READER} Lane
 */
async function sideBySide(lanes) {
  const isNeeded = lanes.some(({ needsService, parts }) => needsService && parts.length > 0);
  const restorePcscd = isNeeded ? stopSystemPcscd() : () => {};
  try {
    await Promise.all(
      lanes.map(({ name, parts, env }) =>
        lane(
          name,
          parts.map((part) => ({ ...part, env: { ...env, ...part.env } })),
        ),
      ),
    );
  } finally {
    restorePcscd();
  }
}

/**
 * Runs vitest once for each part, one after another, and says in one line what came of them.
 * @param {string} name
 * @param {import('./lib/long.mjs').Part[]} parts
 */
async function lane(name, parts) {
  if (parts.length === 0) return;
  const start = Date.now();
  const total = { passed: 0, failed: 0, skipped: [] };
  let whys = '';
  for (const [index, { args, env, named, tagged }] of parts.entries()) {
    const report = join(REPORTS, `${name.replaceAll(/\W+/g, '-')}-${index}.json`);
    const vitest = [process.execPath, join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...args];
    const only = [
      ...(named === undefined ? [] : ['--testNamePattern', named]),
      ...(tagged === undefined ? [] : [`--tagsFilter=${tagged}`]),
    ];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const why = await run([...vitest, ...only, ...reporters], { label: name, env, until });
    const asked = ({ fullName, tags }) =>
      fullName.includes(named ?? '') && (tagged === undefined || tags.includes('long') === (tagged === 'long'));
    const part = counts(report, asked);
    total.passed += part.passed;
    total.failed += why === null ? 0 : Math.max(1, part.failed);
    total.skipped.push(...part.skipped);
    if (why !== null && part.failed === 0) whys += ` (${why})`;
  }
  passed += total.passed;
  failed += total.failed;
  const verdict = `${total.failed === 0 ? '' : 'FAILED: '}${total.passed} passed, ${total.failed} failed${whys}`;
  summary.push(`${name.padEnd(26)} ${verdict} (${seconds(start)})`);
  notTried.push(...total.skipped.map((each) => `NOT TRIED HERE: ${each}`));
}

function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}

function chooseStages() {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, all: { type: 'boolean' } } });
    const usual = values.all ? STAGES : STAGES.filter((name) => name !== 'long');
    const names = values.only?.split(',') ?? usual;
    const unknown = names.find((name) => !STAGES.includes(name));
    if (unknown !== undefined) throw new Error(`unknown stage: ${unknown}`);
    return { chosen: new Set(names), everything: values.all === true };
  } catch (error) {
    console.error(`${error.message}\nUsage: npm test -- [--all] [--only ${STAGES.join(',')}]`);
    return process.exit(64); // EX_USAGE of sysexits.h
  }
}
