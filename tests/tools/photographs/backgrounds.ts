import { linear, type Rgb } from './colour.ts';
import { layered, noise, type Random } from './random.ts';

export const FAMILIAR_BACKGROUNDS = ['wood', 'cloth', 'plain', 'clutter', 'dark', 'paper'] as const;
/** Backgrounds that were never looked at while tuning. */
export const UNSEEN_BACKGROUNDS = ['tiles', 'stone', 'carpet', 'two-tables', 'room', 'stripes'] as const;
/** Backgrounds that occur only where a look asks for them (looks.ts). */
const OTHER_BACKGROUNDS = ['tablecloth', 'seams', 'marble'] as const;
export type Background =
  | (typeof FAMILIAR_BACKGROUNDS)[number]
  | (typeof UNSEEN_BACKGROUNDS)[number]
  | (typeof OTHER_BACKGROUNDS)[number];

/** Reflectance (linear, 0..1) of the table at millimetres, written into `into`. */
export type Surface = (x: number, y: number, into: Rgb) => void;

/** A table top; `paper` is the sheet's reflectance, for backgrounds that resemble it. */
export function surface(kind: Background, chance: Random, paper: Rgb): Surface {
  const grain = noise(chance.fork('grain'));
  const coarse = noise(chance.fork('coarse'));
  const angle = chance.between(-Math.PI, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  /** Turns the pattern by a random angle to the page. */
  const turned =
    (paint: Surface): Surface =>
    (x, y, into) =>
      paint(x * cos - y * sin + 5000, x * sin + y * cos + 5000, into);

  switch (kind) {
    case 'clutter':
      return surface(chance.pick(['wood', 'plain', 'dark', 'cloth']), chance.fork('under'), paper);
    case 'wood': {
      const base = linear(
        chance.pick(['#c9a06c', '#a87443', '#7b4f2c', '#d8bd93', '#8d8378', '#5b3a22', '#b98d5e', '#e2cfae']),
      );
      const plank = chance.chance(0.6) ? chance.between(60, 200) : Infinity;
      const contrast = chance.between(0.1, 0.5);
      const ring = chance.between(3, 14);
      return turned((x, y, into) => {
        const board = plank === Infinity ? 0 : Math.floor(y / plank);
        const along = x + board * 777;
        const bend = layered(coarse, along / 260, y / 40, 2) * 9;
        const rings = 0.5 + 0.5 * Math.sin(((y + bend * 14) / ring) * 2);
        const fibre = grain(along / 18, y * 1.1);
        let light = 1 - contrast + contrast * (0.55 * rings + 0.45 * fibre) + 0.14 * (coarse(board * 5.3, 0.5) - 0.5);
        if (plank !== Infinity && y - board * plank < 1.2) light *= 0.45;
        paintWith(base, light, into);
      });
    }
    case 'cloth': {
      const base = linear(
        chance.pick(['#7b3f3f', '#35506b', '#6d7a4f', '#b9a98c', '#d9d2c5', '#4a4453', '#a83a3a', '#8fa3b5']),
      );
      const other = linear(chance.pick(['#e9e4da', '#222b3a', '#c9b35a', '#9c4040']));
      const checks = chance.chance(0.35) ? chance.between(8, 40) : 0;
      const thread = chance.between(0.7, 1.8);
      const folds = chance.between(0, 0.35);
      return turned((x, y, into) => {
        const weave =
          0.86 +
          0.14 * Math.sin((x / thread) * Math.PI) * Math.sin((y / thread) * Math.PI) +
          0.16 * (grain(x * 0.9, y * 0.9) - 0.5);
        const share = checks === 0 ? 0 : 0.5 * ((Math.floor(x / checks) & 1) + (Math.floor(y / checks) & 1));
        const light = weave * (1 - folds * Math.abs(2 * layered(coarse, x / 160, y / 160, 2) - 1));
        blend(base, other, share, light, into);
      });
    }
    case 'dark': {
      const base = linear(chance.pick(['#1b1b1d', '#2a2523', '#15191f', '#33302e', '#222a24']));
      return (x, y, into) =>
        paintWith(base, 0.75 + 0.3 * layered(coarse, x / 60, y / 60, 2) + 0.25 * (grain(x * 1.4, y * 1.4) - 0.5), into);
    }
    case 'paper': {
      const light = chance.between(0.74, 1.06);
      const base: Rgb = [
        paper[0] * light,
        paper[1] * light * chance.between(0.96, 1.02),
        paper[2] * light * chance.between(0.9, 1.04),
      ];
      const relief = chance.between(0.01, 0.07);
      return (x, y, into) =>
        paintWith(
          base,
          1 - relief / 2 + relief * (0.6 * layered(coarse, x / 90, y / 90, 2) + 0.4 * grain(x * 0.8, y * 0.8)),
          into,
        );
    }
    case 'plain': {
      const base = linear(
        chance.pick(['#8a8f94', '#b7b2a8', '#6f7f8c', '#9c7f63', '#c7c9c4', '#5d6b5a', '#a39bb0', '#70563f']),
      );
      const speckle = chance.between(0.02, 0.2);
      return (x, y, into) => paintWith(base, 1 - speckle / 2 + speckle * grain(x * 1.1, y * 1.1), into);
    }
    case 'tiles': {
      const base = linear(chance.pick(['#d9d6cf', '#b9a48c', '#7f8a8c', '#c4b7a6', '#9a5b44']));
      const joint = linear(chance.pick(['#8c8a86', '#efeee9', '#4d4a47']));
      const side = chance.between(45, 330);
      return turned((x, y, into) => {
        const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
        const edge = Math.min(x - column * side, y - row * side);
        const light = 0.82 + 0.16 * coarse(column * 3.7, row * 2.9) + 0.18 * layered(grain, x / 25, y / 25, 3);
        blend(base, joint, edge < 3 ? 1 : 0, light, into);
      });
    }
    case 'stone': {
      const base = linear(chance.pick(['#d5d3cf', '#8f8d89', '#5c5a5a', '#b5a18c', '#3c3f42']));
      const speck = linear(chance.pick(['#f4f2ee', '#2c2a29', '#7a5b49']));
      const veins = chance.chance(0.5);
      return turned((x, y, into) => {
        const vein = veins ? Math.max(0, 1 - 14 * Math.abs(layered(coarse, x / 110, y / 110, 3) - 0.5)) : 0;
        const specks = grain(x / 1.3, y / 1.3) > 0.78 ? 0.7 : 0;
        blend(base, speck, Math.max(vein, veins ? 0 : specks), 0.85 + 0.3 * layered(coarse, x / 12, y / 12, 2), into);
      });
    }
    case 'marble': {
      const base = linear(chance.pick(['#e8e6e1', '#f1efec', '#c9c4bc', '#3a3b3d', '#5f6b62', '#a58f7c']));
      const vein = linear(chance.pick(['#8b8a88', '#5e5a56', '#d8d5cf', '#b79f7d', '#2f3032']));
      const wide = chance.between(60, 220);
      const thin = chance.between(12, 45);
      return turned((x, y, into) => {
        const flow = layered(coarse, x / wide, y / (wide * 0.5), 3);
        const strong = Math.max(0, 1 - thin * Math.abs(flow - 0.5));
        const fine = Math.max(0, 0.6 - 30 * Math.abs(layered(grain, x / 70, y / 70, 3) - 0.5));
        const light = 0.9 + 0.16 * layered(coarse, x / 90 + 7, y / 90, 2);
        blend(base, vein, Math.min(1, 0.9 * strong + 0.5 * fine), light, into);
      });
    }
    case 'carpet': {
      const base = linear(chance.pick(['#6e6a66', '#39434f', '#85634a', '#a7a098', '#5c2f33']));
      return (x, y, into) =>
        paintWith(base, 0.45 + 0.7 * grain(x / 1.6, y / 1.6) + 0.4 * layered(coarse, x / 30, y / 30, 2) - 0.2, into);
    }
    case 'two-tables': {
      const near = surface(chance.pick(['wood', 'plain', 'paper', 'cloth']), chance.fork('near'), paper);
      const far = surface(chance.pick(['dark', 'plain', 'carpet', 'wood']), chance.fork('far'), paper);
      const edge = chance.between(30, 190);
      return (x, y, into) => (x * cos - y * sin < edge ? near : far)(x, y, into);
    }
    case 'room': {
      const shapes = Array.from({ length: 16 }, () => ({
        x: chance.between(-400, 400),
        y: chance.between(-400, 400),
        w: chance.between(30, 220),
        h: chance.between(30, 260),
        colour: Array.from({ length: 3 }, () => chance.between(0.02, 0.7)) as Rgb,
        soft: chance.between(4, 22),
      }));
      const wall: Rgb = [chance.between(0.1, 0.6), chance.between(0.1, 0.6), chance.between(0.1, 0.6)];
      return (x, y, into) => {
        into[0] = wall[0];
        into[1] = wall[1];
        into[2] = wall[2];
        for (const { x: cx, y: cy, w, h, colour, soft } of shapes) {
          const outside = Math.max(Math.abs(x - cx) - w, Math.abs(y - cy) - h);
          if (outside > soft) continue;
          const share = outside < -soft ? 1 : 0.5 - outside / (2 * soft);
          for (const channel of [0, 1, 2] as const) into[channel] += (colour[channel] - into[channel]) * share;
        }
      };
    }
    case 'tablecloth': {
      const base = linear(chance.pick(['#f1ece0', '#ffffff', '#e9d9b8', '#dfe8ee', '#b83a3a', '#2f4d6b']));
      const other = linear(chance.pick(['#b5303a', '#2d5d9f', '#4f7a3d', '#d9a426', '#ffffff']));
      const pitch = chance.between(14, 70);
      const kind = chance.pick(['gingham', 'dots', 'flowers', 'lattice'] as const);
      return turned((x, y, into) => {
        const [fx, fy] = [x / pitch - Math.floor(x / pitch) - 0.5, y / pitch - Math.floor(y / pitch) - 0.5];
        blend(
          base,
          other,
          patternAt(kind, fx, fy),
          0.93 + 0.14 * (grain(x, y) - 0.5) + 0.06 * Math.sin(x * 2.2) * Math.sin(y * 2.2),
          into,
        );
      });
    }
    case 'seams': {
      // Boards, tiles or mats laid as the page is: nearly parallel to it, and long.
      const base = linear(chance.pick(['#d9d6cf', '#c9a06c', '#8d8378', '#e6e1d8', '#7b4f2c', '#a7b0b5']));
      const joint = linear(chance.pick(['#4d4a47', '#f2f0ea', '#2b1d14', '#8c8a86']));
      const lean = chance.normal() * 0.03;
      const [pitchX, pitchY] = chance.pick([
        [Infinity, chance.between(60, 180)],
        [chance.between(60, 180), Infinity],
        [chance.between(100, 330), chance.between(100, 330)],
      ] as const);
      const [offX, offY, wide] = [chance.between(0, 300), chance.between(0, 300), chance.between(0.8, 4)];
      return (x, y, into) => {
        const [tx, ty] = [x + lean * y + offX + 6000, y - lean * x + offY + 6000];
        const edge = Math.min(
          pitchX === Infinity ? Infinity : tx % pitchX,
          pitchY === Infinity ? Infinity : ty % pitchY,
        );
        const tile = coarse(
          pitchX === Infinity ? 0.5 : Math.floor(tx / pitchX) * 3.7,
          pitchY === Infinity ? 0.5 : Math.floor(ty / pitchY) * 2.9,
        );
        blend(base, joint, edge < wide ? 1 : 0, 0.85 + 0.14 * tile + 0.12 * layered(grain, tx / 40, ty / 6, 2), into);
      };
    }
    case 'stripes': {
      const base = linear(chance.pick(['#e5ddca', '#304a63', '#7c2f3a', '#a9b18f']));
      const other = linear(chance.pick(['#f3f0ea', '#1d2430', '#c58b3f']));
      const width = chance.between(6, 60);
      return turned((x, y, into) =>
        blend(base, other, Math.floor(x / width) & 1, 0.9 + 0.2 * (grain(x, y) - 0.5), into),
      );
    }
  }
}

function paintWith(colour: Rgb, light: number, into: Rgb): void {
  into[0] = colour[0] * light;
  into[1] = colour[1] * light;
  into[2] = colour[2] * light;
}

function blend(from: Rgb, to: Rgb, share: number, light: number, into: Rgb): void {
  into[0] = (from[0] + (to[0] - from[0]) * share) * light;
  into[1] = (from[1] + (to[1] - from[1]) * share) * light;
  into[2] = (from[2] + (to[2] - from[2]) * share) * light;
}

/** How much of the second colour a tablecloth's pattern shows, 0 to 1; (0, 0) is the middle of one repeat. */
function patternAt(kind: 'gingham' | 'dots' | 'flowers' | 'lattice', x: number, y: number): number {
  const away = Math.hypot(x, y);
  if (kind === 'gingham') return 0.5 * (Number(x > 0) + Number(y > 0));
  if (kind === 'dots') return Number(away < 0.22);
  if (kind === 'lattice') return Number(Math.min(Math.abs(x), Math.abs(y)) < 0.05);
  return Number(away < 0.26 + 0.12 * Math.cos(5 * Math.atan2(y, x))) * (away < 0.1 ? 0.3 : 1);
}
