// What drawings are made of. Every part is a piece of SVG text. It takes the place of its top left corner (or middle,
// where it says so) in a field of 320 × 240. What it takes as `inside` is not moved along: its places are the field's.
/** The colour of every outline. */
export const INK = '#0f3d44';
/** The few colours that drawings are filled with, by what they stand for. */
export const C = {
  ground: '#fff7e8',
  teal: '#bfe3e0',
  deep: '#1f7a7f',
  skin: '#f2d3c2',
  gold: '#f4b942',
  grey: '#d3dada',
  white: '#fff',
  red: '#c8553d',
  night: '#35525a',
};

const n = (value) => String(Math.round(value * 10) / 10);
const attributes = (named) =>
  Object.entries(named)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? n(value) : value}"`)
    .join('');
/** The SVG text of a rectangle with round corners; `rx` is their radius. */
export const rect = (x, y, width, height, fill = C.white, rx = 8) =>
  `<rect${attributes({ x, y, width, height, rx, fill })}/>`;
/** A circle around (cx, cy). */
export const circle = (cx, cy, r, fill = C.white) => `<circle${attributes({ cx, cy, r, fill })}/>`;
/** A path in SVG’s own language; without `fill` only its outline is drawn, `width` units thick. */
export const path = (d, fill, width) => `<path${attributes({ d, fill, 'stroke-width': width })}/>`;
/** A shape that is filled and has no outline; `d` is its path in SVG's own language. */
export const blot = (d, fill = INK) => `<path d="${d}" fill="${fill}" stroke="none"/>`;
/** Moves the origin of a part to (x, y), and around it turns the part clockwise by `turn` degrees and scales it. */
export const at = (x, y, inside, { turn = 0, scale = 1 } = {}) =>
  `<g transform="translate(${n(x)} ${n(y)})${turn === 0 ? '' : ` rotate(${n(turn)})`}${scale === 1 ? '' : ` scale(${scale})`}">${inside}</g>`;
/** A part that matters less: shown at less than half its strength. */
export const faint = (inside) => `<g opacity=".45">${inside}</g>`;
/** A dotted outline or line; `d` is its path in SVG's own language. */
export const dashed = (d) => `<path d="${d}" stroke-dasharray="2 10"/>`;

/** The gold chip of a card, 40 × 30 units of the field around its middle. */
export const chip = (x, y, scale = 1) =>
  at(x, y, rect(-20, -15, 40, 30, C.gold, 6) + path('M-20 0h13M7 0h13M-7 -15v30M7 -15v30', undefined, 3), { scale });

/** An identity card lying across, 132 × 84 around its middle: chip on the left, a face on the right. */
export const eid = (x, y, { turn = 0, scale = 1, fill = C.skin, chipped = true } = {}) =>
  at(
    x,
    y,
    rect(-66, -42, 132, 84, fill, 10) +
      (chipped ? chip(-38, -4, 0.8) : '') +
      rect(18, -26, 36, 46, C.white, 5) +
      circle(36, -10, 7, C.skin) +
      path('M25 16c2-12 20-12 22 0', C.teal, 3) +
      path('M-54 26h54', undefined, 3),
    { turn, scale },
  );

/**
 * An identity card that stands on its short side, 84 × 132 around its middle, chip down, as it goes into a reader; `up`
 * turns the chip upwards.
 */
export const eidUpright = (x, y, { up = false, scale = 1 } = {}) => eid(x, y, { turn: up ? 90 : -90, scale });

/** A bank card: waves and rows of digits, nobody's. 132 × 84 around its middle. */
export const bankCard = (x, y, { turn = 0, scale = 1 } = {}) =>
  at(
    x,
    y,
    rect(-66, -42, 132, 84, C.deep, 10) +
      chip(-38, -8, 0.8) +
      path('M6 -18c6 7 6 15 0 22M16 -24c10 11 10 23 0 34', undefined, 4) +
      '<path d="M-54 24h18M-28 24h18M-2 24h18M24 24h18" stroke="#fff"/>',
    { turn, scale },
  );

/** A reader that lies on the table with its slot upwards: 150 × 62, its slot at the middle of its top. */
export const reader = (x, y, { lit = true, cable = true } = {}) =>
  (cable ? path(`M${x + 148} ${y + 40}c34 0 10 34 46 34`) : '') +
  rect(x, y, 150, 62, C.grey, 14) +
  path(`M${x + 28} ${y + 14}h94`, undefined, 7) +
  circle(x + 75, y + 42, 6, lit ? C.gold : C.white);

/**
 * A laptop: its screen, 150 × 96, and its base, 22 high and 18 wider on each side, below. `inside` is drawn over it, at
 * places of the field.
 */
export const laptop = (x, y, inside = '', fill = C.teal) =>
  rect(x, y, 150, 96, fill, 10) + path(`M${x - 18} ${y + 118}l18-22h150l18 22z`, C.grey) + inside;

