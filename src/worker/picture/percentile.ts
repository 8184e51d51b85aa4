/** Enough values to know a share of the page by. */
const SORTED = 20_000;

/** Of many values some tell: they are taken evenly. */
export function percentile(values: Float32Array, share: number): number {
  const every = Math.max(1, Math.floor(values.length / SORTED));
  const sorted = Float32Array.from(
    { length: Math.ceil(values.length / every) },
    (_, at) => values[at * every] ?? 0,
  ).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
