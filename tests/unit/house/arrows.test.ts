/** docs/architecture.md#one-way: imports run one way, and what must not reach a process does not. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { circles, importsOf, sources } from './imports.ts';

/** One file of each part of the house, and what it must not import. */
const REFUSED: readonly (readonly [string, readonly string[]])[] = [
  [
    'src/shared/planted.ts',
    ['node:fs', 'electron', 'koffi', 'react', 'sharp', 'mupdf', 'libheif-js/wasm-bundle.js', '../main/program.ts'],
  ],
  [
    'src/shared/planted.ts',
    ['../../native/slots.ts', '../renderer/App.tsx', '../preload/index.ts', '../worker/make.ts'],
  ],
  ['native/planted.ts', ['electron', 'react', 'sharp', 'mupdf', 'libheif-js', '../src/main/program.ts']],
  ['native/planted.ts', ['../src/worker/make.ts', '../src/renderer/App.tsx', '../assets/locales/fr/ui.json']],
  ['native/eid/planted.ts', ['koffi', 'node:fs', '../pcsc/codes.ts', '../probes/run.ts', 'electron']],
  ['src/main/planted.ts', ['electron', 'koffi', 'sharp', 'mupdf', '@imagemagick/magick-wasm', '../worker/make.ts']],
  ['src/main/planted.ts', ['../../native/slots.ts', '../renderer/App.tsx', 'react']],
  ['src/main/diagnosis/planted.ts', ['electron', 'node:os', 'sharp', '../doors/door-words.ts', '../documents/pack.ts']],
  ['src/main/diagnosis/planted.ts', ['../../../native/slots.ts', '../../worker/make.ts']],
  ['src/main/documents/planted.ts', ['electron', 'sharp', 'mupdf', 'libheif-js', '../../worker/make.ts']],
  ['src/main/documents/planted.ts', ['tesseract.js-core/tesseract-core-simd-lstm.js', '@tesseract.js-data/fra']],
  ['src/main/documents/planted.ts', ['../doors/door-words.ts', '../../../native/slots.ts']],
  ['src/main/session/planted.ts', ['electron', 'sharp', '../../worker/make.ts', '../doors/door-words.ts']],
  [
    'src/main/doors/browser/planted.ts',
    ['electron', 'mupdf', '../../../worker/make.ts', '../../../../native/slots.ts'],
  ],
  ['src/main/doors/terminal/planted.ts', ['electron', 'sharp', '../../../worker/make.ts']],
  ['src/main/doors/window/planted.ts', ['sharp', 'mupdf', '../../../worker/make.ts', '../../../../native/slots.ts']],
  ['src/worker/planted.ts', ['electron', 'react', 'koffi', '../main/program.ts', '../renderer/App.tsx']],
  ['src/worker/formats/planted.ts', ['electron', '../../main/program.ts', '../../../native/slots.ts']],
  ['src/preload/planted.ts', ['node:fs', 'koffi', 'sharp', '../main/program.ts', '../worker/make.ts']],
  ['src/renderer/planted.ts', ['node:fs', 'electron', 'koffi', 'sharp', 'mupdf', 'libheif-js', '../worker/make.ts']],
  ['src/renderer/check/planted.ts', ['../../main/program.ts', '../../../native/slots.ts', '../../preload/index.ts']],
];
const ALLOWED: readonly (readonly [string, readonly string[]])[] = [
  ['src/main/doors/window/planted.ts', ['electron', 'node:path', '../../program.ts', '../../../shared/contract.ts']],
  ['src/worker/planted.ts', ['sharp', 'mupdf', 'node:fs', '../shared/documents-worker.ts', './make.ts']],
  ['native/pcsc/planted.ts', ['koffi', 'node:path', '../../src/shared/facts.ts']],
  ['src/renderer/check/planted.ts', ['react', '../../shared/snapshot.ts']],
];

describe('the rules of lint, tried on a file planted in a folder that is named like ours', () => {
  const here = mkdtempSync(join(tmpdir(), 'planted-'));
  let said = '';
  const name = (path: string, line: number): string => path.replace('planted', `planted-${line}`);
  beforeAll(() => {
    copyFileSync('.oxlintrc.json', join(here, '.oxlintrc.json'));
    for (const [line, [path, names]] of [...REFUSED, ...ALLOWED].entries()) {
      const file = join(here, name(path, line));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, names.map((imported, at) => `export type { T as T${at} } from '${imported}';\n`).join(''));
    }
    const oxlint = resolve('node_modules/oxlint/bin/oxlint');
    said = spawnSync(process.execPath, [oxlint, '--format=unix', '.'], { cwd: here, encoding: 'utf8' }).stdout;
  });
  afterAll(() => rmSync(here, { recursive: true, force: true }));
  const isRefused = (path: string, line: number, imported: string): boolean =>
    said
      .split('\n')
      .some((each) => each.includes(name(path, line)) && each.includes(`'${imported}' import is restricted`));

  it.each(REFUSED.map(([path, names], line) => ({ path, names, line, listed: names.join(', ') })))(
    '$path may import none of these: $listed',
    ({ path, names, line }) => {
      expect(names.filter((imported) => !isRefused(path, line, imported))).toEqual([]);
    },
  );
  it.each(
    ALLOWED.map(([path, names], line) => ({ path, names, line: line + REFUSED.length, listed: names.join(', ') })),
  )('$path may import all of these: $listed', ({ path, names, line }) => {
    expect(names.filter((imported) => isRefused(path, line, imported))).toEqual([]);
  });
});

describe('the imports of src and native', () => {
  const all = sources().flatMap((path) => importsOf(path));

  it('form no circle of files that import each other, imports of types included', () => {
    expect(circles(all)).toEqual([]);
  });

  it('would be caught in a circle: two planted files that import each other’s types are found', () => {
    const planted = [
      ...importsOf('src/shared/one.ts', "import type { Two } from './two.ts';"),
      ...importsOf('src/shared/two.ts', "export type { One } from './one.ts';"),
    ];
    expect(circles(planted)).toEqual([['src/shared/one.ts', 'src/shared/two.ts']]);
  });

  // The lint rule reads `import … from`; `import()` it does not see.
  const HEAVY = /^(sharp|mupdf|libheif-js|@imagemagick|tesseract\.js-core|@tesseract\.js-data)(\/|$)/;
  it('name sharp, mupdf, libheif, ImageMagick and Tesseract in src/worker only, and a planted import() is seen as well', () => {
    expect(all.filter(({ from, to }) => HEAVY.test(to) && !from.startsWith('src/worker/'))).toEqual([]);
    expect(
      importsOf('src/main/planted.ts', "const { load } = await import('mupdf');").some(({ to }) => HEAVY.test(to)),
    ).toBe(true);
  });

  it('name Electron nowhere but in the window door, src/main/index.ts and src/preload', () => {
    const known = /^src\/(main\/index\.ts|main\/doors\/window\/|preload\/)/;
    expect(all.filter(({ from, to }) => /^electron(\/|$)/.test(to) && !known.test(from))).toEqual([]);
  });
});
