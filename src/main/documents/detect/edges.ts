import { eachPlane, soften, windowMean, withoutWriting, type Planes } from './planes.ts';

/** Thin edges: where the colour changes most, in which direction, and how much that says about a page. */
export type Edges = {
  width: number;
  height: number;
  /** 0 (no edge here) … 1, per pixel. */
  strength: Float32Array;
  /** Unit vector across the edge, towards the lighter side. */
  nx: Float32Array;
  ny: Float32Array;
};

/** Gray levels a pixel below which a change is noise, whatever the picture. */
const FLOOR = 1.2;
/** A change this many times the picture's usual one counts half. */
const USUAL = 2;
/** How much an edge still counts that vanishes with the writing: the crack between two white sheets does too. */
const KEPT_OF_WRITING = 0.4;
const CROWD_RADIUS = 10;
/** Share of edge pixels around that halves an edge's weight: a line stands alone, weave and letters do not. */
const CROWD = 0.1;

export function findEdges(picture: Planes): Edges {
  const { width, height } = picture;
  const smooth = eachPlane(picture, soften);
  const raw = gradient(smooth);
  const bare = gradient(eachPlane(smooth, withoutWriting));
  const half = Math.max(FLOOR, USUAL * median(raw.size));
  const strength = new Float32Array(width * height);
  const nx = new Float32Array(width * height);
  const ny = new Float32Array(width * height);
  for (let row = 1; row < height - 1; row += 1) {
    for (let column = 1, at = row * width + 1; column < width - 1; column += 1, at += 1) {
      const size = raw.size[at] ?? 0;
      if (size < FLOOR / 2) continue;
      const [gx, gy] = [(raw.x[at] ?? 0) / size, (raw.y[at] ?? 0) / size];
      nx[at] = gx;
      ny[at] = gy;
      // Keep the crest only: compare with the two neighbours across the edge.
      const step = Math.round(gx * 1.3) + Math.round(gy * 1.3) * width;
      if (size < (raw.size[at + step] ?? 0) || size <= (raw.size[at - step] ?? 0)) continue;
      let kept = bare.size[at] ?? 0;
      for (const near of [step, -step, 2 * step, -2 * step]) kept = Math.max(kept, bare.size[at + near] ?? 0);
      const bareShare = kept / (kept + half);
      strength[at] = (size / (size + half)) * (KEPT_OF_WRITING + (1 - KEPT_OF_WRITING) * bareShare);
    }
  }
  const crowd = windowMean(strength, width, height, CROWD_RADIUS);
  for (let at = 0; at < strength.length; at += 1) strength[at] = (strength[at] ?? 0) / (1 + (crowd[at] ?? 0) / CROWD);
  return { width, height, strength, nx, ny };
}

/** Of the channel that changes most at each pixel. */
function gradient({ width, height, channels }: Planes): { x: Float32Array; y: Float32Array; size: Float32Array } {
  const x = new Float32Array(width * height);
  const y = new Float32Array(width * height);
  const size = new Float32Array(width * height);
  for (const plane of new Set(channels)) {
    for (let row = 1; row < height - 1; row += 1) {
      for (let column = 1, at = row * width + 1; column < width - 1; column += 1, at += 1) {
        const gx = ((plane[at + 1] ?? 0) - (plane[at - 1] ?? 0)) / 2;
        const gy = ((plane[at + width] ?? 0) - (plane[at - width] ?? 0)) / 2;
        const length = Math.sqrt(gx * gx + gy * gy);
        if (length <= (size[at] ?? 0)) continue;
        size[at] = length;
        x[at] = gx;
        y[at] = gy;
      }
    }
  }
  return { x, y, size };
}

function median(values: Float32Array): number {
  // Every seventh is plenty, and a plain sort of a few thousand numbers is quick.
  const some = values.filter((_, at) => at % 7 === 0).sort();
  return some[some.length >> 1] ?? 0;
}
