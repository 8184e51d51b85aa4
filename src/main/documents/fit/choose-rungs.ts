/** Which quality each part of a document gets so that all of it stays below a limit: arithmetic, and nothing else. */

/** Something that can be made lighter by itself. `sizes`: its bytes on each rung, from the best quality down. */
export interface Lightened {
  readonly sizes: readonly number[];
}

/** On which rung each part is, in the order given; null when even the lowest rungs do not fit. */
export type Choice = readonly number[] | null;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const at = ({ sizes }: Lightened, rung: number): number => sizes[Math.min(rung, sizes.length - 1)] ?? 0;

/** The bytes of all parts together, each as far down as it goes. */
export const leastBytes = (parts: readonly Lightened[]): number => sum(parts.map(({ sizes }) => Math.min(...sizes)));

/**
 * The best quality with which all parts together take no more than `most` bytes: all on the same rung, so that no page
 * looks poorer than its neighbours for no reason; what is left over then raises single parts by one rung, the first
 * ones first, as far as it goes. A part with fewer rungs stays on its last.
 */
export function chooseRungs(parts: readonly Lightened[], most: number): Choice {
  const rungs = Math.max(0, ...parts.map(({ sizes }) => sizes.length));
  for (let rung = 0; rung < rungs; rung += 1) {
    const total = sum(parts.map((part) => at(part, rung)));
    if (total <= most) return raised(parts, rung, most - total);
  }
  return parts.length === 0 && most >= 0 ? [] : null;
}

function raised(parts: readonly Lightened[], rung: number, left: number): readonly number[] {
  let spare = left;
  return parts.map((part) => {
    const own = Math.min(rung, part.sizes.length - 1);
    const more = own === 0 ? Infinity : at(part, own - 1) - at(part, own);
    if (more > spare) return own;
    spare -= Math.max(0, more);
    return own - 1;
  });
}
