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

/** A change of less than this is noise in any picture, gray levels a pixel. */
const FLOOR = 1.2;
/** A change of so many times the picture's median one counts half. */
const USUAL = 2;
/**
 * How much an edge counts that vanishes together with the writing. It is not nothing: the crack between two white
 * sheets vanishes too.
 */
const KEPT_OF_WRITING = 0.4;
/**
 * Crowds of edges are looked for in windows of this radius to either side of an edge, pixels. The middle of a window is
 * `BESIDE` pixels from the edge, so that the edge itself is not counted.
 */
const CROWD_RADIUS = 6;
const BESIDE = 7;
/**
 * The mean edge in the emptier of the two windows that halves an edge's weight: a page has one empty side whatever
 * cloth it lies on, while weave and letters have none.
 */
const CROWD = 0.1;

/**
 * Finds the edges of a working picture: how strong each pixel's is, 0 to 1, and the direction across it, towards the
 * lighter side. Edges in a crowd, as of letters and weave, count less.
 */
export function findEdges(picture: Planes): Edges {
  const { width, height } = picture;
  const smooth = eachPlane(picture, soften);
  const raw = gradient(smooth);
  const bare = steepnessOf(eachPlane(smooth, withoutWriting));
  const half = Math.max(FLOOR, USUAL * median(raw.size));
  const strength = new Float32Array(width * height);
  const nx = new Float32Array(width * height);
  const ny = new Float32Array(width * height);
  for (let row = 1; row < height - 1; row += 1) {
    for (let column = 1, at = row * width + 1; column < width - 1; column += 1, at += 1) {
      const size = raw.size[at] ?? 0;
      if (size < FLOOR / 2) continue;
      const gx = (raw.x[at] ?? 0) / size;
      const gy = (raw.y[at] ?? 0) / size;
      nx[at] = gx;
      ny[at] = gy;
      // Only the crest of an edge is kept: it is compared with its two neighbours across the edge.
      const step = Math.round(gx * 1.3) + Math.round(gy * 1.3) * width;
      if (size < (raw.size[at + step] ?? 0) || size <= (raw.size[at - step] ?? 0)) continue;
      const kept = Math.sqrt(
        Math.max(
          bare[at] ?? 0,
          bare[at + step] ?? 0,
          bare[at - step] ?? 0,
          bare[at + 2 * step] ?? 0,
          bare[at - 2 * step] ?? 0,
        ),
      );
      const bareShare = kept / (kept + half);
      strength[at] = (size / (size + half)) * (KEPT_OF_WRITING + (1 - KEPT_OF_WRITING) * bareShare);
    }
  }
  const crowd = windowMean(strength, width, height, CROWD_RADIUS);
  const crowdAt = (x: number, y: number): number =>
    crowd[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const own = strength[at] ?? 0;
      if (own === 0) continue;
      const dx = Math.round((nx[at] ?? 0) * BESIDE);
      const dy = Math.round((ny[at] ?? 0) * BESIDE);
      strength[at] = own / (1 + Math.min(crowdAt(column + dx, row + dy), crowdAt(column - dx, row - dy)) / CROWD);
    }
  }
  return { width, height, strength, nx, ny };
}

/** The gradient at each pixel, of the channel that changes most there. */
function gradient({ width, height, channels }: Planes): { x: Float32Array; y: Float32Array; size: Float32Array } {
  const x = new Float32Array(width * height);
  const y = new Float32Array(width * height);
  const size = new Float32Array(width * height);
  for (const plane of new Set(channels)) {
    for (let row = 1; row < height - 1; row += 1) {
      for (let column = 1, at = row * width + 1; column < width - 1; column += 1, at += 1) {
        const gx = ((plane[at + 1] ?? 0) - (plane[at - 1] ?? 0)) / 2;
        const gy = ((plane[at + width] ?? 0) - (plane[at - width] ?? 0)) / 2;
        const square = gx * gx + gy * gy;
        if (square <= (size[at] ?? 0)) continue;
        size[at] = square;
        x[at] = gx;
        y[at] = gy;
      }
    }
  }
  for (let at = 0; at < size.length; at += 1) size[at] = Math.sqrt(size[at] ?? 0);
  return { x, y, size };
}

/** The square of the gradient's length. Without the direction it is a third of the work. */
function steepnessOf({ width, height, channels }: Planes): Float32Array {
  const steepness = new Float32Array(width * height);
  for (const plane of new Set(channels)) {
    for (let row = 1; row < height - 1; row += 1) {
      for (let column = 1, at = row * width + 1; column < width - 1; column += 1, at += 1) {
        const gx = (plane[at + 1] ?? 0) - (plane[at - 1] ?? 0);
        const gy = (plane[at + width] ?? 0) - (plane[at - width] ?? 0);
        const square = (gx * gx + gy * gy) / 4;
        if (square > (steepness[at] ?? 0)) steepness[at] = square;
      }
    }
  }
  return steepness;
}

function median(values: Float32Array): number {
  // Every seventh value is enough, and a plain sort of a few thousand numbers is quick.
  const some = Float32Array.from({ length: Math.ceil(values.length / 7) }, (_, at) => values[7 * at] ?? 0).sort();
  return some[some.length >> 1] ?? 0;
}
