import { percentile, type Background } from '../correct/background.ts';

export interface Light {
  /** The deepest fall of light from one place of the paper to another near it, as a share: 0 even, 0.5 half of it gone. */
  readonly fall: number;
  /** Light on the paper's middle, 1 as white as can be (linear). */
  readonly level: number;
}

/** How far apart places are compared, as a share of the page: a lamp's own slope is little over this, a shadow's edge is all of it. */
const APART = 0.12;

export function lightOn({ planes, paper }: Background): Light {
  const [first] = planes;
  if (first === undefined) return { fall: 0, level: 1 };
  const { width, height } = first;
  // The lightest channel: lamp light is no shadow.
  const light = new Float32Array(width * height);
  for (const { data } of planes) for (let at = 0; at < light.length; at += 1) light[at] = Math.max(light[at] ?? 0, data[at] ?? 0);
  for (let at = 0; at < light.length; at += 1) light[at] = ((light[at] ?? 0) / 255) ** 2.2;
  const step = Math.max(1, Math.round(Math.max(width, height) * APART));
  const falls: number[] = [];
  for (let row = 0; row < height; row += 2) {
    for (let column = 0; column < width; column += 2) {
      const at = row * width + column;
      if (paper[at] !== 1) continue;
      for (const other of [column + step < width ? at + step : -1, row + step < height ? at + step * width : -1]) {
        if (other < 0 || paper[other] !== 1) continue;
        const one = light[at] ?? 0, two = light[other] ?? 0;
        falls.push(1 - Math.min(one, two) / Math.max(one, two, 1e-6));
      }
    }
  }
  const known = light.filter((_, at) => paper[at] === 1);
  return { fall: falls.length === 0 ? 0 : percentile(Float32Array.from(falls), 0.97), level: percentile(known, 0.5) };
}
