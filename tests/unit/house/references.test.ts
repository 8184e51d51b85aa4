/** A clone is enough: every reference leads to a heading, a row or a file that is in it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDING_IDS } from '../../../src/shared/findings.ts';
import { brokenReferences, slug, textFiles } from './references.ts';

const CLONE = '/home/somebody/clone';
const problems = (path: string, text: string): string[] =>
  brokenReferences(path, text, undefined, CLONE).map(({ what }) => what);

it('every reference in code, tests, configuration and docs leads to something in the clone', () => {
  const broken = textFiles().flatMap((path) => brokenReferences(path, readFileSync(path, 'utf8')));
  expect(broken.map(({ where, what }) => `${where}: ${what}`)).toEqual([]);
});

it('docs/facts/guides-source.md says where each item of the source document went, just as coverage.yaml does (if not: npm run guides-source)', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/guides-source.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

it.each(['docs/facts', 'docs/decisions'])('the README of %s lists every page in it', (folder) => {
  const list = readFileSync(`${folder}/README.md`, 'utf8');
  const pages = readdirSync(folder).filter((page) => page !== 'README.md');
  expect(pages.filter((page) => !list.includes(`](${page})`))).toEqual([]);
});

it('docs/facts/faults.md numbers its faults from 1 on without a gap, and docs/facts/pcsc.md its rules of the watch loop from 1 to 9', () => {
  const count = (path: string, heading: string): string[] => {
    const part = readFileSync(path, 'utf8').split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    return [...part.matchAll(/^\| (\d+) \|/gm)].map(([, row = '']) => row);
  };
  const upTo = (last: number): string[] => Array.from({ length: last }, (_, at) => String(at + 1));
  const faults = count('docs/facts/faults.md', 'The faults');
  expect(faults.length).toBeGreaterThanOrEqual(44);
  expect(faults).toEqual(upTo(faults.length));
  expect(count('docs/facts/pcsc.md', 'Rules of the watch loop')).toEqual(upTo(9));
});

it('docs/facts/findings.md has one row for every finding, in their order, each with a link, and no other row', () => {
  const page = readFileSync('docs/facts/findings.md', 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => /^\| `([\w.-]+)` \|/.exec(row)?.[1])).toEqual([...FINDING_IDS]);
  expect(rows.filter((row) => !row.includes(']('))).toEqual([]);
});

describe('a planted reference', () => {
  it.each([
    ['a heading that is not there', 'native/a.ts', '// docs/facts/card.md#no-such-heading'],
    ['a page that is not there', 'native/a.ts', '// docs/facts/nowhere.md'],
    ['a fault beyond the last', 'native/a.ts', '/** docs/facts/faults.md */ // fault 999'],
    ['a fault in brackets beyond the last', 'src/main/diagnosis/rules/a.ts', '/** docs/facts/faults.md */ // [999]'],
    ['a fault of no named list', 'native/a.ts', '// fault 3'],
    ['a rule beyond the last', 'native/a.ts', '// rule 10 of docs/facts/pcsc.md'],
    ['an item beyond the last', 'assets/guides/fr/a.yaml', 'source: [S304]'],
    ['a paragraph of nothing', 'src/main/a.ts', '// see §3.2'],
    ['a folder beside the clone', 'tests/a.ts', "read('../shared/photographs/one.jpg')"],
    ['the place of the clone on this machine', 'tests/a.ts', `read('${CLONE}/tests/a.ts')`],
    ['a page of the design', 'src/main/a.ts', '// design.md, the check'],
    ['facts that are elsewhere', 'src/main/a.ts', '// facts/pcsc.md'],
    ['the number of an issue', 'src/main/a.ts', '// as issue 4 asks'],
    ['the number of a finding', 'src/main/a.ts', '// finding 12'],
    ['the number of a bar', 'tests/a.ts', '// bar 2'],
    ['a link of a page', 'docs/a.md', '[here](facts/nowhere.md)'],
    ['a path of a page', 'docs/a.md', '`src/main/nowhere.ts`'],
  ])('that leads to nothing in the clone is reported: %s', (_, path, text) => {
    expect(problems(path, text)).not.toEqual([]);
  });

  it('that leads to something in the clone, or to a paragraph of an RFC, is not reported', () => {
    expect(problems('native/a.ts', '// docs/facts/card.md#pin-tries-left, rule 9 of docs/facts/pcsc.md')).toEqual([]);
    expect(problems('src/main/diagnosis/rules/a.ts', '// docs/facts/faults.md\n// [44]')).toEqual([]);
    expect(problems('native/a.ts', '// RFC 5280 §4.1.2.5.1')).toEqual([]);
    expect(problems('assets/guides/fr/a.yaml', 'source: [S1, S303]')).toEqual([]);
    expect(slug('Windows starts the service with the first reader')).toBe(
      'windows-starts-the-service-with-the-first-reader',
    );
  });
});
