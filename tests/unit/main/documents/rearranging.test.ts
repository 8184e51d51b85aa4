import { describe, expect, it, test } from 'vitest';
import type { Arrangement, NewId, PagePlan } from '../../../../src/main/documents/arrangement.ts';
import { frontsOf, interleaved, rearranged, takenApart } from '../../../../src/main/documents/rearranging.ts';
import type { Rearranging } from '../../../../src/shared/document-edits.ts';
import { readPages } from '../../../../src/shared/page-ranges.ts';

const page = (id: string, file: string): PagePlan => ({
  id,
  picture: file,
  crop: 'found',
  rotation: 0,
  turn: 'open',
  mode: 'color',
});
const newIds = (): NewId => {
  let last = 100;
  return (kind) => `${kind}${(last += 1)}`;
};
const four: Arrangement = {
  documents: [
    {
      id: 'd1',
      title: 'Lettre',
      pages: [page('p1', 'a.pdf'), page('p2', 'a.pdf'), page('p3', 'b.jpg'), page('p4', 'b.jpg')],
    },
  ],
};
const after = (change: Rearranging, now = four): unknown =>
  rearranged(now, change, newIds(), ({ picture }) => picture)?.documents.map(({ title, pages }) => [
    title,
    pages.map(({ id }) => id).join(' '),
  ]) ?? null;

describe('A document', () => {
  test.each<[string, Rearranging, unknown]>([
    [
      'of fronts and backs is put sheet by sheet',
      { do: 'interleave', document: 'd1', backs: 'same' },
      [['Lettre', 'p1 p3 p2 p4']],
    ],
    [
      'whose backs came from the last to the first is put sheet by sheet',
      { do: 'interleave', document: 'd1', backs: 'reversed' },
      [['Lettre', 'p1 p4 p2 p3']],
    ],
    [
      'becomes one for each file, called as the file is',
      { do: 'one-each', document: 'd1', by: 'file' },
      [
        ['a', 'p1 p2'],
        ['b', 'p3 p4'],
      ],
    ],
    [
      'becomes one for each page',
      { do: 'one-each', document: 'd1', by: 'page' },
      [
        ['Lettre – 1', 'p1'],
        ['Lettre – 2', 'p2'],
        ['Lettre – 3', 'p3'],
        ['Lettre – 4', 'p4'],
      ],
    ],
    [
      'gives some of its pages, in the order asked, to another one',
      { do: 'extract', pages: ['p3', 'p1'] },
      [
        ['Lettre', 'p2 p4'],
        ['Lettre 2', 'p3 p1'],
      ],
    ],
    ['does not give all of its pages to another one', { do: 'extract', pages: ['p1', 'p2', 'p3', 'p4'] }, null],
    ['that is not there is not changed', { do: 'interleave', document: 'd9', backs: 'same' }, null],
    ['gives no page that it does not have', { do: 'extract', pages: ['p1', 'p9'] }, null],
  ])('%s', (_what, change, expected) => {
    expect(after(change)).toEqual(expected);
  });
});

describe('Fronts and backs', () => {
  it('of five and four pages from two files: each front is followed by its back, and the last has none', () => {
    const files = ['f', 'f', 'f', 'f', 'f', 'b', 'b', 'b', 'b'];
    expect(interleaved(9, frontsOf(files), 'same')).toEqual([0, 5, 1, 6, 2, 7, 3, 8, 4]);
  });

  it.each([1, 2, 3, 7, 8])('of %i pages of one scan: none is lost and none comes twice', (count) => {
    const files = Array.from({ length: count }, () => 'scan.pdf');
    for (const backs of ['same', 'reversed'] as const)
      expect(interleaved(count, frontsOf(files), backs).toSorted((a, b) => a - b)).toEqual([...files.keys()]);
  });
});

it('a picture of two pages becomes two, the first of which keeps its place in the document; with one part or none it stays', () => {
  const corners = { tl: { x: 0, y: 0 }, tr: { x: 1, y: 0 }, br: { x: 1, y: 1 }, bl: { x: 0, y: 1 } };
  const parted = takenApart(four, new Map([['p2', [corners, corners]]]), newIds());
  expect(parted?.documents[0]?.pages.map(({ id }) => id)).toEqual(['p1', 'p2', 'p101', 'p3', 'p4']);
  expect(takenApart(four, new Map([['p2', [corners]]]), newIds())).toBeNull();
});

test.each<[string, number, readonly number[] | null]>([
  ['1-3, 5', 6, [0, 1, 2, 4]],
  ['3-1', 3, [2, 1, 0]],
  ['4-', 6, [3, 4, 5]],
  ['2, 2, 1-2', 3, [1, 0]],
  ['7', 6, null],
  ['0', 6, null],
  ['', 6, null],
  ['un', 6, null],
  ['1-', 0, null],
])('« %s » of %i pages', (text, count, places) => {
  expect(readPages(text, count)).toEqual(places);
});
