/**
 * Photographs of pages for a machine to read, upright and large enough that their letters could be read in good light.
 */
import type { Corners } from './camera.ts';
import { labelled, type Label } from './labelled.ts';
import { photograph, type Options, type Photograph } from './photograph.ts';

const PASTEL = '#f3c48e';

const PAGES_TO_READ = {
  'letter, shadow': ['shadow', { page: 'letter' }],
  'text, shadow': ['shadow', { page: 'text' }],
  'form, shadow': ['shadow', { page: 'form' }],
  'invoice, shadow': ['shadow', { page: 'invoice' }],
  'table with a dark head, shadow': ['shadow', { page: 'table' }],
  'coloured print and stamp, shadow': ['shadow', { page: 'stamped' }],
  'coloured paper, shadow': ['shadow', { page: 'text', paper: PASTEL }],
  'faint print': ['good', { page: 'faint' }],
  'faint print, shadow': ['shadow', { page: 'faint', faults: { shadow: 0.4 } }],
  'pictures in the page, shadow': ['shadow', { page: 'pictures' }],
  'coloured form': ['good', { page: 'colour-form' }],
  'shadow with a hard edge': ['shadow', { page: 'text', faults: { shadow: 0.6, hardShadow: true } }],
  'hard edge on a letter': ['shadow', { page: 'letter', faults: { shadow: 0.5, hardShadow: true } }],
  'far too little light': ['dark', { page: 'text', faults: { exposure: 0.22, noise: 9 } }],
  receipt: ['shadow', { page: 'receipt' }],
} as const satisfies Record<string, readonly [Label, Options]>;

export type PageToRead = keyof typeof PAGES_TO_READ;

export const READING_KINDS = Object.keys(PAGES_TO_READ).filter((kind): kind is PageToRead => kind in PAGES_TO_READ);

/**
 * The first from `seed` on that lies nearly level and is large enough: readers want that even of the picture as taken.
 */
export async function pageToRead(
  kind: PageToRead,
  seed: number,
  longSide = 2600,
): Promise<Photograph & { corners: Corners }> {
  const [label, options] = PAGES_TO_READ[kind];
  for (let other = seed; ; other += 1000) {
    // The same seed lays the page the same way at any size.
    const { corners } = await photograph(other, { ...options, longSide: 240 });
    if (corners === null || !isUpright(corners, 240)) continue;
    const photo = await labelled(other, label, { ...options, longSide });
    if (photo.corners !== null && isUpright(photo.corners, longSide)) return { ...photo, corners: photo.corners };
  }
}

const isUpright = ({ tl, tr, bl }: Corners, longSide: number): boolean =>
  Math.abs(Math.atan2(tr.y - tl.y, tr.x - tl.x)) < 0.2 && Math.hypot(bl.x - tl.x, bl.y - tl.y) > 0.65 * longSide;
