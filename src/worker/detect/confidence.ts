import { containsQuad, overlap, type Quad } from './quad.ts';

/**
 * The weights of a sum, by the names of the measures. Those here were fitted by `npm run fit-page-detection` on 33 real
 * photographs, six generated pictures, parts of these that show no whole page, and 159 drawn photographs of the tuning
 * seeds (docs/page-detection.md). No weight may have a sign that goes against reason, so that what holds for these has
 * a chance to hold for others.
 */
export type Weights = Readonly<Record<string, number>>;

/** Which of one picture's candidates is the page: softmax over candidates. */
const RANK: Weights = {
  weakestEnd: 10.208,
  bareStretches: -21.714,
  leak: -43.959,
  logArea: 7.546,
  weakestClarity: 2.179,
  farContrast: 8.919,
  weakestFarClarity: 0.926,
  sameSign: 1.644,
  lighterInside: 3.308,
  evenInside: 5.035,
  evenOutside: -5.717,
  gap: -11.226,
  skew: -2.586,
  onBorder: -3.915,
  unseenPast: -2.629,
  cutOff: -25.116,
  goesOn: -7.352,
  paperBeyond: -4.666,
  meanPaperBeyond: -3.409,
};

/** Whether the best of them is one whole page: logistic regression, then moved by `CAUTION`. */
const SURE: Weights = {
  bareStretches: -15.355,
  leak: -10.347,
  mostLeak: -1.521,
  weakestFarContrast: 6.078,
  weakestFarClarity: 2.415,
  lighterInside: 2.541,
  evenOutside: -4.092,
  skew: -1.611,
  onBorder: -4.403,
  unseenPast: -1.179,
  cutOff: -22.853,
  goesOn: -11.723,
  goesOnOnce: -3.406,
  margin: 0.011,
  marginAround: 1.1,
  darkAmidPaper: -8,
  meanPaperBeyond: -3,
};
const SURE_BIAS = -6.769;
/**
 * A confidence of 0.9 is meant to be right always, as far as one can tell: above it lies no wrong one of all that were
 * left out of the fit, parts of real photographs included. `darkAmidPaper` and
 * `meanPaperBeyond` are set by reason: one photograph of a dark emblem on paper and one drawn frame on a paper-coloured
 * table spoke of them, and both were taken for pages.
 */
const CAUTION = 0.6;

/** The largest lead over the next candidate that still counts: a larger one says nothing more. */
const MOST_MARGIN = 6;
/** Candidates that overlap by more than this share are the same page. */
const SAME = 0.9;
/** Pixels of the working picture by which a corner may stick out of what contains it. */
const SLACK = 3;

/** A candidate: its four corners in pixels of the working picture, what was measured of it, and its rank. */
export type Rated = { quad: Quad; measures: Readonly<Record<string, number>>; rank: number };

/** The candidate that was chosen, and what speaks for and against its being the whole page. */
export type Chosen<T extends Rated> = { chosen: T; evidence: Record<string, number> };

/**
 * How likely a candidate is the page, from its measures, compared with other candidates of the same picture only:
 * larger is likelier. The number has no unit.
 */
export const rankOfCandidate = (measures: Readonly<Record<string, number>>): number => weigh(RANK, measures);

/**
 * Chooses the likeliest candidate, and says how sure it is that this is one whole page: 0 to 1. Null without
 * candidates.
 */
export function chooseWithConfidence<T extends Rated>(
  candidates: readonly T[],
): (Chosen<T> & { confidence: number }) | null {
  const choice = choose(candidates);
  return choice && { ...choice, confidence: confidenceOf(choice.evidence) };
}

/**
 * How sure it is that a chosen candidate is one whole page, 0 to 1, from the evidence of its choice, by the fitted
 * weights unless others are given.
 */
export const confidenceOf = (
  evidence: Readonly<Record<string, number>>,
  weights = SURE,
  bias = SURE_BIAS - CAUTION,
): number => 1 / (1 + Math.exp(-bias - weigh(weights, evidence)));

/**
 * Chooses the candidate of the highest rank. Its evidence is its measures, its `rank`, and by how much this leads the
 * candidates that are not the same page (`margin`) and those of them that contain it (`marginAround`): 6 at most, and 6
 * where there are none; and how much of it is a dark field with paper around (`darkAmidPaper`), as a printed picture
 * is. Null without candidates.
 */
export function choose<T extends Rated>(candidates: readonly T[]): Chosen<T> | null {
  const [first] = candidates;
  if (first === undefined) return null;
  const chosen = candidates.reduce((best, next) => (next.rank > best.rank ? next : best), first);
  const rivals = candidates.filter(({ quad }) => overlap(chosen.quad, quad) < SAME);
  const lead = (over: readonly Rated[]): number => Math.min(MOST_MARGIN, ...over.map(({ rank }) => chosen.rank - rank));
  const { measures } = chosen;
  const evidence = {
    ...measures,
    rank: chosen.rank,
    darkAmidPaper: (1 - (measures['lighterInside'] ?? 1)) * (measures['meanPaperBeyond'] ?? 0),
    margin: lead(rivals),
    marginAround: lead(rivals.filter(({ quad }) => containsQuad(quad, chosen.quad, SLACK))),
  };
  return { chosen, evidence };
}

/** The sum of the values, each times its weight. A value that is missing counts 0. */
export function weigh(weights: Weights, values: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in weights) sum += (weights[name] ?? 0) * (values[name] ?? 0);
  return sum;
}
