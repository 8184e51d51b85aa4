import type { Measures, Rivalry } from './measure.ts';

/**
 * How much each measure says, fitted by logistic regression on generated photographs (docs/page-detection.md);
 * no sign goes against reason, so that what holds for generated pictures has a chance on real ones.
 */
const WEIGHTS: { [measure in keyof (Measures & Rivalry)]?: number } = {
  edge: 6.663, bareStretches: -0.766, leak: -15.479, mostLeak: -3.555, contrast: 0.613, weakestContrast: 0.572, lighterInside: 1.843,
  evenInside: 0.623, evenOutside: -1.779, skew: -0.429, taper: 0.892, onBorder: -4.745, rival: -2.281, around: -1.168,
};
const LOG_AREA = 1.035;
const BIAS = 3.832;

/** 0 to 1: how sure it is that these are the four corners of one whole page. */
export function confidenceOf(measures: Measures & Rivalry): number {
  let sum = BIAS + LOG_AREA * Math.log(measures.area);
  for (const [name, weight] of Object.entries(WEIGHTS)) sum += weight * (measures[name as keyof typeof WEIGHTS] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
