/**
 * Real photographs, of which somebody wrote down where the page is. They are not ours, so they are in no repository: a
 * folder with the pictures and `corners.json`, which the variable PHOTOGRAPHS of the environment names.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import type { Quad } from '../../src/worker/detect/quad.ts';
import type { Raster } from '../../src/worker/picture/raster.ts';
import { random } from './photographs/random.ts';

const corner = v.tuple([v.number(), v.number()]);
/** Corners clockwise from the page's top left as it was photographed, in pixels. */
const listSchema = v.record(
  v.string(),
  v.object({
    kind: v.picklist(['page', 'none']),
    width: v.number(),
    height: v.number(),
    corners: v.nullish(v.tuple([corner, corner, corner, corner])),
    made: v.picklist(['photograph', 'generated picture']),
  }),
);

/** One picture, upright, and where its page is; null when it shows no whole page. */
export type RealPhotograph = {
  /** Of the photograph that it was made from. */
  name: string;
  made: 'photograph' | 'generated picture';
  /** `page`: as it was taken; the others are parts of it, which cut the page off or lie within it. */
  scene: 'page' | 'no-page' | 'cut-off' | 'full-frame';
  image: Raster;
  truth: Quad | null;
};

/** The folder that the environment names; null when there is none. */
export function photographsFolder(): string | null {
  const folder = process.env['PHOTOGRAPHS'];
  return folder !== undefined && existsSync(join(folder, 'corners.json')) ? folder : null;
}

/**
 * The photographs of a folder, each as it is; with `parts`, also three of its parts in which the page is cut off and
 * one that lies within the page.
 * @param longSide pixels of the longer side, at most
 */
export async function* realPhotographs(
  folder: string,
  { longSide, parts }: { longSide: number; parts: boolean },
): AsyncGenerator<RealPhotograph> {
  const list = v.parse(listSchema, JSON.parse(readFileSync(join(folder, 'corners.json'), 'utf8')));
  for (const [name, { kind, width, corners, made }] of Object.entries(list)) {
    const { data, info } = await sharp(join(folder, name))
      .rotate()
      .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const image: Raster = { width: info.width, height: info.height, channels: 3, data };
    const scale = info.width / width;
    const at = ([x, y]: readonly [number, number]): { x: number; y: number } => ({ x: x * scale, y: y * scale });
    const truth: Quad | null =
      corners == null ? null : [at(corners[0]), at(corners[1]), at(corners[2]), at(corners[3])];
    yield { name, made, scene: kind === 'page' ? 'page' : 'no-page', image, truth };
    if (parts && truth !== null) yield* partsOf({ name, made, scene: 'page', image, truth }, truth);
  }
}

/** Parts of a photograph without a whole page: chosen by the picture's size, so that a second run takes the same. */
function* partsOf(whole: RealPhotograph, page: Quad): Generator<RealPhotograph> {
  const { width, height } = whole.image;
  const [left, right] = [Math.min(...page.map(({ x }) => x)), Math.max(...page.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...page.map(({ y }) => y)), Math.max(...page.map(({ y }) => y))];
  const chance = random(Math.round(left * 31 + top * 17 + right * 7 + bottom));
  const spared = chance.pick(['left', 'right', 'top', 'bottom'] as const);
  for (const cut of (['left', 'right', 'top', 'bottom'] as const).filter((one) => one !== spared)) {
    const share = chance.between(0.12, 0.45);
    const [across, down] = [(right - left) * share, (bottom - top) * share];
    const box = {
      left: cut === 'left' ? left + across : 0,
      right: cut === 'right' ? right - across : width,
      top: cut === 'top' ? top + down : 0,
      bottom: cut === 'bottom' ? bottom - down : height,
    };
    yield { ...whole, scene: 'cut-off', image: partOf(whole.image, box), truth: null };
  }
  const inside = (low: number, high: number, share: number): number => low + (high - low) * share;
  const box = {
    left: inside(left, right, chance.between(0.15, 0.3)),
    right: inside(left, right, chance.between(0.7, 0.85)),
    top: inside(top, bottom, chance.between(0.15, 0.3)),
    bottom: inside(top, bottom, chance.between(0.7, 0.85)),
  };
  yield { ...whole, scene: 'full-frame', image: partOf(whole.image, box), truth: null };
}

function partOf(image: Raster, box: { left: number; right: number; top: number; bottom: number }): Raster {
  const [left, top] = [Math.round(box.left), Math.round(box.top)];
  const width = Math.max(32, Math.min(image.width, Math.round(box.right)) - left);
  const height = Math.max(32, Math.min(image.height, Math.round(box.bottom)) - top);
  const data = new Uint8Array(width * height * image.channels);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * image.width + left) * image.channels;
    data.set(image.data.subarray(from, from + width * image.channels), row * width * image.channels);
  }
  return { width, height, channels: image.channels, data };
}
