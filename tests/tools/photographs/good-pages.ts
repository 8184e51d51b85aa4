/** Photographs that nobody has to take again, of all kinds that could be taken for bad ones. */
import type { Corners } from './camera.ts';
import { labelled } from './labelled.ts';
import type { Faults } from './light.ts';
import type { PageKind } from './pages.ts';
import type { Options, Photograph } from './photograph.ts';
import { random, type Random } from './random.ts';

type Situation = {
  pages: readonly PageKind[];
  faults?: (chance: Random) => Partial<Faults>;
  options?: (chance: Random) => Options;
  /** True: the program does not know where the page is, as when none was found. */
  whole?: boolean;
};

/** The exposure that phones choose when half of the page is dark. */
const bright = (chance: Random): Partial<Faults> => ({ exposure: chance.between(0.75, 1.3) });
const PASTELS = ['#f6c9d3', '#f7e58f', '#bfe3c0', '#bcd8f2', '#f3c48e', '#d9c8ee', '#e8e0cb'];

const GOOD_PAGES = {
  'good light': { pages: ['letter', 'text', 'form', 'invoice', 'framed', 'table'] },
  'nearly over-exposed': {
    pages: ['letter', 'text', 'few-lines', 'form', 'certificate'],
    faults: (chance) => ({ exposure: chance.between(1.1, 1.4) }),
  },
  'evenly dim': {
    pages: ['letter', 'text', 'form', 'receipt', 'stamped'],
    faults: (chance) => ({ exposure: chance.between(0.36, 0.6), noise: chance.between(3, 10) }),
  },
  'coloured form': { pages: ['colour-form'], faults: bright },
  'coloured paper': { pages: ['letter', 'text', 'form'], options: (chance) => ({ paper: chance.pick(PASTELS) }) },
  card: { pages: ['card'], faults: bright },
  receipt: { pages: ['receipt'] },
  'pictures in the page': { pages: ['pictures', 'flyer'], faults: bright },
  'dark sheet': { pages: ['poster'], faults: bright },
  'on a dark table': {
    pages: ['letter', 'envelope', 'receipt', 'form', 'card'],
    faults: (chance) => ({ exposure: chance.between(0.95, 1.3) }),
    options: () => ({ background: 'dark' }),
  },
  'window light on a part': {
    pages: ['letter', 'text', 'form', 'few-lines', 'table'],
    faults: (chance) => ({ exposure: chance.between(0.6, 0.95), window: chance.between(0.15, 0.7) }),
  },
  'little print': { pages: ['few-lines', 'envelope', 'few-lines', 'certificate'] },
  'huge letters': { pages: ['notice'] },
  'by hand': { pages: ['note', 'notebook'] },
  faint: { pages: ['faint', 'stamped'] },
  'fills the picture': {
    pages: ['letter', 'form', 'colour-form', 'pictures', 'table', 'note'],
    options: () => ({ scene: 'full-frame' }),
    whole: true,
  },
  'outline not found': { pages: ['letter', 'form', 'receipt', 'card', 'invoice', 'few-lines'], whole: true },
} as const satisfies Record<string, Situation>;

type GoodPage = keyof typeof GOOD_PAGES;

export const GOOD_KINDS = Object.keys(GOOD_PAGES).filter((kind): kind is GoodPage => kind in GOOD_PAGES);

/** A photograph of that kind, and the corners as the program would know them. */
export async function goodPage(kind: GoodPage, seed: number): Promise<{ photo: Photograph; corners: Corners | null }> {
  const { pages, faults, options, whole }: Situation = GOOD_PAGES[kind];
  const chance = random(seed).fork(kind);
  const photo = await labelled(seed, 'good', {
    page: chance.pick(pages),
    ...options?.(chance),
    faults: faults?.(chance) ?? {},
  });
  return { photo, corners: whole === true ? null : photo.corners };
}
