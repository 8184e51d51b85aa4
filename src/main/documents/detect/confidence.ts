import { containsQuad, overlap, type Quad } from './geometry.ts';

/**
 * Both sums were fitted on 1,140 generated photographs of the tuning seeds (docs/page-detection.md says how). No weight was
 * allowed a sign that goes against reason: what holds for generated pictures then has a chance on real ones.
 */
export type Weights = Readonly<Record<string, number>>;

/** Which of one picture's candidates is the page: softmax over candidates. */
const RANK: Weights = {
  edge: 20.802, weakestEnd: 4.006, bareStretches: -9.57, leak: -22.045, mostLeak: -5.597, logArea: 3.215, contrast: 4.422, lighterInside: 1.322,
  evenOutside: -2.949, gap: -0.408, skew: -4.038, taper: 2.586, onBorder: -4.73,
};

/** Whether the best of them is one whole page: logistic regression, then moved by `CAUTION`. */
const SURE: Weights = {
  rank: 0.136, margin: 0.42, marginAround: 0.433, weakestEnd: 0.386, bareStretches: -5.108, mostLeak: -3.5, logArea: 0.966, weakestContrast: 2.571,
  weakestClarity: 0.25, sameSign: 0.255, evenOutside: -2.91, gap: -0.01, onBorder: -5.414, unseenPast: -1.717,
};
const SURE_BIAS = -0.477;
/** 0.9 is to mean that 99 of 100 are right, also where one picture in five has no page: as fitted, it takes 0.975 for that. */
const CAUTION = 1.47;

/** A lead of this much over the next candidate says all that a lead can say. */
const MOST_MARGIN = 6;
/** Candidates that overlap more mean the same page. */
const SAME = 0.9;
/** Pixels of the working picture by which a corner may stick out of what contains it. */
const SLACK = 3;

export type Rated = { quad: Quad; measures: Readonly<Record<string, number>>; rank: number };
export type Choice<T extends Rated> = { chosen: T; evidence: Record<string, number> };

export const rankOf = (measures: Readonly<Record<string, number>>): number => weigh(RANK, measures);

/** The most likely candidate, and 0 to 1: how sure it is that it is one whole page. Null without candidates. */
export function judge<T extends Rated>(candidates: readonly T[]): (Choice<T> & { confidence: number }) | null {
  const choice = choose(candidates);
  return choice && { ...choice, confidence: confidenceOf(choice.evidence) };
}

/** 0 to 1, by the weights above unless others are tried. */
export const confidenceOf = (evidence: Readonly<Record<string, number>>, weights = SURE, bias = SURE_BIAS - CAUTION): number => 1 / (1 + Math.exp(-bias - weigh(weights, evidence)));

/** The candidate of the highest rank, its measures, and its lead. Null without candidates. */
export function choose<T extends Rated>(candidates: readonly T[]): Choice<T> | null {
  const [first] = candidates;
  if (first === undefined) return null;
  const chosen = candidates.reduce((best, next) => (next.rank > best.rank ? next : best), first);
  const rivals = candidates.filter(({ quad }) => overlap(chosen.quad, quad) < SAME);
  const lead = (over: readonly Rated[]): number => Math.min(MOST_MARGIN, ...over.map(({ rank }) => chosen.rank - rank));
  const evidence = { ...chosen.measures, rank: chosen.rank, margin: lead(rivals), marginAround: lead(rivals.filter(({ quad }) => containsQuad(quad, chosen.quad, SLACK))) };
  return { chosen, evidence };
}

export function weigh(weights: Weights, values: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in weights) sum += (weights[name] ?? 0) * (values[name] ?? 0);
  return sum;
}
