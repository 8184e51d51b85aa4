/** Whoever reads a name for the first time finds beside it what it is (CONTRIBUTING.md, « The rules of the house »). */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { uncommented } from './comments.ts';

it('everything that src, native, scripts and bin export has a doc comment, but for re-exports and types taken from a schema or a list', () => {
  const paths = execFileSync('git', ['ls-files', 'src', 'native', 'scripts', 'bin'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(tsx?|mjs)$/.test(path));
  expect(paths.length).toBeGreaterThan(300);
  const found = paths.flatMap((path) =>
    uncommented(path, readFileSync(path, 'utf8')).map((name) => `${path}: ${name} has no doc comment`),
  );
  expect(found).toEqual([]);
});

it.each([
  ['a function', 'export function one(): void {}', ['one']],
  ['a function that is a constant', 'export const one = () => 1;', ['one']],
  [
    'the second constant of two, under the comment of the first',
    '/** A. */\nexport const a = 1;\nexport const b = 2;',
    ['b'],
  ],
  ['a constant under an ordinary comment, which no editor shows', '// A.\nexport const a = 1;', ['a']],
  ['a type that is written out', "export type Colour = 'red' | 'blue';", ['Colour']],
  ['an interface', 'export interface Box {}', ['Box']],
  ['the default export', 'export default 1;', ['default']],
])('an export without a doc comment is found: %s', (_, text, names) => {
  expect(uncommented('planted.ts', text)).toEqual(names);
});

it.each([
  ['a function under its comment', '/** Adds. */\nexport const add = (a: number, b: number) => a + b;'],
  ['a type taken from a schema', 'export type Box = v.InferOutput<typeof boxSchema>;'],
  ['a type taken from a list', 'export type Colour = (typeof COLOURS)[number];'],
  ['what a file passes on from another', "export * from './other.ts';\nexport { one } from './other.ts';"],
  ['what is not exported', 'const one = 1;'],
])('no missing doc comment is reported of %s', (_, text) => {
  expect(uncommented('planted.ts', text)).toEqual([]);
});
