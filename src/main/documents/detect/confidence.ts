import { containsQuad, overlap, type Quad } from './geometry.ts';
import type { Measures } from './measure.ts';

/**
 * Both sums were fitted on generated photographs by tests/tools/photographs/fit-confidence.ts (docs/page-detection.md). No weight was
 * allowed a sign that goes against reason: what holds for generated pictures then has a chance on real ones.
 */
type Weights = Readonly<Record<string, number>>;

/** Which of one picture's candidates is the page: softmax over candidates. */
const RANK: Weights = {
  edge: 11.944, weakestEdge: 0.609, weakestEnd: 8.13, bareStretches: -9.648, leak: -26.26, mostLeak: -6.526, logArea: 2.363, lighterInside: 1.173,
  evenOutside: -4.007, skew: -4.127, taper: 3.15, onBorder: -5.916,
};

/** Whether the best of them is a page at all: logistic regression. */
const SURE: Weights = {
  rank: 0.197, margin: 0.293, marginAround: 0.318, weakestEdge: 2.34, weakestEnd: 0.255, bareStretches: -2.169, mostLeak: -4.068, logArea: 1.552,
  weakestContrast: 2.018, sameSign: 0.557, evenInside: 1.315, evenOutside: -2.726, gap: -0.481, onBorder: -3.061, unseenPast: -3.561,
};
const SURE_BIAS = 0.923;

/** A lead of this much over the next candidate says all that a lead can say. */
const MOST_MARGIN = 6;
/** Candidates that overlap more mean the same page. */
const SAME = 0.9;
/** Pixels of the working picture by which a corner may stick out of what contains it. */
const SLACK = 3;

export type Rated = { quad: Quad; measures: Measures; rank: number };
export type Judgement<T extends Rated> = { chosen: T; confidence: number; evidence: Record<string, number> };

export const rankOf = (measures: Measures): number => weigh(RANK, measures);

/** The most likely candidate, and 0 to 1: how sure it is that it is one whole page. Null without candidates. */
export function judge<T extends Rated>(candidates: readonly T[]): Judgement<T> | null {
  const [first] = candidates;
  if (first === undefined) return null;
  const chosen = candidates.reduce((best, next) => (next.rank > best.rank ? next : best), first);
  const rivals = candidates.filter(({ quad }) => overlap(chosen.quad, quad) < SAME);
  const lead = (over: readonly Rated[]): number => Math.min(MOST_MARGIN, ...over.map(({ rank }) => chosen.rank - rank));
  const evidence = { ...chosen.measures, rank: chosen.rank, margin: lead(rivals), marginAround: lead(rivals.filter(({ quad }) => containsQuad(quad, chosen.quad, SLACK))) };
  return { chosen, confidence: 1 / (1 + Math.exp(-SURE_BIAS - weigh(SURE, evidence))), evidence };
}

function weigh(weights: Weights, values: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in weights) sum += (weights[name] ?? 0) * (values[name] ?? 0);
  return sum;
}
