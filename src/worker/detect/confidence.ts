import { containsQuad, overlap, type Quad } from './quad.ts';

/**
 * The weights of a sum, by the names of the measures. Those here were fitted on 1,070 drawn photographs of the tuning
 * seeds by `npm run fit-page-detection` (docs/page-detection.md). No weight may have a sign that goes against reason,
 * so that what holds for generated pictures has a chance to hold for real ones.
 */
export type Weights = Readonly<Record<string, number>>;

/** Which of one picture's candidates is the page: softmax over candidates. */
const RANK: Weights = {
  edge: 2.459,
  weakestEnd: 9.226,
  bareStretches: -21.9,
  leak: -44.846,
  mostLeak: -1.136,
  logArea: 5.059,
  contrast: 2.019,
  weakestClarity: 0.36,
  farContrast: 11.557,
  weakestFarContrast: 1.932,
  lighterInside: 2.159,
  evenInside: 2.463,
  evenOutside: -2.625,
  gap: -6.145,
  skew: -6.766,
  taper: 8.053,
  onBorder: -5.4,
};

/** Whether the best of them is one whole page: logistic regression, then moved by `CAUTION`. */
const SURE: Weights = {
  rank: 0.03,
  margin: 0.405,
  marginAround: 0.664,
  weakestEnd: 0.945,
  bareStretches: -6.094,
  leak: -24.182,
  mostLeak: -0.067,
  logArea: 1.535,
  weakestFarContrast: 3.291,
  farClarity: 0.987,
  weakestFarClarity: 0.134,
  lighterInside: 1.034,
  evenOutside: -3.114,
  gap: -2.381,
  taper: 0.155,
  onBorder: -3.056,
  unseenPast: -4.263,
};
const SURE_BIAS = -1.542;
/**
 * A confidence of 0.9 is meant to be right 99 times in 100. The fit gives 1.7 for that on the tuning photographs;
 * photographs that were held out, with pages and tables it never saw, take more.
 */
const CAUTION = 2.6;

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
 * where there are none. Null without candidates.
 */
export function choose<T extends Rated>(candidates: readonly T[]): Chosen<T> | null {
  const [first] = candidates;
  if (first === undefined) return null;
  const chosen = candidates.reduce((best, next) => (next.rank > best.rank ? next : best), first);
  const rivals = candidates.filter(({ quad }) => overlap(chosen.quad, quad) < SAME);
  const lead = (over: readonly Rated[]): number => Math.min(MOST_MARGIN, ...over.map(({ rank }) => chosen.rank - rank));
  const evidence = {
    ...chosen.measures,
    rank: chosen.rank,
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
