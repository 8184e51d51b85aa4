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

describe('an exercise', () => {
  const good = readFileSync('assets/practice/no-reader.yaml', 'utf8');
  const told = (from: string | RegExp, to: string): string => {
    const bad = good.replace(from, to);
    expect(bad).not.toBe(good);
    return mistakesIn('assets/practice/essai.yaml', bad).join('\n');
  };
  it('that is whole has no mistake', () => {
    expect(mistakesIn('assets/practice/essai.yaml', good)).toEqual([]);
  });
  it.each<[string, string | RegExp, string, RegExp]>([
    [
      'names an act that does not exist',
      'insert carte lecteur]',
      'insérer carte lecteur]',
      /essai\.yaml:\d+: way\.1: .*"insérer carte lecteur".*insert CARD READER/,
    ],
    [
      'names a card that is not on the table',
      'insert carte lecteur]',
      'insert crate lecteur]',
      /essai\.yaml:\d+: way\.1: "crate" is no card here.*carte/,
    ],
    [
      'expects a finding that the check does not know',
      'verdict: ready,',
      'finding: reader.lost,',
      /essai\.yaml:\d+: goal\.finding: .*"reader\.lost"/,
    ],
    [
      'has a way that does not lead to its goal',
      'way: [plug lecteur, insert carte lecteur]',
      'way: [plug lecteur, turn carte, insert carte lecteur]',
      /essai\.yaml:\d+: goal: is not reached by the way: .*blocked.*card\.mute/,
    ],
    [
      'has an act in its way that its goal does not need',
      'way: [plug lecteur, insert carte lecteur]',
      'way: [plug lecteur, insert carte lecteur, unplug lecteur]',
      /essai\.yaml:\d+: way\.2: the goal is reached already/,
    ],
    [
      'has an act in its way that cannot be done then',
      'way: [plug lecteur, insert carte lecteur]',
      'way: [plug lecteur, pull carte, insert carte lecteur]',
      /essai\.yaml:\d+: way\.1: cannot be done/,
    ],
    ['lacks its debrief', /^debrief:[\s\S]*?(?=^quiz)/m, '', /essai\.yaml:\d+: debrief: .*debrief/i],
    ['mistypes a field', 'minutes:', 'minuts:', /essai\.yaml:\d+: .*minuts/],
    [
      'lays something over the PC that is no fact',
      'readers:',
      'facts: { system: { clock: { value: { now: demain } } } }\nreaders:',
      /essai\.yaml:\d+: facts: .*clock.*"demain"/,
    ],
  ])('that %s is refused, with the line and what was expected', (_what, from, to, expected) => {
    expect(told(from, to)).toMatch(expected);
  });
});

it('a file that no part of the program reads is a mistake of its own', () => {
  const file = 'assets/locales/fr/finding.yaml';
  writeFileSync(join(root, file), 'a: b\n');
  expect(mistakesInAssets(root)).toEqual([expect.stringContaining(`${file}:1: no part of the program reads`)]);
  rmSync(join(root, file));
});
