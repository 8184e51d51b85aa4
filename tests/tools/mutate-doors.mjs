// Takes one defence of the doors away at a time, in a copy of out/, and shows which test notices. By hand, after a
// build:
//   node tests/tools/mutate-doors.mjs
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WINDOW = 'tests/e2e/doors/window.test.ts';
/**
 * The bundler writes constants out where they are used. A pattern that is not found any more is reported, and has to be
 * mended here.
 */
const MUTATIONS = [
  ['CSP header', /"content-security-policy": \[/, '"x-nothing": ['],
  ['permission handlers', /each\.setPermission(Request|Check)Handler\(.*\);/g, ''],
  ['navigation guards', /contents\.on\("will-(navigate|frame-navigate|redirect)"[\s\S]*?\}\);/g, ''],
  ['window-open handler', /contents\.setWindowOpenHandler\(.*\);/, ''],
  ['sender check', /assertOwnPage\(event\);/, ''],
  ['own page by prefix only', /return protocol === `app:` && host === .*;/, 'return true;'],
  [
    'list of the folder',
    /\(await \(listed \?\?= list\(folder\)\)\)\.get\(path === "\/" \? "\/index\.html" : path\)/,
    'join(folder, path === "/" ? "/index.html" : decodeURIComponent(path))',
  ],
  ['link catalogue', /if \(address === null\) return \{ state: "unknown-entry" \};/, ''],
  ['argument schema', /parseArgument\(name, argument\)/, 'argument'],
  ['sandbox', /sandbox: true/, 'sandbox: false'],
  ['context isolation', /contextIsolation: true/, 'contextIsolation: false'],
  ['privileged scheme', /^\s*declareScheme\(\);/m, ''],
  ['single instance', /else if \(app\.requestSingleInstanceLock\(\)\)/, 'else if (true)'],
];

for (const [name, pattern, replacement] of MUTATIONS) {
  const app = mkdtempSync(join(tmpdir(), 'mutant-'));
  try {
    cpSync(join(ROOT, 'out'), join(app, 'out'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(app, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(app, 'node_modules'));
    let changed = 0;
    for (const file of readdirSync(join(app, 'out/main')).filter((each) => each.endsWith('.js'))) {
      const path = join(app, 'out/main', file);
      const before = readFileSync(path, 'utf8');
      const after = before.replace(pattern, replacement);
      if (after !== before) {
        changed += 1;
        writeFileSync(path, after);
      }
    }
    console.log(name.padEnd(26), changed === 0 ? 'PATTERN NOT FOUND' : verdict(app));
  } finally {
    rmSync(app, { recursive: true, force: true });
  }
}

function verdict(app) {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      'e2e',
      WINDOW,
      '--reporter=json',
      '--hookTimeout=20000',
    ],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, CLE_EN_MAIN_APP: app } },
  );
  if (status === 0) return 'SURVIVED';
  const report = JSON.parse(stdout.slice(stdout.indexOf('{"')));
  const failed = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status: each }) => each === 'failed')
    .map(({ title }) => title);
  return `noticed by: ${failed.length === 0 || failed.length > 20 ? 'the program does not start' : failed.join(' | ')}`;
}
