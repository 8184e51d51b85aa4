import { areaOf } from './quad.ts';
import type { Planes } from './planes.ts';
import { pointOn, type Outline, type TracedSide } from './trace.ts';

/**
 * What speaks for and against a candidate being the page. Each is a share from 0 to 1 unless its comment says
 * otherwise; none depends on the picture's size.
 */
export type Measures = {
  /** Edge along the whole outline, and along its weakest side. */
  edge: number;
  weakestEdge: number;
  /** Edge at the end of a side where there is least: false corners have none. */
  weakestEnd: number;
  /** Stretches of the outline without any edge. */
  bareStretches: number;
  /** Edge that goes on past the corners, mean and most. */
  leak: number;
  mostLeak: number;
  /** How far the most curved side leaves the straight line, as a share of its length. */
  bend: number;
  /** The natural logarithm of the share of the picture that it covers. */
  logArea: number;
  /** How far the colours just inside and just outside differ, mean and on the weakest side. */
  contrast: number;
  weakestContrast: number;
  /**
   * How steady that difference is along the sides, mean and on the weakest one: a drawn frame has none, white paper on
   * white a little.
   */
  clarity: number;
  weakestClarity: number;
  /** The same two measures for areas farther off: around a drawn line, however thick, both are the same paper. */
  farContrast: number;
  weakestFarContrast: number;
  farClarity: number;
  weakestFarClarity: number;
  /** The outline is lighter (or darker) inside all the way round. */
  sameSign: number;
  lighterInside: number;
  /** The strip inside has one colour. */
  evenInside: number;
  evenOutside: number;
  /** The longest piece of a side without any contrast. */
  gap: number;
  /** Cosine of the corner that is farthest from square. */
  skew: number;
  /** The shorter of two opposite sides divided by the longer one, for the more uneven pair. */
  taper: number;
  /** Corners on the picture's border. */
  onBorder: number;
  /** Sides along the picture's border without an edge of their own: there the page is cut off. */
  cutOff: number;
  /** Continuations past the corners that the picture does not show. */
  unseenPast: number;
};

/** A mean edge strength below this is no edge. */
const BARE = 0.12;
/** How far a side is followed past its corners, as a share of its length. */
const PAST = 0.1;
const SAMPLES = 24;
/** Pixels from the edge at which the colours inside and outside are taken. */
const STRIP = [2, 3, 4, 5, 6];
const FAR_STRIP = [9, 11];
/** Gray levels: a step of this size counts half. */
const HALF_CONTRAST = 9;
const NOTHING = 3.5;
/** A step of less than this could be chance, gray levels. */
const LEAST_STEP = 1;

/** Measures one candidate in the working picture. Its sides were traced before. */
export function measure(outline: Outline, picture: Planes): Measures {
  const { quad } = outline;
  const { width, height } = picture;
  const margin = 0.012 * Math.max(width, height);
  // Where a page is cut off there is no edge to measure; what speaks against that is counted by itself.
  const whole = outline.sides.filter((side) => !isCutOff(side, width, height, margin));
  const sides = whole.length < 2 ? outline.sides : whole;
  const lengths = sides.map(({ length }) => length);
  const around = lengths.reduce((sum, length) => sum + length, 0);
  const strips = sides.map((side) => compareSides(picture, side));
  const weighted = (of: (strip: Strip, side: TracedSide) => number): number =>
    sides.reduce((sum, side, at) => sum + of(strips[at] ?? NO_STRIP, side) * side.length, 0) / around;
  const lighter = weighted((strip) => strip.lighter);
  const darker = weighted((strip) => strip.darker);
  const steps = weighted((strip) => strip.step);
  const farSteps = weighted((strip) => strip.far);
  const supports = sides.map(({ support }) => support.reduce((sum, value) => sum + value, 0) / support.length);
  return {
    edge: weighted((_, { support }) => support.reduce((sum, value) => sum + value, 0) / support.length),
    weakestEdge: Math.min(...supports),
    weakestEnd: Math.min(...sides.flatMap(({ support }) => [support[0] ?? 0, support.at(-1) ?? 0])),
    bareStretches:
      sides.flatMap(({ support }) => support).filter((value) => value < BARE).length /
      sides.flatMap(({ support }) => support).length,
    leak: sides.reduce((sum, { past }) => sum + (past[0] + past[1]) / 8, 0),
    mostLeak: Math.max(...sides.flatMap(({ past }) => past)),
    bend: Math.max(...sides.map(({ bend, length }) => Math.abs(bend) / length)),
    logArea: Math.log(areaOf(quad) / (width * height)),
    contrast: steps / (steps + HALF_CONTRAST),
    weakestContrast: Math.min(...strips.map(({ step }) => step / (step + HALF_CONTRAST))),
    clarity: weighted(({ clarity }) => clarity),
    weakestClarity: Math.min(...strips.map(({ clarity }) => clarity)),
    farContrast: farSteps / (farSteps + HALF_CONTRAST),
    weakestFarContrast: Math.min(...strips.map(({ far }) => far / (far + HALF_CONTRAST))),
    farClarity: weighted(({ farClarity }) => farClarity),
    weakestFarClarity: Math.min(...strips.map(({ farClarity }) => farClarity)),
    sameSign: Math.abs(lighter - darker),
    lighterInside: lighter,
    evenInside: 1 / (1 + spread(strips.flatMap(({ inside }) => inside)) / (steps + NOTHING)),
    evenOutside: 1 / (1 + spread(strips.flatMap(({ outside }) => outside)) / (steps + NOTHING)),
    gap: Math.max(...strips.map(({ gap }) => gap)),
    skew: Math.max(
      ...quad.map((corner, at) => Math.abs(cosine(quad[(at + 3) % 4] ?? corner, corner, quad[(at + 1) % 4] ?? corner))),
    ),
    taper: taperOf(outline),
    onBorder:
      quad.filter(({ x, y }) => x < margin || y < margin || x > width - 1 - margin || y > height - 1 - margin).length /
      4,
    cutOff: 1 - whole.length / 4,
    unseenPast:
      outline.sides
        .flatMap((side) => [pointOn(side, -PAST), pointOn(side, 1 + PAST)])
        .filter(({ x, y }) => x < 1 || y < 1 || x > width - 2 || y > height - 2).length / 8,
  };
}

