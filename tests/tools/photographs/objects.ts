import { linear, type Rgb } from './colour.ts';
import { noise, type Random } from './random.ts';

/** Something that lies on the table, or on the page's edge. */
export type Thing = {
  x: number;
  y: number;
  /** Nothing of it is farther from its centre than this, in millimetres. */
  reach: number;
  /** Millimetres to its edge, negative inside. */
  distance(x: number, y: number): number;
  colour(x: number, y: number, into: Rgb): void;
  /** Millimetres: a thicker thing casts a wider shadow beside it. */
  thickness: number;
};

type Sheet = { width: number; height: number };

/** What lies around a page: other papers, pens, a keyboard, a phone, a mug, a coin. */
export function clutter(chance: Random, page: Sheet, many: number): Thing[] {
  return Array.from({ length: many }, () => {
    const away = chance.between(0.42, 1.1) * Math.hypot(page.width, page.height);
    const towards = chance.between(-Math.PI, Math.PI);
    const at = { x: Math.cos(towards) * away, y: Math.sin(towards) * away };
    return chance.pick([paperThing, paperThing, penThing, keyboardThing, phoneThing, mugThing, bookThing])(chance, at);
  });
}

/** Sheets that peep out from under the page, almost in line with it. */
export function stack(chance: Random, page: Sheet): Thing[] {
  return Array.from({ length: chance.whole(1, 3) }, () =>
    paperThing(
      chance,
      { x: chance.normal() * 6, y: chance.normal() * 6 },
      { width: page.width, height: page.height, turn: chance.normal() * 0.04 },
    ),
  );
}

/** The other pages of a letter, seen a few millimetres beside the first. */
export function sheetsBelow(chance: Random, page: Sheet, many: number): Thing[] {
  const lean = chance.normal() * 0.006;
  return Array.from({ length: many }, (_, number) =>
    paperThing(
      chance,
      { x: chance.normal() * 3 * (number + 1), y: chance.normal() * 3 * (number + 1) },
      { width: page.width, height: page.height, turn: lean * (number + 1) + chance.normal() * 0.004 },
    ),
  );
}

/** A wire staple near the top left corner. */
export const staple = (chance: Random, page: Sheet): Thing =>
  rectangle({
    x: -page.width / 2 + chance.between(8, 16),
    y: -page.height / 2 + chance.between(8, 16),
    width: 12,
    height: 1,
    round: 0.4,
    turn: chance.between(-0.9, 0.1),
    thickness: 0.6,
    colour: (_x, _y, into) => shade(linear('#9a9da1'), 1, into),
  });

/** A laptop beside the page, its front edge in line with it as desks make one put it. */
export function laptop(chance: Random, page: Sheet): Thing[] {
  const body = linear(chance.pick(['#c9ccd0', '#2c2e33', '#8f9296', '#e8e8e6']));
  const key = linear(chance.pick(['#17181a', '#f0f0ee']));
  const [width, height] = [chance.between(300, 360), chance.between(210, 250)];
  const beside = chance.pick([-1, 1]) * (page.width / 2 + width / 2 + chance.between(4, 40));
  return [
    rectangle({
      x: beside,
      y: chance.between(-0.4, 0.4) * page.height,
      width,
      height,
      round: 8,
      turn: chance.normal() * 0.05,
      thickness: 9,
      colour: (x, y, into) => {
        const [fx, fy] = [(((x + 500) % 18) + 18) % 18, (((y + 500) % 18) + 18) % 18];
        const isKey = Math.abs(x) < width / 2 - 20 && y < 10 && y > -height / 2 + 20 && fx > 2.5 && fy > 2.5;
        const isPad = Math.abs(x) < 52 && y > 24 && y < height / 2 - 12;
        shade(isKey ? key : body, isPad ? 0.85 : 1, into);
      },
    }),
  ];
}

/** A thumb that holds the page, or a pen left on it: a piece of an edge is hidden, never a corner. */
export function onTheEdge(chance: Random, page: Sheet, thumbOnly = false): Thing {
  const side = chance.whole(0, 3);
  const along = chance.between(-0.3, 0.3);
  const at =
    side % 2 === 0
      ? { x: along * page.width, y: (side === 0 ? -0.5 : 0.5) * page.height }
      : { x: (side === 1 ? 0.5 : -0.5) * page.width, y: along * page.height };
  if (!thumbOnly && chance.chance(0.4)) return penThing(chance, at);
  const skin = linear(chance.pick(['#e0ac8a', '#c68863', '#8d5a3c', '#f0c8ac']));
  const outward = Math.atan2(at.y, at.x) + chance.normal() * 0.2;
  const [ux, uy] = [Math.cos(outward), Math.sin(outward)];
  return {
    ...at,
    reach: 140,
    thickness: 5,
    distance: (x, y) => {
      const along = Math.min(120, Math.max(-4, x * ux + y * uy));
      return Math.hypot(x - along * ux, y - along * uy) - 9;
    },
    colour: (x, y, into) => shade(skin, 0.75 + 0.25 * Math.cos((x * uy - y * ux) / 8), into),
  };
}

