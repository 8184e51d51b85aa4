/** Where an image lies on its sheet. */
import { describe, expect, it } from 'vitest';
import { lieOnPaper } from '../../../src/worker/encode/paper.ts';
import { sniff } from '../../../src/worker/formats/sniff.ts';

const A4 = { width: 595.276, height: 841.89 };

describe('a page in the PDF', () => {
  it('of a document in A4, 1650 × 2339 pixels, fills its sheet to the edges', () => {
    expect(lieOnPaper({ width: 1650, height: 2339 }, 'a4', 1, 0)).toEqual({
      paper: A4,
      matrix: [A4.width, 0, 0, A4.height, 0, 0],
      clip: [0, 0, A4.width, A4.height],
    });
  });

  it('of a wide photo keeps its proportions, in the middle of a sheet that lies wide as well', () => {
    const { paper, clip } = lieOnPaper({ width: 4000, height: 3000 }, 'other', 1, 0);
    expect(paper).toEqual({ width: A4.height, height: A4.width });
    const [x, y, width, height] = clip;
    expect(width / height).toBeCloseTo(4 / 3);
    expect([x * 2 + width, y * 2 + height]).toEqual([expect.closeTo(A4.height, 3), expect.closeTo(A4.width, 3)]);
  });

  it('of an identity card shows the card at twice its size on an upright sheet, not enlarged to fill it', () => {
    const { paper, clip } = lieOnPaper({ width: 856, height: 540 }, 'id-card', 1, 0);
    expect([paper, Math.round((clip[2] / 72) * 25.4)]).toEqual([A4, 171]);
  });

  it.each([
    [1, 90],
    [6, 0],
    [8, 180],
    [3, 270],
  ] as const)(
    'with EXIF orientation %i, turned by %i°, gets a sheet that is upright or wide as the picture is seen',
    (orientation, rotation) => {
      const seenWide = orientation >= 5 !== (rotation === 90 || rotation === 270);
      const { paper } = lieOnPaper({ width: 300, height: 400 }, 'other', orientation, rotation);
      expect(paper.width > paper.height).toBe(seenWide);
    },
  );
});

describe('the first bytes of a file', () => {
  const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
  it.each([
    ['jpeg', bytes('\xff\xd8\xff\xe0')],
    ['png', bytes('\x89PNG\r\n\x1a\n')],
    ['gif', bytes('GIF89a')],
    ['webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['tiff', bytes('MM\0*')],
    ['heic', bytes('\0\0\0\x18ftypmif1\0\0\0\0heic')],
    ['avif', bytes('\0\0\0\x18ftypavif\0\0\0\0mif1')],
    ['pdf', bytes('rubbish\n%PDF-1.4')],
    ['bmp', Buffer.concat([bytes('BM'), Buffer.alloc(12), Buffer.from([40, 0, 0, 0])])],
    [null, bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [null, bytes('BM is a word')],
    [null, bytes('')],
    [null, bytes('MZ')],
    [null, bytes('\0\0\0\x18ftypmp42')],
  ])('say that its format is %s (null: none that we read)', (format, head) => {
    expect(sniff(head)).toBe(format);
  });
});
