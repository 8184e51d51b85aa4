import type { Random } from './random.ts';
import type { Picture } from './scene.ts';

/** What is wrong with a photograph, so that a test can ask for it and a judge can know it. */
export type Faults = {
  /** Gaussian blur, deviation in pixels of a picture 1,200 pixels long. */
  blur: number;
  /** Motion blur, length in pixels of a picture 1,200 pixels long. */
  motion: number;
  /** 0 none … 1 black: how much light the shadow of a hand or phone takes. */
  shadow: number;
  /** 0 none … 1: strength of the lamp's reflection on the page. */
  glare: number;
  /** 0 none; how much more light falls on a part of the page, from a window: 0.5 half as much again. */
  window: number;
  /** Light on the paper, 1 as it should be, 0.2 far too dark, 1.4 washed out. */
  exposure: number;
  /** Deviation of the sensor's noise on mid-gray, in 255ths. */
  noise: number;
  /** 0 neutral, below blue, above yellow (lamp light): ± 0.4. */
  cast: number;
  jpegQuality: number;
  /** 0 none … 1: how far the phone evens out light and dark areas, with a halo along strong edges. */
  hdr: number;
  /** The shadow's edge is sharp, as the sun draws it, and runs across the page. */
  hardShadow: boolean;
};

/** Chooses faults as good phones have them in good light, with some as people really get them mixed in. */
export function chooseFaults(chance: Random): Faults {
  return {
    blur: chance.chance(0.25) ? chance.between(0.8, 2.6) : chance.between(0, 0.7),
    motion: chance.chance(0.1) ? chance.between(2, 9) : 0,
    shadow: chance.chance(0.35) ? chance.between(0.2, 0.7) : 0,
    glare: chance.chance(0.15) ? chance.between(0.3, 1) : 0,
    window: 0,
    exposure: chance.chance(0.2) ? chance.between(0.3, 0.6) : chance.between(0.65, 1.15),
    noise: chance.chance(0.3) ? chance.between(5, 14) : chance.between(1, 5),
    cast: chance.normal() * 0.12,
    jpegQuality: chance.whole(50, 95),
    hdr: 0,
    hardShadow: false,
  };
}

export const FAULTLESS: Faults = {
  blur: 0.4,
  motion: 0,
  shadow: 0,
  glare: 0,
  window: 0,
  exposure: 0.95,
  noise: 1.5,
  cast: 0,
  jpegQuality: 92,
  hdr: 0,
  hardShadow: false,
};

/** Lights the scene and changes the picture itself. Answers the middle of the glare, or null. */
export function illuminate(
  { width, height, data }: Picture,
  faults: Faults,
  chance: Random,
  page: { x: number; y: number; size: number },
): { x: number; y: number; radius: number } | null {
  const long = Math.max(width, height);
  const slope = chance.between(0, 0.5);
  const towards = chance.between(-Math.PI, Math.PI);
  const [sx, sy] = [(Math.cos(towards) * slope) / long, (Math.sin(towards) * slope) / long];
  const vignette = chance.between(0, 0.35);
  const edges = chooseShadow(chance, page, faults.hardShadow);
  const glare =
    faults.glare > 0
      ? {
          x: page.x + chance.normal() * page.size * 0.16,
          y: page.y + chance.normal() * page.size * 0.16,
          radius: page.size * chance.between(0.08, 0.22),
          squeeze: chance.between(1, 2.2),
          turn: chance.between(0, Math.PI),
        }
      : null;
  const pane = faults.window > 0 ? choosePane(chance.fork('window'), page) : null;
  const warm: [number, number, number] = [1 + faults.cast, 1, 1 - faults.cast];
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 3) {
      const [x, y] = [column - width / 2, row - height / 2];
      let light =
        faults.exposure *
        (1 + x * sx + y * sy) *
        (1 - (vignette * 4 * (x * x + y * y)) / (width * width + height * height));
      if (faults.shadow > 0) light *= 1 - faults.shadow * edges(column, row);
      if (pane !== null) light *= 1 + faults.window * pane(column, row);
      let shine = 0;
      if (glare !== null) {
        const [gx, gy] = [column - glare.x, row - glare.y];
        const [gu, gv] = [
          gx * Math.cos(glare.turn) + gy * Math.sin(glare.turn),
          (gy * Math.cos(glare.turn) - gx * Math.sin(glare.turn)) * glare.squeeze,
        ];
        shine = faults.glare * 1.6 * Math.exp(-(((gu * gu + gv * gv) / (glare.radius * glare.radius)) ** 1.3));
      }
      for (let channel = 0; channel < 3; channel += 1)
        data[at + channel] = (data[at + channel] ?? 0) * light * (warm[channel] ?? 1) + shine;
    }
  }
  return glare === null ? null : { x: glare.x, y: glare.y, radius: glare.radius };
}

/** A phone's, hand's or window bar's shadow: 0 outside, 1 in its core, soft in between. */
function chooseShadow(
  chance: Random,
  page: { x: number; y: number; size: number },
  hard: boolean,
): (x: number, y: number) => number {
  const turn = chance.between(-Math.PI, Math.PI);
  const [ux, uy] = [Math.cos(turn), Math.sin(turn)];
  const soft = page.size * chance.between(0.01, 0.2) * (hard ? 0.03 : 1);
  const start = chance.between(-0.3, 0.3) * page.size;
  const band = chance.chance(0.4) ? chance.between(0.1, 0.5) * page.size : Infinity;
  const bulge = chance.between(-0.4, 0.4) / page.size;
  return (x, y) => {
    const [dx, dy] = [x - page.x, y - page.y];
    const across = dy * ux - dx * uy;
    const depth = dx * ux + dy * uy - start + bulge * across * across;
    return Math.min(smooth(depth / soft), band === Infinity ? 1 : smooth((band - depth) / soft));
  };
}

/** Where the light of a window falls: 1 in a slanted pane, 0 outside, its edge more or less soft. */
function choosePane(chance: Random, page: { x: number; y: number; size: number }): (x: number, y: number) => number {
  const turn = chance.between(-Math.PI, Math.PI);
  const [ux, uy] = [Math.cos(turn), Math.sin(turn)];
  const middle = { x: page.x + chance.normal() * page.size * 0.25, y: page.y + chance.normal() * page.size * 0.25 };
  const [wide, long] = [page.size * chance.between(0.15, 0.4), page.size * chance.between(0.2, 0.8)];
  const soft = page.size * chance.between(0.01, 0.08);
  const slant = chance.between(-0.5, 0.5);
  return (x, y) => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    const along = dx * ux + dy * uy;
    const across = dy * ux - dx * uy + slant * along;
    return smooth((wide - Math.abs(across)) / soft) * smooth((long - Math.abs(along)) / soft);
  };
}

/** From 0 at -1 to 1 at 1, and level at both. */
function smooth(value: number): number {
  const t = Math.min(1, Math.max(-1, value));
  return 0.5 + t * (0.75 - 0.25 * t * t);
}