/** A window of a program with its bar, 26 high, on top; `inside` is drawn over it, at places of the field. */
export const frame = (x, y, w, h, inside = '', bar = C.teal) =>
  rect(x, y, w, h, C.white, 10) +
  path(`M${x} ${y + 26}v-16a10 10 0 0 1 10-10h${w - 20}a10 10 0 0 1 10 10v16z`, bar) +
  [14, 28, 42].map((by) => blot(`M${x + by} ${y + 9}a4 4 0 1 0 .1 0z`)).join('') +
  inside;

/** A sheet of paper with a folded corner and a number of lines of writing. */
export const sheet = (x, y, w = 96, h = 130, lines = 4, fill = C.white) =>
  path(`M${x} ${y}h${w - 24}l24 24v${h - 24}h-${w}z`, fill) +
  path(`M${x + w - 24} ${y}v24h24`, undefined, 3) +
  text(x + 16, y + 40, w - 32, lines);
/**
 * `lines` lines of writing that nobody can read, `w` long and `gap` apart; the last one is shorter, as a paragraph
 * ends. (x, y) is where the first one begins.
 */
export const text = (x, y, w, lines, gap = 18) =>
  Array.from({ length: lines }, (_, line) =>
    path(`M${x} ${y + line * gap}h${n(line === lines - 1 ? w * 0.6 : w)}`, undefined, 3.5),
  ).join('');

/** A telephone that stands upright, 76 × 140; `inside` is drawn over its screen, at places of the field. */
export const phone = (x, y, inside = '', fill = C.white) =>
  rect(x, y, 76, 140, C.night, 14) +
  rect(x + 7, y + 16, 62, 104, fill, 4) +
  inside +
  blot(`M${x + 38} ${y + 126}a4 4 0 1 0 .1 0z`, C.white);

/** Somebody's head and shoulders, 92 wide and 124 high, from the middle of the head's top. */
export const person = (x, y, { coat = C.deep, scale = 1, hair = true } = {}) =>
  at(
    x,
    y,
    path('M-46 124c0-40 20-56 46-56s46 16 46 56z', coat) +
      circle(0, 34, 26, C.skin) +
      (hair ? path('M-26 30c0-26 16-34 26-34s26 8 26 34c-10-4-14-12-18-18c-8 8-20 12-34 18z', C.night) : ''),
    { scale },
  );

/** A straight red arrow from (x1, y1) to its point at (x2, y2). */
export const arrow = (x1, y1, x2, y2, width = 7) => {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const point = (turn) => `${n(x2 + 20 * Math.cos(angle + turn))} ${n(y2 + 20 * Math.sin(angle + turn))}`;
  return `<path d="M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}M${point(2.5)}L${n(x2)} ${n(y2)}L${point(-2.5)}" stroke="${C.red}" stroke-width="${width}"/>`;
};
/** Marks what is to be pressed in a window: a red ring around it, and an arrow that comes to it from below right. */
export const mark = (x, y, w, h) =>
  `<rect${attributes({ x: x - 7, y: y - 7, width: w + 14, height: h + 14, rx: 12, stroke: C.red, 'stroke-width': 6 })}/>` +
  arrow(x + w + 50, y + h + 46, x + w + 14, y + h + 12, 8);
/** An arrow that turns round the point (x, y). */
export const turning = (x, y, r = 34) =>
  `<path d="M${x - r} ${y}a${r} ${r} 0 1 1 ${r} ${r}M${x + 18} ${y + r - 16}L${x} ${y + r}L${x + 16} ${y + r + 18}" stroke="${C.red}" stroke-width="7"/>`;

/**
 * The round, coloured sign: yes. The signs are told apart by their shape and mark: round yes, eight-sided no,
 * three-sided look out, and the white round question; each reaches about 26 around its middle.
 */
export const yes = (x, y, scale = 1) =>
  at(x, y, circle(0, 0, 26, C.deep) + '<path d="M-12 1l9 9l16-19" stroke="#fff" stroke-width="7"/>', { scale });
/** The eight-sided sign: refused, or not like this. */
export const no = (x, y, scale = 1) =>
  at(
    x,
    y,
    path('M-11-27h22l16 16v22l-16 16h-22l-16-16v-22z', C.red) +
      '<path d="M-10-10l20 20M10-10l-20 20" stroke="#fff" stroke-width="7"/>',
    { scale },
  );
/** The three-sided sign: look out. */
export const care = (x, y, scale = 1) =>
  at(x, y, path('M0-28L31 24H-31z', C.gold) + '<path d="M0-10v16M0 15v.5" stroke-width="7"/>', { scale });
/** The round, white sign with a question mark: nobody knows yet, or it is up to the person. */
export const asks = (x, y, scale = 1) =>
  at(x, y, circle(0, 0, 26, C.white) + '<path d="M-9-7c0-14 19-12 18 0c-1 8-9 7-9 15M0 16v.5" stroke-width="6"/>', {
    scale,
  });

