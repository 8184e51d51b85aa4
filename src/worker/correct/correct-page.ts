import { longestSide as longestSideOf } from '../picture/geometry.ts';
import type { Corrected, Correction, Corners, Raster } from '../picture/raster.ts';
import { backgroundOf, paperAtBorder } from '../picture/background.ts';
import { binarise } from './binarise.ts';
import { levelingAngle } from './deskew.ts';
import { evenLight } from './even-light.ts';
import { gray } from '../picture/gray.ts';
import { blankOutside, homographyOf, warp } from '../picture/perspective.ts';
import { proportionsOf } from '../picture/proportions.ts';

/** Left out on each side, so that the table does not frame the page: less than a millimetre of A4. */
const INSET = 0.003;
/** A scan may lie askew; on a page with known corners only the print itself can, and by little. */
const MOST_ASKEW = { whole: 15, cropped: 4 };
const SEEN_AS_LEVEL = 0.05;
/** Share of the border that is paper, from which a picture without known corners is a page and nothing else: less is a sheet on something, and turning that helps nobody. */
const ALL_PAGE = 0.6;
/** Between black and white only: the shades of the picture's pixels are kept as finer dots. */
const BILEVEL_DOTS = 2;
/** Enough pixels to see how the lines run. */
const SKETCH_SIDE = 1000;

/**
 * Makes the page straight, level and evenly lit, in the colours that were asked for; `photo` makes it only straight.
 * Never throws, whatever the pixels.
 */
export function correctPage(picture: Raster, { corners, mode, level, longestSide }: Correction): Corrected {
  // Where no colour will stay, one channel is used from the start: a third of the work.
  const image = mode === 'gray' || mode === 'bw' ? gray(picture) : picture;
  const quad = corners ?? outlineOf(image);
  const { paper, ratio } =
    corners === null ? { paper: 'other' as const, ratio: image.width / image.height } : proportionsOf(image, corners);
  const [width, height] = sizeOf(quad, ratio, longestSide, mode === 'bw' && corners !== null ? BILEVEL_DOTS : 1);
  const photo = mode === 'photo';
  const inset = corners === null || photo ? 0 : INSET;
  const whole = corners === null && level && !photo ? backgroundOf(image) : null;
  const levels = level && !photo && (corners !== null || (whole !== null && paperAtBorder(whole) >= ALL_PAGE));
  const degrees = levels
    ? skewOf(image, quad, width, height, corners === null ? MOST_ASKEW.whole : MOST_ASKEW.cropped)
    : 0;

  const homography = homographyOf(quad, width, height, { inset, degrees });
  const untouched = corners === null && degrees === 0 && width === image.width && height === image.height;
  const straight = untouched ? image : warp(image, homography, width, height);
  if (photo) return { image: straight, paper };

  const background = untouched && whole !== null ? whole : backgroundOf(straight);
  const ownColour = paper === 'id-card' ? 'own' : 'cast';
  const even = background === null ? straight : evenLight(straight, background, mode === 'color' ? ownColour : 'white');
  if (degrees !== 0) blankOutside(even, homography, image);
  if (mode === 'color') return { image: even, paper };
  return { image: mode === 'bw' ? binarise(even) : even, paper };
}

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