function paperThing(chance: Random, at: { x: number; y: number }, as?: Sheet & { turn: number }): Thing {
  const size = as ?? {
    ...chance.pick([
      { width: 210, height: 297 },
      { width: 148, height: 210 },
      { width: 105, height: 148 },
      { width: 76, height: 76 },
      { width: 220, height: 110 },
    ]),
    turn: chance.between(-Math.PI, Math.PI),
  };
  const paper = linear(chance.pick(['#fdfcf8', '#f7f3e6', '#ffffff', '#f5e06a', '#d7e6f5', '#e8e2d6', '#f3c9cf']));
  const line = chance.between(4, 7);
  const ragged = noise(chance.fork('text'));
  const printed = chance.chance(0.7);
  const margin = chance.between(8, 22);
  return rectangle({
    ...at,
    ...size,
    thickness: 1,
    colour: (x, y, into) => {
      const [left, row] = [x + size.width / 2, Math.floor((y + size.height / 2) / line)];
      const inText =
        printed &&
        left > margin &&
        left < size.width - margin * (1 + 2 * ragged(row * 1.7, 3)) &&
        (y + size.height / 2) / line - row < 0.45 &&
        row > 2 &&
        Math.abs(y) < size.height / 2 - margin;
      shade(paper, inText && ragged(left * 0.9, row * 3.1) > 0.42 ? 0.25 : 1, into);
    },
  });
}

function penThing(chance: Random, at: { x: number; y: number }): Thing {
  const ink = linear(chance.pick(['#1c3f94', '#b3202c', '#111111', '#e8c21a', '#3a7d44', '#dddddd']));
  return rectangle({
    ...at,
    width: chance.between(120, 160),
    height: chance.between(7, 12),
    round: 4,
    turn: chance.between(-Math.PI, Math.PI),
    thickness: 4,
    colour: (_x, y, into) => shade(ink, 0.65 + 0.5 * Math.cos(y / 3), into),
  });
}

function keyboardThing(chance: Random, at: { x: number; y: number }): Thing {
  const body = linear(chance.pick(['#1a1a1c', '#2d2f33', '#d9dadb', '#a5a7aa']));
  const key = linear(chance.pick(['#111213', '#3a3c40', '#f4f4f2']));
  return rectangle({
    ...at,
    width: 430,
    height: 130,
    round: 5,
    turn: chance.between(-Math.PI, Math.PI),
    thickness: 6,
    colour: (x, y, into) => {
      const [fx, fy] = [(((x + 215) % 19) + 19) % 19, (((y + 65) % 19) + 19) % 19];
      shade(fx > 2 && fy > 2 ? key : body, 1, into);
    },
  });
}

function phoneThing(chance: Random, at: { x: number; y: number }): Thing {
  const glass = linear(chance.pick(['#0b0c0e', '#16181c', '#f1f1f0']));
  return rectangle({
    ...at,
    width: 73,
    height: 150,
    round: 9,
    turn: chance.between(-Math.PI, Math.PI),
    thickness: 6,
    colour: (_x, _y, into) => shade(glass, 1, into),
  });
}

function bookThing(chance: Random, at: { x: number; y: number }): Thing {
  const cover = linear(chance.pick(['#8c2f39', '#22577a', '#38a3a5', '#57443a', '#e0a458', '#2b2d42']));
  const [width, height] = [chance.between(110, 210), chance.between(170, 280)];
  return rectangle({
    ...at,
    width,
    height,
    round: 2,
    turn: chance.between(-Math.PI, Math.PI),
    thickness: 10,
    colour: (x, y, into) => shade(cover, Math.abs(y + height * 0.2) < 16 && Math.abs(x) < width * 0.36 ? 2.2 : 1, into),
  });
}

function mugThing(chance: Random, at: { x: number; y: number }): Thing {
  const cup = linear(chance.pick(['#f3f1ec', '#2f4858', '#c8553d', '#1d1d1d']));
  const coffee = linear('#2b1710');
  return {
    ...at,
    reach: 45,
    thickness: 12,
    distance: (x, y) => Math.hypot(x, y) - 42,
    colour: (x, y, into) => (Math.hypot(x, y) < 36 ? shade(coffee, 1, into) : shade(cup, 1, into)),
  };
}

type Rectangle = Sheet & {
  x: number;
  y: number;
  turn: number;
  round?: number;
  thickness: number;
  colour: Thing['colour'];
};

function rectangle({ x, y, width, height, turn, round = 0, thickness, colour }: Rectangle): Thing {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return {
    x,
    y,
    thickness,
    reach: Math.hypot(width, height) / 2,
    distance: (dx, dy) => roundedBox(dx * cos + dy * sin, dy * cos - dx * sin, width, height, round),
    colour: (dx, dy, into) => colour(dx * cos + dy * sin, dy * cos - dx * sin, into),
  };
}

/** Millimetres to a box around the origin, negative inside. */
export function roundedBox(x: number, y: number, width: number, height: number, round: number): number {
  const [ox, oy] = [Math.abs(x) - width / 2 + round, Math.abs(y) - height / 2 + round];
  return Math.hypot(Math.max(ox, 0), Math.max(oy, 0)) + Math.min(Math.max(ox, oy), 0) - round;
}

function shade(colour: Rgb, light: number, into: Rgb): void {
  into[0] = colour[0] * light;
  into[1] = colour[1] * light;
  into[2] = colour[2] * light;
}
