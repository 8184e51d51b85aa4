import type { Corners, Detection, Raster } from '../picture/raster.ts';
import { beyond, type Beyond } from './beyond.ts';
import { chooseWithConfidence, rankOfCandidate } from './confidence.ts';
import { findEdges } from './edges.ts';
import { isConvex, type Quad } from './quad.ts';
import { findLines } from './lines.ts';
import { measure, type Measures } from './measure.ts';
import { planesOf } from './planes.ts';
import { findQuads } from './quads.ts';
import { trace } from './trace.ts';

/** Pixels of the long side in which edges are looked for: less loses small cards, more only costs time. */
const WORKING_SIDE = 480;
/** A picture with a shorter side than this is too small to show a page, pixels. */
const SMALLEST_SIDE = 24;
const MOST_CANDIDATES = 40;

/**
 * Where the page is in a picture (decoded at 1,200 pixels or less): its four corners, inside the picture, clockwise
 * from the one that is at the top left as the picture stands; how sure that is; and the measurements behind it. Null
 * when nothing has four edges, or a side of the picture is shorter than 24 pixels.
 */
export function detectPage(image: Raster): Detection | null {
  const judgement = chooseWithConfidence(
    candidatesIn(image).map((candidate) => ({ ...candidate, rank: rankOfCandidate(candidate.measures) })),
  );
  return judgement === null
    ? null
    : { corners: judgement.chosen.corners, confidence: judgement.confidence, evidence: judgement.evidence };
}

/**
 * Everything in a picture that could be the page, 40 candidates at most, with what speaks for and against each:
 * `corners` in the picture's own pixels, `quad` in those of the smaller working picture. None where a side of the
 * picture is shorter than 24 pixels. Used as well by those who fit the weights of confidence.ts.
 */
export function candidatesIn(image: Raster): Array<{ quad: Quad; corners: Corners; measures: Measures & Beyond }> {
  if (Math.min(image.width, image.height) < SMALLEST_SIDE) return [];
  const picture = planesOf(image, WORKING_SIDE);
  const edges = findEdges(picture);
  return findQuads(findLines(edges), picture.width, picture.height, MOST_CANDIDATES).flatMap(({ quad }) => {
    const outline = trace(edges, quad);
    if (outline === null) return [];
    const corners = cornersIn(image, outline.quad, image.width / picture.width, image.height / picture.height);
    if (corners === null) return [];
    return [
      { quad: outline.quad, corners, measures: { ...measure(outline, picture), ...beyond(outline, edges, picture) } },
    ];
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
