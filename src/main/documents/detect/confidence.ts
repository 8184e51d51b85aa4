import { containsQuad, overlap, type Quad } from './geometry.ts';
import type { Measures } from './measure.ts';

/**
 * Both sums were fitted on generated photographs by tests/tools/photographs/fit-confidence.ts (docs/page-detection.md). No weight was
 * allowed a sign that goes against reason: what holds for generated pictures then has a chance on real ones.
 */
type Weights = Readonly<Record<string, number>>;

/** Which of one picture's candidates is the page: softmax over candidates. */
const RANK: Weights = {
  edge: 12.025, weakestEdge: 0.430, weakestEnd: 8.264, bareStretches: -9.321, leak: -26.305, mostLeak: -6.568, logArea: 2.375, lighterInside: 1.151,
  evenOutside: -3.975, skew: -4.074, taper: 3.207, onBorder: -5.939,
};

/** Whether the best of them is one whole page: logistic regression, then moved by `CAUTION`. */
const SURE: Weights = {
  rank: 0.187, margin: 0.267, marginAround: 0.325, weakestEdge: 2.628, weakestEnd: 0.374, bareStretches: -1.816, mostLeak: -4.053, logArea: 1.559,
  weakestContrast: 2.558, sameSign: 0.528, evenInside: 1.224, evenOutside: -2.899, gap: -0.211, onBorder: -4.319, unseenPast: -3.074,
};
const SURE_BIAS = 0.678;
/** 0.9 is to mean that 99 of 100 are right, also where one picture in five has no page: as fitted, it takes 0.97 for that. */
const CAUTION = 1.28;

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
  return { chosen, confidence: 1 / (1 + Math.exp(CAUTION - SURE_BIAS - weigh(SURE, evidence))), evidence };
}

function weigh(weights: Weights, values: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in weights) sum += (weights[name] ?? 0) * (values[name] ?? 0);
  return sum;
}
