/** A picture that cannot be shown after all: what becomes of its page, and what undoing brings back. */
import { expect, it } from 'vitest';
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
