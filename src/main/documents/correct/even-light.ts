import type { Raster } from '../raster.ts';
import { percentile, type Background } from './background.ts';
import type { Plane } from './shrink.ts';

/** Paper comes out white although its grain and the camera's noise make it a little darker here and there. */
const WHITE = 255 * 1.06;
/** Lamps tint paper up to about here, lightest channel over darkest; beyond it the sheet itself has that colour. */
const STRONGEST_CAST = 1.35;
/** Ink is drawn down towards black by at most this much: faded print gets darker, a pencil drawing stays gray. */
const MOST_DEEPENED = 70;

/** What becomes of the colour of the paper: `white` for gray and black and white; `cast` takes lamp light away and keeps coloured sheets; `own` keeps it, as cards want. */
export type PaperColour = 'white' | 'cast' | 'own';

/** Divides by the background: shadows and casts go, ink gets dark. */
export function evenLight(image: Raster, background: Background, colour: PaperColour): Raster {
  return deepened(multiplied(image, gainsOf(background, colour)));
}

/** What each channel is multiplied by. */
function gainsOf({ planes, paper }: Background, colour: PaperColour): readonly Plane[] {
  const tint = planes.map(({ data }) => data.reduce((sum, value, at) => sum + value * (paper[at] ?? 0), 0));
  const lightest = Math.max(...tint);
  const cast = lightest / Math.max(1e-6, Math.min(...tint));
  // 1: the sheet's own colour stays; 0: it is a cast and goes.
  const own = colour === 'white' ? 0 : colour === 'own' ? 1 : Math.min(1, Math.max(0, (cast - STRONGEST_CAST) / 0.15));
  return planes.map((plane, channel) => {
    const white = WHITE * (1 - own + own * ((tint[channel] ?? 0) / Math.max(1e-6, lightest)));
    return { ...plane, data: plane.data.map((value) => white / Math.max(8, value)) };
  });
}

function multiplied({ width, height, channels, data }: Raster, gains: readonly Plane[]): Raster {
  const out = new Uint8Array(data.length);
  for (const [channel, gain] of gains.entries()) {
    const line = new Float32Array(gain.width + 1);
    const places = Float32Array.from({ length: width }, (_, column) => Math.min(gain.width - 1, Math.max(0, ((column + 0.5) * gain.width) / width - 0.5)));
    for (let row = 0; row < height; row += 1) {
      blendRows(gain, ((row + 0.5) * gain.height) / height - 0.5, line);
      for (let column = 0, at = row * width * channels + channel; column < width; column += 1, at += channels) {
        const place = places[column] ?? 0;
        const left = place | 0;
        const before = line[left] ?? 0;
        const value = (data[at] ?? 0) * (before + ((line[left + 1] ?? 0) - before) * (place - left));
        out[at] = value > 255 ? 255 : value + 0.5;
      }
    }
  }
  return { width, height, channels, data: out };
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

/** The darkest hundredth of the page becomes black, or nearer to it. */
function deepened({ width, height, channels, data }: Raster): Raster {
  const every = Math.max(1, Math.floor(data.length / 60_000));
  const some = new Float32Array(Math.ceil(data.length / every));
  for (let at = 0; at < some.length; at += 1) some[at] = data[at * every] ?? 0;
  const black = Math.min(MOST_DEEPENED, percentile(some, 0.01));
  const curve = Uint8Array.from({ length: 256 }, (_, value) => Math.max(0, Math.round(((value - black) * 255) / (255 - black))));
  return { width, height, channels, data: data.map((value) => curve[value] ?? 0) };
}
