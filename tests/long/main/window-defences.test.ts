/**
 * The window's own defences, taken away one at a time in a copy of the built program: its spec must notice. Those that
 * a spec without a window can miss are in every-defence.ts.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../e2e/tools/app.ts';
import { realElectrons } from '../../e2e/tools/electron.ts';
import { isRoot, person } from '../../e2e/tools/person.ts';

const run = promisify(execFile);
const WINDOW = 'tests/e2e/doors/window.test.ts';

/** In the bundle, where constants are written out. A pattern that is not found any more has to be mended here. */
const DEFENCES: readonly (readonly [string, RegExp, string])[] = [
  ['CSP header', /"content-security-policy": \[/, '"x-nothing": ['],
  ['permission handlers', /each\.setPermission(Request|Check)Handler\(.*\);/g, ''],
  ['navigation guards', /contents\.on\("will-(navigate|frame-navigate|redirect)"[\s\S]*?\}\);/g, ''],
  ['window-open handler', /contents\.setWindowOpenHandler\(.*\);/, ''],
  ['sender check', /assertOwnPage\(event\);/, ''],
  ['own page by protocol and host', /return protocol === `app:` && host === .*;/, 'return true;'],
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

/** Without what vitest tells the processes it starts: this is a vitest of its own. */
const ENV = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST$|NODE_ENV$|NODE_OPTIONS$|DEV$|PROD$|MODE$)/.test(name),
  ),
);

// Said at the end of the suite, in capitals, with the reason why the real one is not here.
if (realElectrons().length === 0) it('needs a real Electron', ({ skip }) => skip());

describe.runIf(realElectrons().length > 0)('the spec of the window, on a copy of the built program', () => {
  let app: string;
  beforeEach(async () => {
    app = await mkdtemp(join(tmpdir(), 'mutant-'));
    await cp(join(ROOT, 'out'), join(app, 'out'), { recursive: true });
    await cp(join(ROOT, 'package.json'), join(app, 'package.json'));
    await symlink(join(ROOT, 'node_modules'), join(app, 'node_modules'));
    const owner = person();
    if (isRoot && owner !== null) await run('chown', ['-R', `${owner.uid}:${owner.gid}`, app]);
  });
  afterEach(() => rm(app, { recursive: true, force: true }));

  /** What the spec says when it fails on the copy; null when it passes. */
  const failure = (): Promise<string | null> =>
    run(
      process.execPath,
      [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--root', ROOT, '--project', 'e2e', WINDOW, '--bail=1'],
      { cwd: ROOT, env: { ...ENV, CLE_EN_MAIN_APP: app, NO_COLOR: '1' }, maxBuffer: 64 * 2 ** 20 },
    ).then(
      () => null,
      (error: unknown) =>
        error instanceof Error && 'stdout' in error && 'stderr' in error
          ? `${String(error.stdout)}${String(error.stderr)}`
          : String(error),
    );

  it('passes with every defence in place, so that a failure below is about the defence taken away', async () => {
    expect(await failure()).toBeNull();
  });

  it.each(DEFENCES)('fails without this defence: %s', async (defence, pattern, replacement) => {
    let changed = 0;
    for (const file of (await readdir(join(app, 'out/main'))).filter((name) => name.endsWith('.js'))) {
      const path = join(app, 'out/main', file);
      const before = await readFile(path, 'utf8');
      const after = before.replace(pattern, () => replacement);
      if (after === before) continue;
      changed += 1;
      await writeFile(path, after);
    }
    // Otherwise the defence has moved, and the list has to be mended.
    expect(changed, `files of the bundle that hold « ${defence} »`).toBeGreaterThan(0);
    const said = await failure();
    console.log(`${defence}: ${/FAIL .*/.exec(said ?? '')?.[0] ?? 'NOT NOTICED'}`);
    expect(said).toMatch(/Failed (Tests|Suites)/);
  });
});
