// `npm test`: installs what the tests need, then format, lint, types, build, unit, integration, e2e, package, in this order, up to the first that fails.
// The last line, alone, is `N passed, N failed`.
//   npm test -- --only unit,e2e      some stages
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findElectron } from './lib/electron.mjs';
import { Failed, ROOT, build, installPackages, installSystemPackages } from './lib/prepare.mjs';
import { stopSystemPcscd } from './lib/pcscd.mjs';

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
  'tesseract-ocr',
  'tesseract-ocr-fra',
  'img2pdf',
  'unpaper',
  'ocrmypdf',
  'fonts-dejavu',
  'fonts-liberation',
];
/** Longer than this means something hangs. */
const LIMIT_MS = 15 * 60_000;
const REPORTS = join(ROOT, 'tests/.out');
const begun = Date.now();

const bin = (path) => [process.execPath, join(ROOT, 'node_modules', path)];
const vitest = (project) => [
  ...bin('vitest/vitest.mjs'),
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(REPORTS, `${project}.json`)}`,
];
const STAGES = [
  { name: 'format', commands: [[...bin('oxfmt/bin/oxfmt'), '--check']] },
  { name: 'lint', commands: [bin('oxlint/bin/oxlint')] },
  {
    name: 'types',
    commands: ['node', 'web', 'tests'].map((side) => [...bin('typescript/bin/tsc'), '-p', `tsconfig.${side}.json`]),
  },
  { name: 'build', commands: [[process.execPath, join(ROOT, 'scripts/build.mjs')]] },
  { name: 'unit', project: 'unit' },
  { name: 'integration', project: 'integration' },
  { name: 'e2e', project: 'e2e' },
  { name: 'package', project: 'package' },
];

const chosen = chooseStages();
const summary = [];
let passed = 0;
let failed = 0;

try {
  prepare();
  const restorePcscd = chosen.some(({ name }) => name === 'integration' || name === 'e2e')
    ? stopSystemPcscd()
    : () => {};
  try {
    for (const stage of chosen) {
      if (failed > 0) {
        summary.push(`${stage.name.padEnd(12)} not run`);
        continue;
      }
      runStage(stage);
    }
  } finally {
    restorePcscd();
  }
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  failed += 1;
  summary.push(`preparing    FAILED: ${error.message}`);
}
if (chosen.some(({ name }) => name === 'e2e')) {
  summary.push(
    findElectron() === null
      ? 'real Electron: not here; its specs (tests/e2e/doors/window.test.ts and others) ran in the double only'
      : 'real Electron: here; its specs ran in it and in the double',
  );
}
console.log(`\n${summary.join('\n')}\n${Math.round((Date.now() - begun) / 1000)} s in all\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function prepare() {
  installPackages();
  if (
    chosen.some(({ name }) => ['integration', 'e2e', 'package'].includes(name)) &&
    !chosen.some(({ name }) => name === 'build')
  )
    build();
  const missing = installSystemPackages(DEBIAN);
  if (missing.length > 0) summary.push(`missing here: ${missing.join(', ')}; tests that need them will fail`);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  // Some runners have no home, or one that cannot be written; browsers want one.
  if (!isWritable(process.env.HOME ?? process.env.USERPROFILE)) {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    process.env.HOME = home;
    process.on('exit', () => rmSync(home, { recursive: true, force: true }));
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

function runStage({ name, project, commands = [vitest(project)] }) {
  console.log(`\n— ${name}`);
  const start = Date.now();
  const { ok, why } = runAll(withDisplay(name, commands));
  const counts = project === undefined ? null : readCounts(project);
  passed += counts?.passed ?? 0;
  // A failure that is no test's (lint, a build, a file that does not load, a hang) counts as one.
  failed += ok ? 0 : Math.max(1, counts?.failed ?? 0);
  const tests =
    counts === null
      ? ''
      : ` ${counts.passed} passed, ${counts.failed} failed${counts.skipped.length === 0 ? '' : `, ${counts.skipped.length} skipped`}`;
  summary.push(
    `${name.padEnd(12)} ${ok ? 'ok' : `FAILED${why}`}${tests} (${Math.round((Date.now() - start) / 1000)} s)`,
  );
  for (const title of counts?.skipped ?? []) summary.push(`             skipped: ${title}`);
}

function runAll(commands) {
  for (const [command, ...args] of commands) {
    const left = LIMIT_MS - (Date.now() - begun);
    if (left <= 0) return { ok: false, why: ' (15 minutes are over)' };
    const { status, signal, error } = spawnSync(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: left,
      env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    });
    if (error?.code === 'ETIMEDOUT') return { ok: false, why: ' (15 minutes are over)' };
    if (status !== 0) return { ok: false, why: signal ? ` (${signal})` : '' };
  }
  return { ok: true, why: '' };
}

/** Real Electron opens a real window; without a display, on a virtual one. */
function withDisplay(name, commands) {
  if (name !== 'e2e' || process.platform !== 'linux' || process.env.DISPLAY || findElectron() === null) return commands;
  installSystemPackages(['xvfb', 'xauth']);
  return commands.map((command) => ['xvfb-run', '-a', ...command]);
}

function readCounts(project) {
  const file = join(REPORTS, `${project}.json`);
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unloaded,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  };
}

function chooseStages() {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' } } });
    const names = values.only?.split(',') ?? STAGES.map(({ name }) => name);
    const unknown = names.find((name) => !STAGES.some((stage) => stage.name === name));
    if (unknown !== undefined) throw new Error(`unknown stage: ${unknown}`);
    return STAGES.filter(({ name }) => names.includes(name));
  } catch (error) {
    console.error(`${error.message}\nUsage: npm test -- [--only ${STAGES.map(({ name }) => name).join(',')}]`);
    return process.exit(64); // EX_USAGE of sysexits.h
  }
}
