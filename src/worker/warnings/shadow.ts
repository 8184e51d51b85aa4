import type { Background } from '../picture/background.ts';
import { percentile } from '../picture/percentile.ts';

/** How the light falls on a page. */
export interface Light {
  /**
   * How much of the light is lost from one place of the paper to another near it, as a share: 0 even, 0.5 half of it
   * gone. All but three in a hundred such pairs of places lose less.
   */
  readonly fall: number;
  /** The median light of the paper, 1 as white as can be (linear). */
  readonly level: number;
}

/**
 * How far apart the places are that are compared, as a share of the page: over this distance the light of a lamp falls
 * by little, and a shadow's edge by all of it.
 */
const APART = 0.12;

/**
 * Measures how evenly and how strongly a page is lit.
 * @param paper marks with 1 the places to compare
 */
export function lightOn({ planes }: Background, paper: Float32Array): Light {
  const [first] = planes;
  if (first === undefined) return { fall: 0, level: 1 };
  const { width, height } = first;
  const channels = planes.map(({ data }) => data.map((value) => (value / 255) ** 2.2));
  // The lightest channel, since the colour of lamp light is no shadow.
  const light = new Float32Array(width * height);
  for (const channel of channels)
    for (let at = 0; at < light.length; at += 1) light[at] = Math.max(light[at] ?? 0, channel[at] ?? 0);
  const step = Math.max(1, Math.round(Math.max(width, height) * APART));
  const falls: number[] = [];
  for (let row = 0; row < height; row += 2) {
    for (let column = 0; column < width; column += 2) {
      const at = row * width + column;
      if (paper[at] !== 1) continue;
      if (column + step < width && paper[at + step] === 1) falls.push(fallBetween(channels, at, at + step));
      if (row + step < height && paper[at + step * width] === 1)
        falls.push(fallBetween(channels, at, at + step * width));
    }
  }
  const known = light.filter((_, at) => paper[at] === 1);
  return { fall: falls.length === 0 ? 0 : percentile(Float32Array.from(falls), 0.97), level: percentile(known, 0.5) };
}

/**
 * How much of the light is lost, by the channel that loses least: shadows take light of all colours, while print takes
 * more of one than of the others.
 */
function fallBetween(channels: readonly Float32Array[], one: number, other: number): number {
  let least = 1;
  for (const light of channels) {
    const a = light[one] ?? 0,
      b = light[other] ?? 0;
    least = Math.min(least, 1 - Math.min(a, b) / Math.max(a, b, 1e-6));
  }
  return least;
}
