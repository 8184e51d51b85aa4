/** How long a line and a file may be (CONTRIBUTING.md). oxfmt breaks no string and no comment. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const WIDEST = 120;
const LONGEST = 300;

/** Where a long line is data: something whole in another language, which would be harder to read in pieces. */
const DATA = [
  // Pictures in SVG.
  'scripts/drawings',
  'tests/tools/photographs/',
  'tests/tools/documents/',
  'tests/bench/documents.bench.ts',
  // Objects of PDF.
  'src/worker/pdf/',
  // What a system's tools are asked, and what they print.
  'native/probes/parse/',
  'tests/unit/native/probes/',
  'tests/tools/pc-in-order.ts',
  // Scripts for a page or a shell, requests as they go over the wire, files of other programs.
  'tests/e2e/',
  'tests/unit/main/doors/',
  'tests/integration/privacy/',
  // Patterns, and texts that are compared whole.
  'tests/unit/assets/plain-language.ts',
  'tests/unit/docs/made-pages.ts',
  'tests/unit/house/references.ts',
  'tests/unit/main/session/report.test.ts',
  // Messages and commands of formats that know no continued line.
  '.oxlintrc.json',
  '.github/workflows/release.yml',
];

const isData = (path: string): boolean => DATA.some((folder) => path.startsWith(folder));
const isComment = (line: string): boolean => /^\s*(?:\/?\*|\/\/|#)/.test(line);
/** The title of a test is one sentence, found whole by whoever searches for it. */
const isTitle = (line: string): boolean => /^\s*(?:(?:it|test|describe)(?:\.\w+)?\('|'.*',$)/.test(line);

function tooWide(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, at) => {
    const width = [...line].length;
    if (width <= WIDEST || isTitle(line) || (isData(path) && !isComment(line))) return [];
    return [`${path}:${at + 1}: ${width} columns`];
  });
}

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.(?:tsx?|mts|mjs|c|css|html|sh|yml|json)$|^\.ci\/|^bin\//.test(path))
  .filter((path) => !/^(?:assets\/|package-lock\.json$|docs\/)/.test(path));

it('no line of code or configuration is wider than 120 columns, but for data, the titles of tests and lines that are one string', () => {
  expect(files.length).toBeGreaterThan(600);
  expect(files.flatMap((path) => tooWide(path, readFileSync(path, 'utf8')))).toEqual([]);
});

it('no file of src, native or scripts is longer than 300 lines, but for those listed as data', () => {
  const long = files
    .filter((path) => /^(?:src|native|scripts)\//.test(path) && !isData(path))
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONGEST);
  expect(long).toEqual([]);
});

it('a line of 121 columns is found in code, and in a comment of a file listed as data, but not in the data of that file', () => {
  const wide = 'x'.repeat(WIDEST + 1);
  expect(tooWide('src/main/planted.ts', `short\n${wide}`)).toEqual(['src/main/planted.ts:2: 121 columns']);
  expect(tooWide('src/worker/pdf/planted.ts', `/** ${wide} */`)).toHaveLength(1);
  expect(tooWide('src/worker/pdf/planted.ts', `'${wide}'`)).toEqual([]);
});
