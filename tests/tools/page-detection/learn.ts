/**
 * Learns weights from examples, with plain sums and no library. Features are brought to the same spread, so that one
 * ridge and one step suit all.
 */

/** The sign a weight may have: only positive (1), or only negative (-1). */
export type Signs = Readonly<Record<string, 1 | -1>>;
export type Weights = Record<string, number>;
type Features = Readonly<Record<string, number>>;

/** The candidates of one picture; `right` marks those that are the page. */
export type Choice = readonly { features: Features; right: boolean }[];
export type Verdict = { features: Features; right: boolean; weight: number };

/** How strongly a weight is pulled to 0, per example, with every feature at deviation 1. */
const RIDGE = 0.0003;
const STEPS = 250;

/**
 * Softmax over each picture's candidates: the weights under which the right ones come first. Pictures without a right
 * one teach nothing.
 */
export function learnChoice(choices: readonly Choice[], signs: Signs): Weights {
  const teaching = choices.filter((choice) => choice.some(({ right }) => right) && choice.some(({ right }) => !right));
  const scale = scaleOf(
    teaching.flat().map(({ features }) => features),
    signs,
  );
  const pictures = teaching.map((choice) => ({
    rows: choice.map(({ features }) => scale.row(features)),
    right: choice.map(({ right }) => right),
  }));
  const fitted = descend(scale.signs, (weights, slope) => {
    for (const { rows, right } of pictures) {
      const sums = rows.map((row) => dot(row, weights));
      const top = Math.max(...sums);
      const shares = sums.map((sum) => Math.exp(sum - top));
      const all = shares.reduce((sum, share) => sum + share, 0);
      const good = shares.reduce((sum, share, at) => sum + (right[at] === true ? share : 0), 0);
      for (const [at, row] of rows.entries()) {
        const share = shares[at] ?? 0;
        const pull = share / all - (right[at] === true ? share / Math.max(good, 1e-30) : 0);
        add(slope, row, pull / pictures.length);
      }
    }
  });
  return scale.back(fitted).weights;
}

/** Logistic regression with a bias. */
export function learnVerdict(verdicts: readonly Verdict[], signs: Signs): { weights: Weights; bias: number } {
  const scale = scaleOf(
    verdicts.map(({ features }) => features),
    signs,
  );
  const rows = verdicts.map(({ features }) => Float64Array.of(...scale.row(features), 1));
  const all = verdicts.reduce((sum, { weight }) => sum + weight, 0);
  const fitted = descend([...scale.signs, 0], (weights, slope) => {
    for (const [at, row] of rows.entries()) {
      const { right, weight } = verdicts[at] ?? { right: false, weight: 0 };
      add(slope, row, ((1 / (1 + Math.exp(-dot(row, weights))) - (right ? 1 : 0)) * weight) / all);
    }
  });
  const { weights, shift } = scale.back(fitted);
  return { weights, bias: (fitted.at(-1) ?? 0) - shift };
}

type Slope = (weights: Float64Array, into: Float64Array) => void;

/**
 * Gradient descent with momentum (Nesterov), weights of the wrong sign set to 0; sign 0 is the bias: free, and no ridge
 * on it.
 */
function descend(signs: readonly number[], slope: Slope): Float64Array {
  let weights = new Float64Array(signs.length);
  let ahead = weights.slice();
  let pace = 1;
  let step = 4;
  let last = Infinity;
  const change = new Float64Array(signs.length);
  for (let round = 0; round < STEPS; round += 1) {
    change.fill(0);
    slope(ahead, change);
    for (let at = 0; at < change.length; at += 1)
      if (signs[at] !== 0) change[at] = (change[at] ?? 0) + RIDGE * (ahead[at] ?? 0);
    const next = Float64Array.from(ahead, (weight, at) => keepSign(weight - step * (change[at] ?? 0), signs[at] ?? 0));
    // Too long a step makes the slope grow: shorten it and begin the momentum again.
    const size = Math.hypot(...change);
    if (size > 1.5 * last) [step, pace] = [step / 2, 1];
    last = size;
    const faster = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    ahead = Float64Array.from(next, (weight, at) => weight + ((pace - 1) / faster) * (weight - (weights[at] ?? 0)));
    weights = next;
    pace = faster;
  }
  return weights;
}

const keepSign = (weight: number, sign: number): number => (sign === 0 || weight * sign > 0 ? weight : 0);

/** Brings features to mean 0 and deviation 1, and weights back to the features as they were. */
function scaleOf(
  examples: readonly Features[],
  signs: Signs,
): {
  signs: number[];
  row: (features: Features) => Float64Array;
  back: (fitted: Float64Array) => { weights: Weights; shift: number };
} {
  const names = Object.keys(signs);
  const means = names.map(
    (name) => examples.reduce((sum, features) => sum + (features[name] ?? 0), 0) / examples.length,
  );
  const deviations = names.map((name, at) =>
    Math.max(
      1e-6,
      Math.sqrt(
        examples.reduce((sum, features) => sum + ((features[name] ?? 0) - (means[at] ?? 0)) ** 2, 0) / examples.length,
      ),
    ),
  );
  return {
    signs: names.map((name) => signs[name] ?? 0),
    row: (features) =>
      Float64Array.from(names, (name, at) => ((features[name] ?? 0) - (means[at] ?? 0)) / (deviations[at] ?? 1)),
    back: (fitted) => {
      const own = names.map((_, at) => (fitted[at] ?? 0) / (deviations[at] ?? 1));
      return {
        weights: Object.fromEntries(names.map((name, at) => [name, own[at] ?? 0])),
        shift: own.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0),
      };
    },
  };
}

function dot(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += (row[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

function add(slope: Float64Array, row: Float64Array, times: number): void {
  for (let at = 0; at < row.length; at += 1) slope[at] = (slope[at] ?? 0) + times * (row[at] ?? 0);
}
