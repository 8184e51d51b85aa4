/** What is told of a page from what was seen of its picture. */
import { expect, it } from 'vitest';
import { warningsOf, type KnownPicture } from '../../../../src/main/documents/pictures.ts';

const seen = (seen: KnownPicture['seen']): KnownPicture => ({
  id: 'i1',
  file: 'IMG_1.jpg',
  pageOfFile: null,
  pagesOfFile: 1,
  batch: 1,
  seen,
  opened: {
    picture: { path: '/nowhere', page: 0, kind: 'picture', width: 3024, height: 4032 },
    takenAt: null,
    bilevel: false,
  },
});

it('a cut-off file is warned of as cut off only: what is missing of it only looks like a shadow, or like nothing printed', () => {
  expect(warningsOf(seen({ found: null, warnings: ['shadow', 'blank'], upright: null, incomplete: true }))).toEqual([
    'incomplete',
  ]);
});
it('a whole file with a shadow on its page is warned of for the shadow', () => {
  expect(warningsOf(seen({ found: null, warnings: ['shadow'], upright: null, incomplete: false }))).toEqual(['shadow']);
});
