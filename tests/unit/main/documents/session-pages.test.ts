/** A picture that cannot be shown after all: what becomes of its page, and what undoing brings back. */
import { expect, it } from 'vitest';
import type { Inspected } from '../../../../src/main/documents/pictures.ts';
import { createSessionPages, type SessionPages } from '../../../../src/main/documents/session-pages.ts';

const opened = {
  picture: { path: '/nowhere', page: 0, kind: 'picture', width: 3024, height: 4032 },
  takenAt: null,
  bilevel: false,
} as const;
let number = 0;
const session = (): SessionPages => createSessionPages(() => (number += 1));
const bring = (pages: SessionPages, file: string, replaces: string | null = null) =>
  pages.add(opened, { file, batch: 1, document: null, replaces, index: 0, pagesOfFile: 1 });
const files = (pages: SessionPages): string[] =>
  pages.documents().flatMap((document) => document.pages.map(({ source }) => source.file));
const firstPage = (pages: SessionPages): string => pages.documents()[0]?.pages[0]?.id ?? '';

it('a picture that is removed after it had replaced a good one gives that one back, turned as it was, in its place', () => {
  const pages = session();
  bring(pages, 'bonne.jpg');
  bring(pages, 'suite.jpg');
  const page = firstPage(pages);
  pages.edit({ do: 'turn', pages: [page], degrees: 90 });
  const bad = bring(pages, 'mauvaise.jpg', page);
  expect(files(pages)).toEqual(['mauvaise.jpg', 'suite.jpg']);
  pages.remove(bad.id);
  expect(files(pages)).toEqual(['bonne.jpg', 'suite.jpg']);
  expect(pages.page(page)?.plan.rotation).toBe(90);
});

it('a picture that is removed after its page was deleted does not come back by undoing', () => {
  const pages = session();
  bring(pages, 'bonne.jpg');
  const bad = bring(pages, 'mauvaise.jpg');
  const page = pages.documents()[0]?.pages[1]?.id ?? '';
  pages.edit({ do: 'delete', pages: [page] });
  pages.remove(bad.id);
  pages.undo();
  expect(files(pages)).toEqual(['bonne.jpg']);
});

it('after all pictures are removed, as when their folder is lost, no page and no picture is left, and undoing brings none back', () => {
  const pages = session();
  bring(pages, 'une.jpg');
  bring(pages, 'autre.jpg', firstPage(pages));
  for (const { id } of pages.pictures()) pages.remove(id);
  expect([files(pages), pages.pictures()]).toEqual([[], []]);
  pages.undo();
  expect(files(pages)).toEqual([]);
});

const corners = { tl: { x: 300, y: 400 }, tr: { x: 2700, y: 400 }, br: { x: 2700, y: 3600 }, bl: { x: 300, y: 3600 } };
const seen = (upright: Inspected['upright'], confidence = 0): Inspected => ({
  found: { corners, confidence },
  warnings: [],
  upright,
  incomplete: false,
});
const turns = (pages: SessionPages): unknown[] =>
  pages.documents().flatMap((document) => document.pages.map(({ rotation, upright }) => [rotation, upright?.state]));

it('pages whose text surely lies sideways or upside down are turned by themselves, and one undoing turns all of them back and proposes it', () => {
  const pages = session();
  const [side, straight, over] = ['cote.jpg', 'droite.jpg', 'envers.jpg'].map((file) => bring(pages, file));
  pages.noteInspected(side?.id ?? '', seen({ degrees: 90, sure: true }));
  pages.noteInspected(straight?.id ?? '', seen({ degrees: 0, sure: true }));
  pages.noteInspected(over?.id ?? '', seen({ degrees: 180, sure: true }));
  const turned = [
    [90, 'turned'],
    [0, undefined],
    [180, 'turned'],
  ];
  expect(turns(pages)).toEqual(turned);
  pages.undo();
  expect(turns(pages)).toEqual([
    [0, 'proposed'],
    [0, undefined],
    [0, 'proposed'],
  ]);
  expect(pages.canUndo()).toBe(false);
  pages.redo();
  expect(turns(pages)).toEqual(turned);
});

it('a page that the person turned before it was inspected is not turned again', () => {
  const pages = session();
  const { id } = bring(pages, 'cote.jpg');
  pages.edit({ do: 'turn', pages: [firstPage(pages)], degrees: 270 });
  pages.noteInspected(id, seen({ degrees: 90, sure: true }));
  expect(turns(pages)).toEqual([[270, undefined]]);
});

it('a turn that is not sure is only proposed; all that are proposed are made in one step, and one that is refused is not proposed again', () => {
  const pages = session();
  for (const file of ['un.jpg', 'deux.jpg', 'trois.jpg'])
    pages.noteInspected(bring(pages, file).id, seen({ degrees: 270, sure: false }));
  const all = pages.documents().flatMap((document) => document.pages.map(({ id }) => id));
  pages.edit({ do: 'keep-turn', pages: all.slice(0, 1) });
  pages.edit({ do: 'turn-proposed', pages: all });
  expect(turns(pages)).toEqual([
    [0, undefined],
    [270, undefined],
    [270, undefined],
  ]);
  pages.undo();
  expect(turns(pages)).toEqual([
    [0, undefined],
    [0, 'proposed'],
    [0, 'proposed'],
  ]);
});

it('all crops that are offered are made in one step; a page that is cut already and one that shows no sheet stay as they are', () => {
  const pages = session();
  for (const [file, confidence] of [
    ['offerte.jpg', 0.35],
    ['sure.jpg', 1],
    ['rien.jpg', 0],
    ['autre.jpg', 0.35],
  ] as const)
    pages.noteInspected(bring(pages, file).id, seen(null, confidence));
  const state = (): unknown[] =>
    pages.documents().flatMap((document) => document.pages.map((page) => [page.offersCrop, page.corners !== null]));
  expect(state()).toEqual([
    [true, false],
    [false, true],
    [false, false],
    [true, false],
  ]);
  pages.edit({ do: 'crop-offered', pages: pages.documents().flatMap((one) => one.pages.map(({ id }) => id)) });
  expect(state()).toEqual([
    [false, true],
    [false, true],
    [false, false],
    [false, true],
  ]);
  pages.undo();
  expect(state()[0]).toEqual([true, false]);
});

it('crops that are offered are refused together in one step: the pictures stay whole and nothing is offered any more', () => {
  const pages = session();
  for (const file of ['une.jpg', 'deux.jpg']) pages.noteInspected(bring(pages, file).id, seen(null, 0.35));
  const offered = (): boolean[] => pages.documents().flatMap((one) => one.pages.map(({ offersCrop }) => offersCrop));
  pages.edit({ do: 'whole', pages: pages.documents().flatMap((one) => one.pages.map(({ id }) => id)) });
  expect(offered()).toEqual([false, false]);
  expect(pages.documents().flatMap((one) => one.pages.map(({ corners }) => corners))).toEqual([null, null]);
  pages.undo();
  expect(offered()).toEqual([true, true]);
});
