import type { Raster } from '../picture/raster.ts';
import type { Background } from '../picture/background.ts';
import { percentile } from '../picture/percentile.ts';
import { between } from '../picture/fill.ts';
import type { Plane } from '../picture/shrink.ts';

/** Paper comes out white although its grain and the camera's noise make it a little darker here and there. */
const WHITE = 255 * 1.06;
/** Lamps tint paper up to about here, lightest channel over darkest; beyond it the sheet itself has that colour. */
const STRONGEST_CAST = 1.35;
/** Ink is drawn down towards black by at most this much: faded print gets darker, a pencil drawing stays gray. */
const MOST_DEEPENED = 70;

/**
 * What happens to the colour of the paper. `white`: it becomes white, for gray and black and white. `cast`: lamp light
 * is taken away, and coloured sheets keep their colour. `own`: it stays, as cards need.
 */
export type PaperColour = 'white' | 'cast' | 'own';

/**
 * Divides a picture by its background, so that shadows go and the paper is equally light everywhere; `colour` says what
 * becomes of the paper's tint.
 * @param deepen whether the darkest ink is drawn down towards black as well, as it is by default
 */
export function evenLight(image: Raster, background: Background, colour: PaperColour, { deepen = true } = {}): Raster {
  const gains = gainsOf(background, colour);
  return multiplied(image, gains, curveFrom(deepen ? blackOf(image, gains) : 0));
}

/**
 * The picture made lighter as a whole, by the same factor everywhere and for all colours: until about one pixel in a
 * hundred, measured on some of them, has a channel that would go beyond white, and at most four times.
 */
export function brightened(image: Raster): Raster {
  const { data, channels } = image;
  const pixels = data.length / channels;
  const some = new Float32Array(Math.min(pixels, 60_000));
  for (let at = 0; at < some.length; at += 1) {
    const first = Math.floor((at * pixels) / some.length) * channels;
    some[at] = Math.max(...data.subarray(first, first + channels));
  }
  const gain = 255 / Math.max(64, percentile(some, 0.99));
  return { ...image, data: image.data.map((value) => Math.min(255, Math.round(value * gain))) };
}

/** What each channel is multiplied by. */
function gainsOf({ planes, paper }: Background, colour: PaperColour): readonly Plane[] {
  const tint = planes.map(({ data }) => data.reduce((sum, value, at) => sum + value * (paper[at] ?? 0), 0));
  const lightest = Math.max(...tint);
  const cast = lightest / Math.max(1e-6, Math.min(...tint));
  // 1: the sheet's own colour stays; 0: it is a cast and goes.
  const own = { white: 0, own: 1, cast: Math.min(1, Math.max(0, (cast - STRONGEST_CAST) / 0.15)) }[colour];
  return planes.map((plane, channel) => {
    const white = WHITE * (1 - own + own * ((tint[channel] ?? 0) / Math.max(1e-6, lightest)));
    return { ...plane, data: plane.data.map((value) => white / Math.max(8, value)) };
  });
}

function multiplied({ width, height, channels, data }: Raster, gains: readonly Plane[], curve: Uint8Array): Raster {
  const out = new Uint8Array(data.length);
  for (const [channel, gain] of gains.entries()) {
    const line = new Float32Array(gain.width + 1);
    const { lefts, parts } = placesAcross(gain.width, width);
    for (let row = 0; row < height; row += 1) {
      blendRows(gain, ((row + 0.5) * gain.height) / height - 0.5, line);
      for (let column = 0, at = row * width * channels + channel; column < width; column += 1, at += channels) {
        const left = lefts[column] ?? 0;
        const before = line[left] ?? 0;
        const value = (data[at] ?? 0) * (before + ((line[left + 1] ?? 0) - before) * (parts[column] ?? 0)) + 0.5;
        out[at] = value >= 255 ? 255 : (curve[value | 0] ?? 0);
      }
    }
  }
  return { width, height, channels, data: out };
}

/** Between which two of `count` values each of `width` columns lies, and how far from the left one. */
function placesAcross(count: number, width: number): { lefts: Int32Array; parts: Float32Array } {
  const lefts = new Int32Array(width),
    parts = new Float32Array(width);
  for (let column = 0; column < width; column += 1) {
    const place = Math.min(count - 1, Math.max(0, ((column + 0.5) * count) / width - 0.5));
    lefts[column] = place | 0;
    parts[column] = place - (place | 0);
  }
  return { lefts, parts };
}

function blendRows({ width, height, data }: Plane, y: number, into: Float32Array): void {
  const v = Math.min(height - 1, Math.max(0, y));
  const top = v | 0;
  const bottom = Math.min(height - 1, top + 1);
  for (let column = 0; column < width; column += 1) {
    const upper = data[top * width + column] ?? 0;
    into[column] = upper + ((data[bottom * width + column] ?? 0) - upper) * (v - top);
  }
  into[width] = into[width - 1] ?? 0;
}

/** How dark the darkest hundredth of the page is under even light, from some of its pixels. */
function blackOf({ width, height, channels, data }: Raster, gains: readonly Plane[]): number {
  const every = Math.max(1, Math.floor((width * height) / 20_011));
  const some = new Float32Array(Math.ceil((width * height) / every) * channels);
  for (let at = 0; at < some.length; at += 1) {
    const pixel = Math.floor(at / channels) * every,
      channel = at % channels;
    const gain = gains[channel];
    if (gain === undefined) continue;
    const x = (((pixel % width) + 0.5) * gain.width) / width - 0.5,
      y = ((Math.floor(pixel / width) + 0.5) * gain.height) / height - 0.5;
    some[at] = (data[pixel * channels + channel] ?? 0) * between(gain, x, y);
  }
  return Math.min(MOST_DEEPENED, percentile(some, 0.01));
}

/** A tone curve that makes `black` 0 and leaves white as it is. */
const curveFrom = (black: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, value) => Math.max(0, Math.round(((value - black) * 255) / (255 - black))));
