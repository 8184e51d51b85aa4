/** What the page keeps of the documents when news of them come. */
import { expect, it } from 'vitest';
import { sharing } from '../../../../src/renderer/documents/documents-state.ts';
import type { DocumentPage, Documents } from '../../../../src/shared/documents.ts';

const page = (id: string, rotation: DocumentPage['rotation'] = 0): DocumentPage => ({
  id,
  source: { file: `${id}.jpg`, page: null },
  picture: `i${id.slice(1)}`,
  kind: 'picture',
  state: 'ready',
  width: 900,
  height: 1200,
  found: null,
  corners: null,
  offersCrop: false,
  rotation,
  upright: null,
  mode: 'color',
  warnings: [],
  appearance: `${id} ${rotation}`,
});
const documents = (pages: DocumentPage[]): Documents => ({
  documents: [{ id: 'd1', title: 'Lettre', pages, saved: false }],
  canUndo: false,
  canRedo: false,
  work: { kind: 'idle' },
  troubles: [],
});

it('pages that are as they were are the same objects as before, also in another order; one that was turned is a new one', () => {
  const before = documents([page('p1'), page('p2'), page('p3')]);
  const after = sharing(before, documents([page('p3'), page('p1', 90), page('p2')]));
  const [third, first, second] = after.documents[0]?.pages ?? [];
  expect(third).toBe(before.documents[0]?.pages[2]);
  expect(second).toBe(before.documents[0]?.pages[1]);
  expect(first).toEqual(page('p1', 90));
  expect(after).toEqual(documents([page('p3'), page('p1', 90), page('p2')]));
});
