/** The build refuses content with a mistake: which file, which line, what stands there, what was expected. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mistakesIn, mistakesInAssets } from '../../../scripts/content/check.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('assets', join(root, 'assets'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('the content of this repository has no mistake', () => {
  expect(mistakesInAssets('.')).toEqual([]);
});

it.each<[file: string, mistyped: RegExp, by: string, told: RegExp]>([
  ['assets/guides/fr/ma-ebox.yaml', /^theme: .*$/m, 'theme: boites', /:\d+: theme: .*"boites"/],
  ['assets/guides/fr/ma-ebox.yaml', /^steps:$/m, 'stepps:', /:\d+: steps: .*Expected "steps" but received undefined/],
  ['assets/services.yaml', /, kind: service,/, ', kind: servise,', /services\.yaml:\d+: 0\.kind: .*"servise"/],
  ['assets/locales/fr/findings.yaml', /^([\w.]+):$/m, 'reader.nonsense:', /:\d+: .*(reader\.nonsense|Expected)/],
  ['assets/locales/fr/doors.yaml', /^ {2}address:/m, '  adress:', /:\d+: browser\.a(d?)dress: /],
  ['assets/locales/fr/report.yaml', /^title: .*$/m, 'title: [a, b]', /:\d+: title: .*Expected string/],
  ['assets/locales/fr/ui.json', /"title": "[^"]*"/, '"title": 7', /ui\.json:\d+: [\w.]+: /],
  ['assets/practice/ready.yaml', /^id: .*$/m, 'id: Prêt !', /:\d+: id: /],
  ['assets/locales/fr/glossary.yaml', /^ {2}term: (.*)$/m, '  term: "$1', /glossary\.yaml:\d+: /],
])('the file %s with one slip in it is refused with its line', (file, mistyped, by, told) => {
  const good = readFileSync(join(root, file), 'utf8');
  const bad = good.replace(mistyped, by);
  expect(bad).not.toBe(good);
  writeFileSync(join(root, file), bad);
  const mistakes = mistakesInAssets(root);
  writeFileSync(join(root, file), good);
  expect(mistakes.length).toBeGreaterThan(0);
  expect(mistakes.every((line) => line.startsWith(`${file}:`))).toBe(true);
  expect(mistakes.join('\n')).toMatch(told);
});

describe('a scenario for practice', () => {
  it('that says nothing but id, title and facts is whole', () => {
    expect(mistakesIn('assets/practice/essai.yaml', 'id: essai\ntitle: Essai\nfacts: {}\n')).toEqual([]);
  });
  it('whose facts have the wrong form is refused, with the place and what stands there', () => {
    const text = 'id: essai\ntitle: Essai\nfacts:\n  pcsc:\n    readers: trois\n';
    expect(mistakesIn('assets/practice/essai.yaml', text).join('\n')).toMatch(
      /essai\.yaml:\d+: .*facts\.pcsc\.readers: .*"trois"/,
    );
  });
});

it('a file that no part of the program reads is a mistake of its own', () => {
  const file = 'assets/locales/fr/finding.yaml';
  writeFileSync(join(root, file), 'a: b\n');
  expect(mistakesInAssets(root)).toEqual([expect.stringContaining(`${file}:1: no part of the program reads`)]);
  rmSync(join(root, file));
});
