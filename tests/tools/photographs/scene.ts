import { apply, invert, type Homography, type Point } from './camera.ts';
import { toLinear, type Rgb } from './colour.ts';
import { roundedBox, type Thing } from './objects.ts';
import type { Surface } from './backgrounds.ts';
import type { Random } from './random.ts';

/** Linear light, three values a pixel. */
export type Picture = { width: number; height: number; data: Float32Array };

export type Texture = { data: Buffer; width: number; height: number };

export type Scene = {
  table: Surface;
  /** Under the page, in the order they were put down. */
  under: Thing[];
  page: {
    width: number;
    height: number;
    round: number;
    texture: Texture;
    bend: Bend;
    creases: Crease[];
    panels: Panels | null;
    /** How far an edge that was torn along holes goes in and out, millimetres. */
    torn: number;
    thickness: number;
  } | null;
  /** On the page. */
  over: Thing[];
  toPixels: Homography;
  /** The lens's distortion; see `bentBy`. */
  lens: number;
  /** Where shadows fall beside things, millimetres. */
  shadow: { x: number; y: number; soft: number };
};

/** How far paper that does not lie flat strays from its plane, as shares of its size; corners stay. */
export type Bend = { top: number; right: number; bottom: number; left: number; kink: boolean };
/** Where a sheet was folded, as shares of its size, and how much light each panel between the folds gets. */
export type Panels = { across: boolean; folds: readonly number[]; light: readonly number[] };
/** A fold across (or along) the page at a share of its size, with its change of light. */
export type Crease = { across: boolean; at: number; depth: number };

export function chooseBend(chance: Random, most: number, kink = false): Bend {
  const one = (): number => (chance.chance(0.5) ? chance.normal() * most * 0.25 : chance.normal() * most);
  return { top: one(), right: one(), bottom: one(), left: one(), kink };
}

/** Draws table, things and page as the lens sees them, before light. */
export function drawScene(scene: Scene, width: number, height: number): Picture {
  const data = new Float32Array(width * height * 3);
  const toTable = invert(scene.toPixels);
  const [a, b, c, d, e, f, g, h, i] = toTable;
  const colour: Rgb = [0, 0, 0];
  const paint: Rgb = [0, 0, 0];
  const { page, under, over, shadow } = scene;
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 3) {
      const spread = scene.lens === 0 ? 1 : spreadAt(scene.lens, column + 0.5, row + 0.5, width, height);
      const [px, py] = [
        width / 2 + (column + 0.5 - width / 2) * spread,
        height / 2 + (row + 0.5 - height / 2) * spread,
      ];
      const w = g * px + h * py + i;
      const x = (a * px + b * py + c) / w;
      const y = (d * px + e * py + f) / w;
      // Millimetres one pixel spans here, for soft edges.
      const grain = Math.hypot(a - g * x, d - g * y) / Math.abs(w);
      scene.table(x, y, colour);
      for (const thing of under) lay(thing, x, y, grain, shadow, colour, paint);
      if (page !== null) layPage(page, x, y, grain, shadow, colour);
      for (const thing of over) lay(thing, x, y, grain, shadow, colour, paint);
      data[at] = colour[0];
      data[at + 1] = colour[1];
      data[at + 2] = colour[2];
    }
  }
  return { width, height, data };
}

function lay(
  thing: Thing,
  x: number,
  y: number,
  grain: number,
  shadow: Scene['shadow'],
  colour: Rgb,
  paint: Rgb,
): void {
  const [dx, dy] = [x - thing.x, y - thing.y];
  const far = thing.reach + 10 + thing.thickness * 2;
  if (dx * dx + dy * dy > far * far) return;
  const k = thing.thickness * 0.35;
  darken(colour, thing.distance(dx - shadow.x * k, dy - shadow.y * k), shadow.soft + k, 0.45);
  const cover = 0.5 - thing.distance(dx, dy) / grain;
  if (cover <= 0) return;
  thing.colour(dx, dy, paint);
  mixInto(colour, paint, Math.min(1, cover));
}

function layPage(
  page: NonNullable<Scene['page']>,
  x: number,
  y: number,
  grain: number,
  shadow: Scene['shadow'],
  colour: Rgb,
): void {
  const { width, height, bend, texture, thickness } = page;
  const reach = 14;
  if (Math.abs(x) > width / 2 + reach || Math.abs(y) > height / 2 + reach) return;
  const [u0, v0] = [x / width + 0.5, y / height + 0.5];
  const [arcX, arcY] = arcsOf(page, u0, v0);
  const u = u0 + arcY * (bend.left * (1 - u0) + bend.right * u0);
  const v = v0 + arcX * (bend.top * (1 - v0) + bend.bottom * v0);
  const [bx, by] = [(u - 0.5) * width, (v - 0.5) * height];
  darken(
    colour,
    roundedBox(bx - shadow.x * thickness, by - shadow.y * thickness, width, height, page.round),
    shadow.soft * thickness + 0.4,
    0.4,
  );
  const cover = 0.5 - (roundedBox(bx, by, width, height, page.round) + tornBy(page, bx, by)) / grain;
  if (cover <= 0) return;
  let light = page.panels === null ? 1 : lightOfPanel(page.panels, page.panels.across ? v : u);
  for (const { across, at, depth } of page.creases) {
    const off = (across ? v : u) - at;
    light *=
      1 +
      depth * Math.sign(off) * Math.exp(-Math.abs(off) * 9) -
      0.12 * Math.abs(depth) * Math.exp(-Math.abs(off) * 400);
  }
  light *= 1 - 3 * (bend.top * arcX * (0.5 - v) + bend.left * arcY * (0.5 - u));
  mixInto(colour, sample(texture, u, v, light), Math.min(1, cover));
}

