/** Which pages are where: every edit, undo and redo, and that no page is ever lost or doubled. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOTHING,
  append,
  allPages,
  edit,
  replacePicture,
  sortWithin,
  without,
  type Arrangement,
  type NewId,
  type PagePlan,
  type Proposals,
} from '../../../../src/main/documents/arrangement.ts';
import { EMPTY, changed, everywhere, redone, undone } from '../../../../src/main/documents/history.ts';
import { comparerFor } from '../../../../src/main/documents/order.ts';
import { progress } from '../../../../src/main/documents/progress.ts';
import type { PageEdit } from '../../../../src/shared/document-edits.ts';

const page = (id: string): PagePlan => ({
  id,
  picture: `i${id.slice(1)}`,
  crop: 'found',
  rotation: 0,
  turn: 'open',
  mode: 'color',
});
const NONE_PROPOSED: Proposals = { crop: () => null, turn: () => null };
const ids = (): NewId => {
  let last = 100;
  return (kind) => `${kind}${(last += 1)}`;
};
const three = (): Arrangement => ['p1', 'p2', 'p3'].reduce((now, id) => append(now, 'd1', page(id)), NOTHING);
const shape = (now: Arrangement | null): unknown =>
  now?.documents.map(({ id, pages }) => [id, pages.map((one) => one.id)]);
const after = (change: PageEdit, now = three()): Arrangement | null => edit(now, change, ids(), NONE_PROPOSED);

describe('an edit of the documents', () => {
  it.each<[string, PageEdit, unknown]>([
    ['moves a page to the front', { do: 'move', pages: ['p3'], document: 'd1', at: 0 }, [['d1', ['p3', 'p1', 'p2']]]],
    [
      'moves several pages, kept together in the order asked',
      { do: 'move', pages: ['p3', 'p1'], document: 'd1', at: 1 },
      [['d1', ['p2', 'p3', 'p1']]],
    ],
    [
      'moves a page to the end when its place would be beyond it',
      { do: 'move', pages: ['p1'], document: 'd1', at: 99 },
      [['d1', ['p2', 'p3', 'p1']]],
    ],
    ['deletes a page', { do: 'delete', pages: ['p2'] }, [['d1', ['p1', 'p3']]]],
    ['deletes all pages, and the document with them', { do: 'delete', pages: ['p1', 'p2', 'p3'] }, []],
    ['puts a page’s duplicate beside it', { do: 'duplicate', page: 'p1' }, [['d1', ['p1', 'p101', 'p2', 'p3']]]],
    [
      'splits a document in two at a page',
      { do: 'split', page: 'p2' },
      [
        ['d1', ['p1']],
        ['d101', ['p2', 'p3']],
      ],
    ],
  ])('that %s leaves the pages in the expected documents and order', (_what, change, wanted) => {
    expect(shape(after(change))).toEqual(wanted);
  });

  it('turns a page on from where it was, and past a full turn begins again', () => {
    const twice = after(
      { do: 'turn', pages: ['p1'], degrees: 270 },
      after({ do: 'turn', pages: ['p1'], degrees: 180 }) ?? three(),
    );
    expect(allPages(twice ?? three())[0]?.rotation).toBe(90);
  });

  it('that splits a document gives the new one a title of its own, and one that merges the two makes the first whole again', () => {
    const split = after({ do: 'split', page: 'p3' });
    expect(split?.documents.map(({ title }) => title)).toEqual(['Document 1', 'Document 2']);
    expect(shape(after({ do: 'merge', document: 'd101', into: 'd1' }, split ?? three()))).toEqual([
      ['d1', ['p1', 'p2', 'p3']],
    ]);
  });

  it.each<[string, PageEdit]>([
    ['a turn of a page that is gone', { do: 'turn', pages: ['p9'], degrees: 90 }],
    ['the deletion of no page', { do: 'delete', pages: [] }],
    ['two pages of which one is gone', { do: 'mode', pages: ['p1', 'p9'], mode: 'bw' }],
    ['a move to a document that is gone', { do: 'move', pages: ['p1'], document: 'd9', at: 0 }],
    ['a split before the first page', { do: 'split', page: 'p1' }],
    ['a merge of a document with itself', { do: 'merge', document: 'd1', into: 'd1' }],
    ['a title for a document that is gone', { do: 'rename', document: 'd9', title: 'x' }],
  ])('is not made, and gives null, where it asks for %s', (_what, change) => {
    expect(after(change)).toBeNull();
  });

  it('through any moves, splits, duplicates and merges no page is lost or there twice; undoing all of it leads back, redoing all of it forth', () => {
    const some = fc.constantFrom('p1', 'p2', 'p3', 'p101', 'p102');
    const documents = fc.constantFrom('d1', 'd101', 'd102');
    const edits: fc.Arbitrary<PageEdit> = fc.oneof(
      fc.record({
        do: fc.constant('move' as const),
        pages: fc.uniqueArray(some, { minLength: 1 }),
        document: documents,
        at: fc.nat(5),
      }),
      fc.record({ do: fc.constant('split' as const), page: some }),
      fc.record({ do: fc.constant('duplicate' as const), page: some }),
      fc.record({ do: fc.constant('merge' as const), document: documents, into: documents }),
    );
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 12 }), (list) => {
        const newId = ids();
        let history = { ...EMPTY, now: three() };
        let count = 3;
        for (const one of list) {
          const next = edit(history.now, one, newId, NONE_PROPOSED);
          if (next === null) continue;
          if (one.do === 'duplicate') count += 1;
          history = changed(history, next);
          const names = allPages(next).map(({ id }) => id);
          expect([names.length, new Set(names).size]).toEqual([count, count]);
          expect(next.documents.every(({ pages }) => pages.length > 0)).toBe(true);
        }
        const last = history.now;
        let back = history;
        while (back.past.length > 0) back = undone(back);
        expect(back.now).toEqual(three());
        while (back.future.length > 0) back = redone(back);
        expect(back.now).toEqual(last);
      }),
    );
  });
});

describe('undo and redo', () => {
  it('a page that arrives while the person edits is in every step: undoing does not lose it', () => {
    let history = changed({ ...EMPTY, now: three() }, after({ do: 'delete', pages: ['p1'] }) ?? three());
    history = everywhere(history, (one) => append(one, 'd1', page('p4')));
    expect(shape(undone(history).now)).toEqual([['d1', ['p1', 'p2', 'p3', 'p4']]]);
    expect(shape(history.now)).toEqual([['d1', ['p2', 'p3', 'p4']]]);
  });

  it('a page of a file that turns out to hold nothing is gone from the step to which one can undo, too', () => {
    const history = everywhere(changed({ ...EMPTY, now: three() }, three()), (one) => without(one, ['p2']));
    expect(shape(undone(history).now)).toEqual([['d1', ['p1', 'p3']]]);
  });

  it('where there is nothing to undo or redo, both change nothing', () => {
    expect([undone(EMPTY), redone(EMPTY)]).toEqual([EMPTY, EMPTY]);
  });
});

it('a picture put in another’s place keeps the page, and begins unturned, with the crop that is found', () => {
  const turned = after({ do: 'turn', pages: ['p1'], degrees: 90 }) ?? three();
  expect(allPages(replacePicture(turned, 'p1', 'i9') ?? turned)[0]).toEqual({ ...page('p1'), picture: 'i9' });
});

describe('files brought in together', () => {
  const at = (file: string, takenAt: number | null = null, pageOf = 0) => ({ file, page: pageOf, takenAt });
  const sort = (...origins: ReturnType<typeof at>[]): string[] =>
    origins.toSorted(comparerFor(origins)).map(({ file, page: number }) => `${file}#${number}`);
  it.each([
    [
      'are put in order of their names, with 10 after 2',
      [at('IMG 10.jpg'), at('img 2.jpg'), at('IMG 1.jpg')],
      ['IMG 1.jpg#0', 'img 2.jpg#0', 'IMG 10.jpg#0'],
    ],
    [
      'are put in order with accented letters beside the plain ones',
      [at('été.jpg'), at('fin.jpg'), at('avril.jpg')],
      ['avril.jpg#0', 'été.jpg#0', 'fin.jpg#0'],
    ],
    ['are put in order of their times when all have one', [at('a', 3), at('b', 1), at('c', 2)], ['b#0', 'c#0', 'a#0']],
    ['are put in order of their names when one has no time', [at('c', 1), at('b', 2), at('a')], ['a#0', 'b#0', 'c#0']],
    [
      'keep the pages of one file in order',
      [at('a.tif', null, 1), at('a.tif', null, 0), at('a.tif', null, 10), at('a.tif', null, 2)],
      ['a.tif#0', 'a.tif#1', 'a.tif#2', 'a.tif#10'],
    ],
  ])('get the expected order: they %s', (_what, origins, wanted) => {
    expect(sort(...origins)).toEqual(wanted);
  });

  it('are sorted among themselves; other pages stay where they are', () => {
    expect(
      shape(
        sortWithin(
          three(),
          ({ id }) => id !== 'p2',
          (one, other) => (one.id < other.id ? 1 : -1),
        ),
      ),
    ).toEqual([['d1', ['p3', 'p2', 'p1']]]);
  });
});

it('the seconds that a job has left are null after too few steps, after too little time and at the end, else estimated by the pace so far', () => {
  expect(
    [progress(2, 10, 60_000), progress(5, 10, 100), progress(10, 10, 60_000)].map(({ secondsLeft }) => secondsLeft),
  ).toEqual([null, null, null]);
  expect(progress(5, 20, 10_000).secondsLeft).toBe(30);
});
