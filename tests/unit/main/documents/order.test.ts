import { describe, expect, it, test } from 'vitest';
import { comparerFor } from '../../../../src/main/documents/order.ts';

const ordered = (names: readonly string[], times: readonly (number | null)[] = []): string[] => {
  const origins = names.map((file, at) => ({ file, page: 0, takenAt: times[at] ?? null }));
  return origins
    .toReversed()
    .toSorted(comparerFor(origins))
    .map(({ file }) => file);
};

describe('Files as people and programs name them', () => {
  test.each<[string, readonly string[]]>([
    ['copies as Windows numbers them', ['Scan.jpg', 'Scan (2).jpg', 'Scan (3).jpg', 'Scan (10).jpg']],
    ['a name with an underscore, and its copy', ['Scan_x.jpg', 'Scan_x (2).jpg']],
    [
      'WhatsApp',
      [
        'WhatsApp Image 2024-05-03 at 10.11.12.jpeg',
        'WhatsApp Image 2024-05-03 at 10.11.12 (1).jpeg',
        'WhatsApp Image 2024-05-03 at 10.11.12 (2).jpeg',
        'WhatsApp Image 2024-05-03 at 10.11.13.jpeg',
      ],
    ],
    [
      'Android',
      ['IMG_20240503_101112.jpg', 'IMG_20240503_101112~2.jpg', 'IMG_20240503_101112~3.jpg', 'IMG_20240503_101113.jpg'],
    ],
    ['numbers without zeros', ['page 1.png', 'page 2.png', 'page 10.png']],
    ['« 1 de 3 » and so on', ['lettre 1 de 3.jpg', 'lettre 2 de 3.jpg', 'lettre 3 de 3.jpg']],
    ['fronts before backs', ['page 1 recto.jpg', 'page 1 verso.jpg', 'page 2 recto.jpg', 'page 2 verso.jpg']],
    ['numbers under different extensions', ['scan.tif', 'scan (2).jpg', 'scan (3).png']],
    [
      'fronts before backs, with the side named before the number',
      ['recto 1.jpg', 'verso 1.jpg', 'recto 2.jpg', 'verso 2.jpg'],
    ],
    ['a front before a back, in Dutch', ['kaart voorkant.jpg', 'kaart achterkant.jpg']],
    ['a telephone that counts from 0', ['20240503_1011.jpg', '20240503_1011(0).jpg', '20240503_1011(1).jpg']],
    [
      'copies as GNOME numbers them',
      ['carte.jpg', 'carte (copie).jpg', 'carte (3e copie).jpg', 'carte (4e copie).jpg'],
    ],
    ['« Copie » of a file', ['carte.jpg', 'carte - Copie.jpg', 'carte - Copie (2).jpg']],
  ])('%s: brought in last to first, they are put back into the order that the names mean', (_name, names) => {
    expect(ordered(names)).toEqual(names);
  });
  test.each([
    [['page 1.jpg', 'page 2.jpg']],
    [['lettre 1 de 2.jpg', 'lettre 2 de 2.jpg']],
    [['carte recto.jpg', 'carte verso.jpg']],
  ])(
    '%j, named in order by somebody: they come in the order of their names, even if the second one was taken first',
    (names) => {
      expect(ordered(names, [2, 1])).toEqual(names);
    },
  );
  it('with names without a number, and a time at which each was taken: they come in the order of the times', () => {
    expect(ordered(['b.jpg', 'c.jpg', 'a.jpg'], [1, 2, 3])).toEqual(['b.jpg', 'c.jpg', 'a.jpg']);
  });
});