const sampled: Rgb = [0, 0, 0];

function sample({ data, width, height }: Texture, u: number, v: number, light: number): Rgb {
  const x = Math.min(width - 1.001, Math.max(0, u * width - 0.5));
  const y = Math.min(height - 1.001, Math.max(0, v * height - 0.5));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const at = (top * width + left) * 3;
  const below = at + width * 3;
  for (const channel of [0, 1, 2] as const) {
    const upper = toLinear(data[at + channel] ?? 0) * (1 - fx) + toLinear(data[at + 3 + channel] ?? 0) * fx;
    const lower = toLinear(data[below + channel] ?? 0) * (1 - fx) + toLinear(data[below + 3 + channel] ?? 0) * fx;
    // The whitest paper reflects about nine tenths.
    sampled[channel] = 0.9 * light * (upper * (1 - fy) + lower * fy);
  }
  return sampled;
}

/** How far the sheet strays at shares (u, v) of its size, along each of the two; 1 at most. */
function arcsOf({ bend, panels }: NonNullable<Scene['page']>, u: number, v: number): [number, number] {
  if (panels === null) return bend.kink ? [tent(u), tent(v)] : [hump(u), hump(v)];
  return panels.across ? [hump(u), zigzag(v, panels.folds)] : [zigzag(u, panels.folds), hump(v)];
}

/** From 0 at the ends straight to 1 at the first fold and to −1 at the second. */
function zigzag(t: number, folds: readonly number[]): number {
  if (t <= 0 || t >= 1) return 0;
  const knots = [[0, 0], ...folds.map((at, number) => [at, number === 0 ? 1 : -1]), [1, 0]] as Array<[number, number]>;
  const next = knots.findIndex(([at]) => at >= t);
  const [[from, low] = [0, 0], [to, high] = [1, 0]] = [knots[next - 1], knots[next]];
  return low + ((high - low) * (t - from)) / Math.max(1e-6, to - from);
}

/** The light changes at a fold within a hundredth of the sheet. */
function lightOfPanel({ folds, light }: Panels, t: number): number {
  let sum = light[0] ?? 1;
  for (const [number, at] of folds.entries()) {
    const share = Math.min(1, Math.max(0, 0.5 + (t - at) / 0.01));
    sum += share * ((light[number + 1] ?? 1) - (light[number] ?? 1));
  }
  return sum;
}

/** Holes every three millimetres, of which half is left on an edge that was torn off. */
function tornBy({ torn, width, height }: NonNullable<Scene['page']>, x: number, y: number): number {
  if (torn === 0) return 0;
  const along = width / 2 - Math.abs(x) < height / 2 - Math.abs(y) ? y : x;
  return torn * (0.5 + 0.5 * Math.cos((along / 3) * 2 * Math.PI));
}

/** From 0 at both ends to 1 half-way. */
const tent = (t: number): number => (t <= 0 || t >= 1 ? 0 : 1 - Math.abs(2 * t - 1));
const hump = (t: number): number => (t <= 0 || t >= 1 ? 0 : 4 * t * (1 - t));

function darken(colour: Rgb, distance: number, soft: number, most: number): void {
  if (distance > soft) return;
  const light = 1 - most * Math.min(1, (soft - distance) / (2 * soft));
  colour[0] *= light;
  colour[1] *= light;
  colour[2] *= light;
}

function mixInto(colour: Rgb, paint: Rgb, share: number): void {
  colour[0] += (paint[0] - colour[0]) * share;
  colour[1] += (paint[1] - colour[1]) * share;
  colour[2] += (paint[2] - colour[2]) * share;
}

/**
 * What a lens does to distances from the picture's middle: this much longer where the pinhole camera would have seen
 * the same.
 */
const spreadAt = (lens: number, x: number, y: number, width: number, height: number): number =>
  1 + (lens * 4 * ((x - width / 2) ** 2 + (y - height / 2) ** 2)) / (width * width + height * height);

/** Where a point of the pinhole camera's picture comes to lie behind a lens. */
export function bentBy(lens: number, { x, y }: Point, width: number, height: number): Point {
  let [bx, by] = [x, y];
  for (let round = 0; round < 12; round += 1) {
    const spread = spreadAt(lens, bx, by, width, height);
    [bx, by] = [width / 2 + (x - width / 2) / spread, height / 2 + (y - height / 2) / spread];
  }
  return { x: bx, y: by };
}

/** The page's place in the picture, one value a pixel: 1 on the page. */
export function maskOf(scene: Scene, width: number, height: number): (x: number, y: number) => boolean {
  const toTable = invert(scene.toPixels);
  const { page } = scene;
  if (page === null) return () => false;
  return (x, y) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return false;
    const at = apply(toTable, x, y);
    return Math.abs(at.x) < page.width / 2 && Math.abs(at.y) < page.height / 2;
  };
}
