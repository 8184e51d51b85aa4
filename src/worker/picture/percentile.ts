/** So many values are enough to know what share of the page is below a value. */
const SORTED = 20_000;

/**
 * The value that `share` (0 to 1) of all values stay below; 0 of no values. Of many values only some are taken, spread
 * evenly.
 */
export function percentile(values: Float32Array, share: number): number {
  const every = Math.max(1, Math.floor(values.length / SORTED));
  const sorted = Float32Array.from(
    { length: Math.ceil(values.length / every) },
    (_, at) => values[at * every] ?? 0,
  ).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
