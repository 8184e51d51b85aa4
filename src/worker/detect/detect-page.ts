import type { Corners, Detection, Raster } from '../picture/raster.ts';
import { beyond, type Beyond } from './beyond.ts';
import { chooseWithConfidence, rankOfCandidate } from './confidence.ts';
import { findEdges } from './edges.ts';
import { areaOf, isConvex, type Quad } from './quad.ts';
import { findLines } from './lines.ts';
import { measure, type Measures } from './measure.ts';
import { isOnBlack } from './on-black.ts';
import { planesOf } from './planes.ts';
import { findQuads } from './quads.ts';
import { trace } from './trace.ts';

/** Pixels of the long side in which edges are looked for: less loses small cards, more only costs time. */
const WORKING_SIDE = 480;
/** A picture with a shorter side than this is too small to show a page, pixels. */
const SMALLEST_SIDE = 24;
const MOST_CANDIDATES = 40;
/** How sure a sheet on a scanner's black is: what is cut away there shows nothing. */
const ON_BLACK = 0.97;

/**
 * Where the page is in a picture (decoded at 1,200 pixels or less): its four corners, inside the picture, clockwise
 * from the one that is at the top left as the picture stands; how sure that is; and the measurements behind it. Null
 * when nothing has four edges, or a side of the picture is shorter than 24 pixels.
 */
export function detectPage(image: Raster): Detection | null {
  const candidates = candidatesIn(image).map((one) => ({ ...one, rank: rankOfCandidate(one.measures) }));
  // The smallest one that leaves nothing but black outside has no black left inside.
  const [scanned] = candidates
    .filter(({ onBlack }) => onBlack)
    .toSorted((one, other) => areaOf(one.quad) - areaOf(other.quad));
  if (scanned !== undefined)
    return { corners: scanned.corners, confidence: ON_BLACK, evidence: { ...scanned.measures, rank: scanned.rank } };
  const judgement = chooseWithConfidence(candidates);
  return judgement === null
    ? null
    : { corners: judgement.chosen.corners, confidence: judgement.confidence, evidence: judgement.evidence };
}

type Found = { quad: Quad; corners: Corners; measures: Measures & Beyond; onBlack: boolean };

/**
 * Everything in a picture that could be the page, 40 candidates at most, with what speaks for and against each:
 * `corners` in the picture's own pixels, `quad` in those of the smaller working picture. None where a side of the
 * picture is shorter than 24 pixels. `onBlack`: it is a sheet on a scanner's black. Used as well by those who fit the
 * weights of confidence.ts.
 */
export function candidatesIn(image: Raster): Found[] {
  if (Math.min(image.width, image.height) < SMALLEST_SIDE) return [];
  const picture = planesOf(image, WORKING_SIDE);
  const edges = findEdges(picture);
  return findQuads(findLines(edges), picture.width, picture.height, MOST_CANDIDATES).flatMap(({ quad }) => {
    const outline = trace(edges, quad);
    if (outline === null) return [];
    const corners = cornersIn(image, outline.quad, image.width / picture.width, image.height / picture.height);
    if (corners === null) return [];
    const measures = { ...measure(outline, picture), ...beyond(outline, edges, picture) };
    return [{ quad: outline.quad, corners, measures, onBlack: isOnBlack(outline.quad, picture) }];
  });
}

/** Converts corners to the picture's own pixels, with none outside it; null if that leaves no page. */
function cornersIn({ width, height }: Raster, quad: Quad, scaleX: number, scaleY: number): Corners | null {
  const [a, b, c, d] = quad.map(({ x, y }) => ({
    x: Math.min(width, Math.max(0, (x + 0.5) * scaleX)),
    y: Math.min(height, Math.max(0, (y + 0.5) * scaleY)),
  }));
  if (!a || !b || !c || !d || !isConvex([a, b, c, d])) return null;
  // The top edge is the one that runs most from left to right.
  const turned: Quad[] = [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ];
  const [tl, tr, br, bl] = turned.reduce((best, next) => (rightward(next) > rightward(best) ? next : best));
  return { tl, tr, br, bl };
}

const rightward = ([tl, tr, br, bl]: Quad): number => tr.x - tl.x + br.x - bl.x;
