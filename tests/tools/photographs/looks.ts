import type { Background } from './backgrounds.ts';
import type { Faults } from './light.ts';
import type { PageKind } from './pages.ts';
import type { Random } from './random.ts';

/** What real phones and real tables do to a picture of a page, one at a time; the rest stays as the seed has it. */
export const LOOKS = [
  'lens',
  'thumbs',
  'curled',
  'folded',
  'sheet-below',
  'tablecloth',
  'seams',
  'laptop',
  'steep',
  'diagonal',
  'slip',
  'small-card',
  'coloured-paper',
  'dark-page',
  'low-jpeg',
  'hdr',
  'tungsten',
  'hard-shadow',
  'tight',
  'panels',
  'leaflet',
  'perforated',
  'marble',
  'curled-slip',
] as const;
export type Look = (typeof LOOKS)[number];

export type Setting = {
  page?: PageKind;
  /** The sheet's own colour. */
  paper?: string;
  background?: Background;
  faults?: Partial<Faults>;
  pose?: Hold;
  /** How far points at the picture's corners are pulled in (barrel, above 0) or out (pincushion), as a share. */
  lens?: number;
  /** How far an edge leaves the straight line at most, as a share of its length. */
  bend?: number;
  /** The sheet was folded: its edges have a kink instead of an arc. */
  folded?: boolean;
  /** The sheet was folded once or twice, and each panel catches the light in its own way. */
  panels?: 2 | 3;
  /** Torn off along holes: the edge goes in and out by so many millimetres. */
  perforated?: number;
  thumbs?: number;
  /** Sheets below that show a few millimetres, as those of a stapled letter do. */
  sheetsBelow?: number;
  laptop?: boolean;
};

/** How the phone is held, where the seed is not to choose: radians, shares of the picture. */
export type Hold = { tilt?: number; turn?: number; fill?: number; margin?: number };

export function settingFor(look: Look | undefined, chance: Random): Setting {
  switch (look) {
    case undefined:
      return {};
    case 'lens':
      return { lens: chance.pick([-0.05, 0.05, 0.08, 0.12]) * chance.between(0.6, 1.2) };
    case 'thumbs':
      return { thumbs: chance.whole(1, 3), background: chance.pick(['wood', 'cloth', 'room', 'carpet', 'dark']) };
    case 'curled':
      return { bend: 0.03, page: chance.pick(['letter', 'text', 'form', 'receipt']) };
    case 'folded':
      return { folded: true, bend: 0.012, page: chance.pick(['letter', 'text', 'form']) };
    case 'sheet-below':
      return { sheetsBelow: chance.whole(1, 3), page: chance.pick(['letter', 'text', 'form']) };
    case 'tablecloth':
      return { background: 'tablecloth' };
    case 'seams':
      return { background: 'seams' };
    case 'laptop':
      return { laptop: true };
    case 'steep':
      return { pose: { tilt: chance.between(0.65, 0.95) } };
    case 'diagonal':
      return { pose: { turn: Math.PI / 4 + chance.normal() * 0.15 } };
    case 'slip':
      return { page: 'slip' };
    case 'small-card':
      return { page: 'card', pose: { fill: chance.between(0.28, 0.5) } };
    case 'coloured-paper':
      return {
        paper: chance.pick(['#f4e08a', '#f2b8c6', '#a9d6f5', '#b7e3b0', '#f5c28a', '#d9c6ee', '#e8554a', '#f2d100']),
      };
    case 'dark-page':
      return {
        paper: chance.pick(['#23304d', '#1d1d1f', '#6b1f2b', '#2f5540', '#444444']),
        background: chance.pick(['plain', 'paper', 'wood', 'cloth']),
      };
    case 'low-jpeg':
      return { faults: { jpegQuality: chance.whole(8, 22) } };
    case 'hdr':
      return { faults: { hdr: chance.between(0.35, 0.75) } };
    case 'tungsten':
      return { faults: { cast: chance.between(0.3, 0.6) } };
    case 'hard-shadow':
      return { faults: { shadow: chance.between(0.4, 0.75), hardShadow: true } };
    case 'panels':
      return {
        panels: chance.pick([2, 2, 3] as const),
        bend: chance.between(0.005, 0.025),
        page: chance.pick(['letter', 'text', 'form', 'invoice', 'leaflet']),
      };
    case 'leaflet':
      return {
        page: 'leaflet',
        bend: 0.012,
        ...(chance.chance(0.6) && { panels: chance.pick([2, 3] as const) }),
      };
    case 'perforated':
      return { perforated: chance.between(0.5, 1.4), page: chance.pick(['coupon', 'coupon', 'slip', 'notebook']) };
    case 'marble':
      return { background: 'marble' };
    case 'curled-slip':
      return { page: chance.pick(['slip', 'receipt']), bend: 0.05 };
    case 'tight':
      return {
        pose: {
          tilt: 0.04 * chance.next(),
          turn: chance.normal() * 0.01,
          fill: chance.between(0.965, 0.993),
          margin: 0.0015,
        },
      };
  }
}
