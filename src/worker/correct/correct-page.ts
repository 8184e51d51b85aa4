import { longestSide as longestSideOf, scaled } from '../picture/corners.ts';
import type { Corrected, Correction, CorrectionUsed, Corners, Paper, Raster } from '../picture/raster.ts';
import { backgroundOf, paperAtBorder, type Background } from '../picture/background.ts';
import { binarise } from './binarise.ts';
import { levelingAngle } from './deskew.ts';
import { brightened, evenLight, type PaperColour } from './even-light.ts';
import { losesInk, losesShades } from './losses.ts';
import { gray } from '../picture/gray.ts';
import { blankOutside, homographyOf, warp } from '../picture/perspective.ts';
import { proportionsOf } from '../picture/proportions.ts';

/** Left out on each side, so that the table does not frame the page: less than a millimetre of A4. */
const INSET = 0.003;
/** A scan may lie askew; on a page with known corners only the print itself can, and by little. */
const MOST_ASKEW = { whole: 15, cropped: 4 };
const SEEN_AS_LEVEL = 0.05;
/**
 * Share of the border that is paper, from which a picture without known corners is a page and nothing else: less is a
 * sheet on something, and turning that helps nobody.
 */
const ALL_PAGE = 0.6;
/** Between black and white only: the shades of the picture's pixels are kept as finer dots. */
const BILEVEL_DOTS = 2;
/** Enough pixels to see how the lines run. */
const SKETCH_SIDE = 1000;

/**
 * Makes the page straight, level where that is asked, and evenly lit where bare paper shows its light, in the colours
 * that were asked for; `photo` makes it straight only. A picture without corners is levelled only when it is a page up
 * to its border. Where a step would lose what is on the page, as losses.ts judges, less is done (`used`), at last
 * nothing but straightening. Never throws, whatever the pixels.
 */
export function correctPage(picture: Raster, correction: Correction): Corrected {
  const { mode } = correction;
  // One channel from the start where none of the colours will stay: a third of the work.
  const image = mode === 'gray' || mode === 'bw' ? gray(picture) : picture;
  const { straight, paper, blank, sheet, background } = straightened(image, correction);
  if (mode === 'photo') return { image: straight, bilevel: false, used: 'asked', paper };
  const ownColour = paper === 'id-card' ? 'own' : 'cast';
  const { image: even, used: usedForLight } = evened(
    straight,
    background,
    mode === 'color' ? ownColour : 'white',
    sheet,
  );
  // Without its colours it is no longer the picture as it is, whatever was left undone for the light.
  const used = mode !== 'color' && usedForLight === 'none' ? 'gentler' : usedForLight;
  blank(even);
  if (mode !== 'bw') return { image: even, bilevel: false, used, paper };
  const black = binarise(even);
  if (!losesInk(even, black, sheet) && !losesShades(even, black, sheet))
    return { image: black, bilevel: true, used, paper };
  // Shades of gray instead, in no finer dots than they need.
  const shades = correction.corners === null ? null : correctPage(picture, { ...correction, mode: 'gray' });
  return { ...(shades ?? { image: even, bilevel: false, paper }), used: 'gentler' };
}

interface Straightened {
  readonly straight: Raster;
  readonly paper: Paper;
  /** Where the sheet lies on it; null: all of it. */
  readonly sheet: Corners | null;
  /** Null where no paper is known. */
  readonly background: Background | null;
  /** Makes white what turning brought in from outside of the picture. */
  blank(image: Raster): void;
}

function straightened(image: Raster, { corners, mode, level, longestSide, sheet = null }: Correction): Straightened {
  const quad = corners ?? outlineOf(image);
  const { paper, ratio } =
    corners === null ? { paper: 'other' as const, ratio: image.width / image.height } : proportionsOf(image, corners);
  const [width, height] = sizeOf(quad, ratio, longestSide, mode === 'bw' && corners !== null ? BILEVEL_DOTS : 1);
  const photo = mode === 'photo';
  const inset = corners === null || photo ? 0 : INSET;
  const around = corners === null ? sheet : null;
  const whole = corners === null && !photo ? backgroundOf(image, around) : null;
  const allPage = around === null && whole !== null && paperAtBorder(whole) >= ALL_PAGE;
  const degrees =
    level && !photo && (corners !== null || allPage)
      ? skewOf(image, quad, width, height, corners === null ? MOST_ASKEW.whole : MOST_ASKEW.cropped)
      : 0;
  const homography = homographyOf(quad, width, height, { inset, degrees });
  const untouched = corners === null && degrees === 0 && width === image.width && height === image.height;
  const straight = untouched ? image : warp(image, homography, width, height);
  const scaledSheet = around && scaled(around, width / image.width);
  return {
    straight,
    paper,
    sheet: scaledSheet,
    background: photo || untouched ? whole : backgroundOf(straight, scaledSheet),
    blank: (on) => {
      if (degrees !== 0) blankOutside(on, homography, image);
    },
  };
}

/**
 * Evenly lit as far as nothing on the page is lost by it: all of its light, else its brightness alone, else as it is.
 */
function evened(
  straight: Raster,
  background: Background | null,
  colour: PaperColour,
  sheet: Corners | null,
): { image: Raster; used: CorrectionUsed } {
  // Nothing is known of the light: there is nothing that could be done.
  if (background === null) return { image: copied(straight), used: 'asked' };
  const even = evenLight(straight, background, colour);
  if (!losesInk(straight, even, sheet)) return { image: even, used: 'asked' };
  const brighter = brightened(straight);
  if (!losesInk(straight, brighter, sheet)) return { image: brighter, used: 'gentler' };
  return { image: copied(straight), used: 'none' };
}

/** What is written on afterwards must not be the picture that others hold. */
const copied = (image: Raster): Raster => ({ ...image, data: image.data.slice() });

const outlineOf = ({ width, height }: Raster): Corners => ({
  tl: { x: 0, y: 0 },
  tr: { x: width, y: 0 },
  br: { x: width, y: height },
  bl: { x: 0, y: height },
});

/**
 * The result's size: its longer side is as long as in the picture, times `dots`, or as long as asked if that is less.
 */
function sizeOf(quad: Corners, ratio: number, most: number, dots: number): [number, number] {
  const long = Math.max(1, Math.round(Math.min(most, longestSideOf(quad) * dots)));
  const short = Math.max(1, Math.round(ratio > 1 ? long / ratio : long * ratio));
  return ratio > 1 ? [long, short] : [short, long];
}

function skewOf(image: Raster, quad: Corners, width: number, height: number, most: number): number {
  const scale = Math.min(1, SKETCH_SIDE / Math.max(width, height));
  const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const sketch =
    across === image.width && down === image.height
      ? image
      : warp(image, homographyOf(quad, across, down), across, down);
  const degrees = levelingAngle(sketch, most);
  return Math.abs(degrees) < SEEN_AS_LEVEL ? 0 : degrees;
}