/** A clock face around its middle; `hands` is a path from that middle, which does not grow or shrink with `r`. */
export const clock = (x, y, r, hands = 'M0 0V-24M0 0h16') =>
  at(
    x,
    y,
    circle(0, 0, r, C.white) +
      path(hands, undefined, 6) +
      path(`M0 ${5 - r}v4M0 ${r - 5}v-4M${5 - r} 0h4M${r - 5} 0h-4`, undefined, 4),
  );
/** A calendar sheet, 84 × 78; `inside` is drawn over it, at places of the field. */
export const calendar = (x, y, inside = '') =>
  rect(x, y + 8, 84, 70, C.white, 8) +
  path(`M${x} ${y + 28}v-12a8 8 0 0 1 8-8h68a8 8 0 0 1 8 8v12z`, C.red) +
  path(`M${x + 22} ${y}v14M${x + 62} ${y}v14`) +
  inside;
/** The seal of a certificate; (x, y) is the middle of its disc, from which the ribbons hang down to 46 below. */
export const seal = (x, y, scale = 1) =>
  at(x, y, path('M-12 14l-6 32l18-10l18 10l-6-32', C.red) + circle(0, 0, 24, C.gold) + circle(0, 0, 11, C.white), {
    scale,
  });
/** A closed envelope, seen from its flap; (x, y) is its top left corner. */
export const envelope = (x, y, w = 140, h = 92, fill = C.white) =>
  rect(x, y, w, h, fill, 8) + path(`M${x + 4} ${y + 6}l${w / 2 - 4} ${h * 0.52}l${w / 2 - 4}-${h * 0.52}`);
/** A closed padlock, 72 × 96 around its middle. */
export const padlock = (x, y, scale = 1) =>
  at(
    x,
    y,
    path('M-22-8v-18a22 22 0 0 1 44 0v18', undefined, 9) +
      rect(-36, -10, 72, 58, C.gold, 10) +
      circle(0, 14, 8, C.white) +
      path('M0 20v12'),
    { scale },
  );
/** A key that lies with its bow on the left, 150 long around its middle. */
export const key = (x, y, { turn = 0, scale = 1, fill = C.gold } = {}) =>
  at(
    x,
    y,
    path('M-14-8h88v16h-12v16h-14v-16h-12v12h-14v-12h-36z', fill) +
      circle(-42, 0, 32, fill) +
      circle(-50, 0, 10, C.ground),
    { turn, scale },
  );
/** A USB stick that lies with its plug to the right, from 60 left of (x, y) to 80 right of it. */
export const usbStick = (x, y, { turn = 0, scale = 1 } = {}) =>
  at(
    x,
    y,
    rect(40, -20, 40, 40, C.grey, 4) +
      blot('M54-8h8v6h-8zM54 2h8v6h-8z') +
      rect(-60, -28, 102, 56, C.deep, 12) +
      circle(-40, 0, 7, C.ground),
    { turn, scale },
  );
/** A star of eight points around its middle; `r` is the radius to a point. */
export const star = (x, y, r = 34) =>
  path(
    Array.from({ length: 16 }, (_, at) => {
      const far = at % 2 === 0 ? r : r * 0.45;
      return `${at === 0 ? 'M' : 'L'}${n(x + far * Math.sin((at * Math.PI) / 8))} ${n(y - far * Math.cos((at * Math.PI) / 8))}`;
    }).join('') + 'z',
    C.gold,
  );
/** A sun with eight rays around its middle; `r` is the radius without the rays. */
export const sun = (x, y, r = 24) =>
  circle(x, y, r, C.gold) +
  Array.from({ length: 8 }, (_, at) => {
    const angle = (at * Math.PI) / 4;
    const place = (far) => `${n(x + far * Math.cos(angle))} ${n(y + far * Math.sin(angle))}`;
    return path(`M${place(r + 9)}L${place(r + 22)}`, undefined, 5);
  }).join('');
/**
 * A speech bubble, `w` × `h`, whose tail hangs 22 further down on the left; `inside` is drawn over it, at places of the
 * field.
 */
export const bubble = (x, y, w, h, inside = '') =>
  path(
    `M${x + 14} ${y}h${w - 28}a14 14 0 0 1 14 14v${h - 28}a14 14 0 0 1-14 14h-${w - 60}l-22 22v-22h-10a14 14 0 0 1-14-14v-${h - 28}a14 14 0 0 1 14-14z`,
    C.white,
  ) + inside;
/** A house with a clock in its gable: the commune. 170 × 140. */
export const townHall = (x, y) =>
  path(`M${x} ${y + 56}l85-48l85 48z`, C.red) +
  rect(x + 12, y + 56, 146, 84, C.white, 2) +
  clock(x + 85, y + 38, 13, 'M0 0v-7M0 0h5') +
  [30, 62, 108, 140].map((by) => path(`M${x + by} ${y + 66}v62`, undefined, 7)).join('') +
  rect(x + 72, y + 92, 26, 48, C.deep, 2) +
  path(`M${x} ${y + 140}h170`, undefined, 7);