type Colour = [number, number, number];
type ByChannel = [number[], number[], number[]];
type Strip = {
  inside: Colour[];
  outside: Colour[];
  step: number;
  clarity: number;
  far: number;
  farClarity: number;
  lighter: number;
  darker: number;
  gap: number;
};

const NO_STRIP: Strip = {
  inside: [],
  outside: [],
  step: 0,
  clarity: 0,
  far: 0,
  farClarity: 0,
  lighter: 0,
  darker: 0,
  gap: 0,
};

/** The colours on both sides of an edge; the page lies to the right as one walks along it clockwise. */
function compareSides(picture: Planes, side: TracedSide): Strip {
  const strip: Strip = { ...NO_STRIP, inside: [], outside: [] };
  let run = 0;
  const changesOf: ByChannel = [[], [], []];
  const farChangesOf: ByChannel = [[], [], []];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const { x, y } = pointOn(side, 0.04 + (0.92 * (sample + 0.5)) / SAMPLES);
    const inside = stripColour(picture, x, y, side.nx, side.ny, STRIP);
    const outside = stripColour(picture, x, y, -side.nx, -side.ny, STRIP);
    const farInside = stripColour(picture, x, y, side.nx, side.ny, FAR_STRIP);
    const farOutside = stripColour(picture, x, y, -side.nx, -side.ny, FAR_STRIP);
    let farStep = 0;
    for (const channel of [0, 1, 2] as const) {
      const change = farInside[channel] - farOutside[channel];
      farChangesOf[channel].push(change);
      farStep = Math.max(farStep, Math.abs(change));
    }
    strip.far += farStep / SAMPLES;
    const changes = [inside[0] - outside[0], inside[1] - outside[1], inside[2] - outside[2]];
    const step = Math.max(...changes.map(Math.abs));
    const light = (changes[0] ?? 0) * 0.3 + (changes[1] ?? 0) * 0.59 + (changes[2] ?? 0) * 0.11;
    for (const channel of [0, 1, 2] as const) changesOf[channel].push(changes[channel] ?? 0);
    strip.inside.push(inside);
    strip.outside.push(outside);
    strip.step += step / SAMPLES;
    if (light > 1) strip.lighter += 1 / SAMPLES;
    if (light < -1) strip.darker += 1 / SAMPLES;
    run = step < NOTHING ? run + 1 : 0;
    strip.gap = Math.max(strip.gap, run / SAMPLES);
  }
  strip.clarity = Math.max(...changesOf.map(steadiness));
  strip.farClarity = Math.max(...farChangesOf.map(steadiness));
  return strip;
}

/** The mean compared with the spread: 0 when the sign is left to chance, 1 when every sample says the same. */
function steadiness(changes: number[]): number {
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const off = Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / changes.length);
  return Math.abs(mean) / (Math.abs(mean) + off + LEAST_STEP);
}

function stripColour(
  { width, height, channels }: Planes,
  x: number,
  y: number,
  nx: number,
  ny: number,
  strip: readonly number[],
): Colour {
  const colour: Colour = [0, 0, 0];
  for (const away of strip) {
    const column = Math.min(width - 1, Math.max(0, Math.round(x + nx * away)));
    const row = Math.min(height - 1, Math.max(0, Math.round(y + ny * away)));
    for (const channel of [0, 1, 2] as const)
      colour[channel] += (channels[channel][row * width + column] ?? 0) / strip.length;
  }
  return colour;
}

/** Mean distance from the middle colour (medians), in gray levels. */
function spread(colours: Colour[]): number {
  const middle = [0, 1, 2].map((channel) => {
    const sorted = colours.map((colour) => colour[channel] ?? 0).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  });
  return (
    colours.reduce(
      (sum, colour) => sum + Math.max(...colour.map((value, channel) => Math.abs(value - (middle[channel] ?? 0)))),
      0,
    ) / colours.length
  );
}

/** Whether a side runs along the picture's border and has next to no edge. */
function isCutOff(side: TracedSide, width: number, height: number, margin: number): boolean {
  if (side.support.reduce((sum, value) => sum + value, 0) / side.support.length >= BARE) return false;
  const [from, to] = [pointOn(side, 0), pointOn(side, 1)];
  return (
    Math.max(from.x, to.x) < margin ||
    Math.max(from.y, to.y) < margin ||
    Math.min(from.x, to.x) > width - 1 - margin ||
    Math.min(from.y, to.y) > height - 1 - margin
  );
}

function taperOf({ sides: [top, right, bottom, left] }: Outline): number {
  return Math.min(ratio(top.length, bottom.length), ratio(right.length, left.length));
}

const ratio = (a = 1, b = 1): number => Math.min(a, b) / Math.max(a, b, 1e-9);

function cosine(
  before: { x: number; y: number },
  corner: { x: number; y: number },
  after: { x: number; y: number },
): number {
  const [ax, ay, bx, by] = [before.x - corner.x, before.y - corner.y, after.x - corner.x, after.y - corner.y];
  return (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by) || 1);
}
