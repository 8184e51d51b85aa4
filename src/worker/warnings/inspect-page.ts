import { backgroundOf } from '../picture/background.ts';
import { homographyOf, warp } from '../picture/perspective.ts';
import { proportionsOf } from '../picture/proportions.ts';
import { longestSide } from '../picture/corners.ts';
import {
  MEASURED_WARNINGS,
  type Corners,
  type MeasuredWarning,
  type Inspection,
  type Raster,
} from '../picture/raster.ts';
import { inkOn } from './blank.ts';
import { glareOn } from './glare.ts';
import { lightOn } from './shadow.ts';
import { steepness } from './sharpness.ts';

/** Enough to measure the light and whether anything is printed, pixels of the longest side. */
const SKETCH_SIDE = 800;
/** The value of each measure that is fine (score 0) and that is bad (score 1). Scores over 0.5 are shown. */
const SCALE = {
  /** Steepness of edges per pixel. */
  blurred: { fine: 0.47, bad: 0.24 },
  /** Share of the light that is lost within a short way. */
  fall: { fine: 0.16, bad: 0.68 },
  /** Linear light on the paper. */
  level: { fine: 0.5, bad: 0.06 },
  /** Share of the page that is ink. */
  blank: { fine: 0.0004, bad: 0 },
} as const;

/**
 * Measures on the page of an image (decoded at 1,200 pixels or less) whether it is blurred, hidden by glare, in shadow
 * or dark, or blank. Never throws, whatever the pixels.
 * @param corners the page's, in pixels of the image; null when all of it is the page
 */
export function inspectPage(image: Raster, corners: Corners | null): Inspection {
  const page = sketchOf(image, corners);
  const steep = steepness(image, corners);
  const background = backgroundOf(page);
  const light =
    background === null
      ? { fall: 0, level: 1 }
      : lightOn(background, corners === null ? background.sure : background.paper);
  // Without any bare paper there is nothing to compare with, so nothing is said.
  const ink = background === null ? null : inkOn(page, background);
  const scores: Record<MeasuredWarning, number> = {
    blurred: steep === null ? 0 : share(steep, SCALE.blurred),
    glare: glareOn(page),
    shadow: Math.max(share(light.fall, SCALE.fall), share(light.level, SCALE.level)),
    blank: ink === null ? 0 : share(ink, SCALE.blank),
  };
  const said = MEASURED_WARNINGS.filter((warning) => scores[warning] > SAID);
  return { warnings: said.filter((warning) => !isAnswered(warning, said, light.level)), scores };
}

/** A score over this is shown. */
const SAID = 0.5;

/**
 * Whether another warning of the same page says it all, or says the opposite. A page that cannot be seen well may have
 * writing on it, so it is not called blank; and around a lamp's reflection even good light looks like a shadow.
 */
function isAnswered(warning: MeasuredWarning, said: readonly MeasuredWarning[], level: number): boolean {
  if (warning === 'blank') return said.length > 1;
  return warning === 'shadow' && said.includes('glare') && share(level, SCALE.level) <= SAID;
}

const share = (value: number, { fine, bad }: { fine: number; bad: number }): number =>
  Math.min(1, Math.max(0, (value - fine) / (bad - fine)));

/** The page alone and straight, never larger than it is in the picture. */
function sketchOf(image: Raster, corners: Corners | null): Raster {
  const { width, height } = image;
  const quad = corners ?? {
    tl: { x: 0, y: 0 },
    tr: { x: width, y: 0 },
    br: { x: width, y: height },
    bl: { x: 0, y: height },
  };
  const ratio = corners === null ? width / height : proportionsOf(image, corners).ratio;
  const long = Math.min(SKETCH_SIDE, longestSide(quad));
  const [columns, rows] = [
    Math.max(1, Math.round(Math.min(long, long * ratio))),
    Math.max(1, Math.round(Math.min(long, long / ratio))),
  ];
  return warp(image, homographyOf(quad, columns, rows, { inset: 0.01 }), columns, rows);
}
