/** Chance that repeats: the same seed gives the same picture on every machine. */
export type Random = {
  /** 0 ≤ n < 1 */
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Mean 0, deviation 1. */
  normal(): number;
  /** A separate stream of numbers, so that a change in one part of the picture leaves the others as they were. */
  fork(name: string): Random;
};

export function random(seed: number): Random {
  let state = mix(seed >>> 0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    return mix(state) / 2 ** 32;
  };
  const self: Random = {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => Math.floor(low + (high + 1 - low) * next()),
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]): T => {
      const chosen = from[Math.floor(next() * from.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (name) =>
      random(mix(seed ^ [...name].reduce((hash, letter) => Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0), 7))),
  };
  return self;
}

function mix(value: number): number {
  let mixed = value + 0x9e3779b9;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Smooth noise over the plane, 0..1, one bump per unit. */
export type Noise = (x: number, y: number) => number;

const SIDE = 256;

export function noise(chance: Random): Noise {
  const lattice = Float32Array.from({ length: SIDE * SIDE }, () => chance.next());
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = ease(x - column);
    const fy = ease(y - row);
    const left = column & (SIDE - 1);
    const right = (column + 1) & (SIDE - 1);
    const top = (row & (SIDE - 1)) * SIDE;
    const bottom = ((row + 1) & (SIDE - 1)) * SIDE;
    const upper = mixAt(lattice, top + left, top + right, fx);
    const lower = mixAt(lattice, bottom + left, bottom + right, fx);
    return upper + (lower - upper) * fy;
  };
}

/** Noise of several sizes laid over each other, 0..1. */
export function layered(base: Noise, x: number, y: number, layers: number): number {
  let sum = 0;
  let weight = 0;
  for (let layer = 0, size = 1; layer < layers; layer += 1, size *= 2) {
    sum += base(x * size + layer * 17.3, y * size + layer * 9.1) / size;
    weight += 1 / size;
  }
  return sum / weight;
}

const ease = (t: number): number => t * t * (3 - 2 * t);
const mixAt = (from: Float32Array, a: number, b: number, t: number): number =>
  (from[a] ?? 0) + ((from[b] ?? 0) - (from[a] ?? 0)) * t;
