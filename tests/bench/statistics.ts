/** Figures that several benches print. */

/** 0 when there are no values. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The one in the middle; of an even number the upper of the two. NaN when there are no values. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * The area under the ROC curve: how often a value that ought to be high is above one that ought to be low. 0.5 is
 * chance, 1 is always.
 */
export function areaUnderRoc(high: readonly number[], low: readonly number[]): number {
  let won = 0;
  for (const one of high) for (const other of low) won += (Math.sign(one - other) + 1) / 2;
  return won / Math.max(1, high.length * low.length);
}
