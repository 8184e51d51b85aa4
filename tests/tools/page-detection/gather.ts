import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { candidatesIn } from '../../../src/worker/detect/detect-page.ts';
import type { Raster } from '../../../src/worker/picture/raster.ts';
import { overlap, type Quad } from '../../../src/worker/detect/quad.ts';
import { photograph, type Corners, type Options } from '../photographs/photograph.ts';
import { realPhotographs } from '../real-photographs.ts';

/** Names a photograph, and the groups with which it can be left out. */
export type Order = { seed: number; options: Options };

const point = v.object({ x: v.number(), y: v.number() });
const drawnSchema = v.object({
  scene: v.picklist(['page', 'no-page', 'cut-off', 'full-frame']),
  background: v.string(),
  page: v.string(),
  look: v.string(),
  corners: v.nullable(v.object({ tl: point, tr: point, br: point, bl: point })),
});
const seenSchema = v.object({
  ...v.omit(drawnSchema, ['corners']).entries,
  /** `likeness`: intersection over union with the true page, 0 when there is none to crop to. */
  candidates: v.array(
    v.object({
      quad: v.tuple([point, point, point, point]),
      measures: v.record(v.string(), v.number()),
      likeness: v.number(),
    }),
  ),
});
export type Seen = v.InferOutput<typeof seenSchema>;

/** Pixels of the long side: the detector looks at 480, and 720 are drawn in a third of the time 1,200 take. */
const LONG_SIDE = 720;

/**
 * Draws photographs and looks for pages in them. Both are kept in `cache` under names that change with the code that
 * made them:
 * a second run only does what is new.
 */
export async function gather(
  orders: readonly Order[],
  cache: string,
  tell: (done: number, all: number) => void = () => {},
): Promise<Seen[]> {
  const drawn = folder(cache, 'photographs', ['tests/tools/photographs']);
  const looked = folder(cache, 'candidates', ['tests/tools/photographs', 'src/worker/detect'], ['confidence.ts']);
  const all: Seen[] = [];
  for (const [number, order] of orders.entries()) {
    const options = createHash('sha256').update(JSON.stringify(order.options)).digest('hex');
    const name = `${order.seed}-${options.slice(0, 10)}`;
    all.push(await kept(join(looked, `${name}.json`), seenSchema, () => lookAt(order, join(drawn, name))));
    tell(number + 1, orders.length);
  }
  return all;
}

/** How many groups real photographs are parted into; all parts of one photograph are in the same. */
const REAL_GROUPS = 8;
const realSchema = v.array(v.object({ ...seenSchema.entries, name: v.string(), made: v.string() }));
export type SeenReal = v.InferOutput<typeof realSchema>[number];

/**
 * Looks for pages in the real photographs of a folder and in parts of them that show no whole page. What was found is
 * kept as well, until the code that finds it changes.
 */
export async function gatherReal(photographs: string, cache: string): Promise<SeenReal[]> {
  const sources = ['src/worker/detect'];
  const path = join(folder(cache, 'real', sources, ['confidence.ts']), 'real.json');
  return kept(path, realSchema, async () => {
    const all: SeenReal[] = [];
    const names: string[] = [];
    for await (const { name, made, scene, image, truth } of realPhotographs(photographs, {
      longSide: REAL_LONG_SIDE,
      parts: true,
    })) {
      if (!names.includes(name)) names.push(name);
      const group = `real ${(names.indexOf(name) % REAL_GROUPS) + 1}`;
      const candidates = seenIn(image, truth);
      all.push({ name, made, scene, background: group, page: 'real', look: group, candidates });
    }
    return all;
  });
}

/** Pixels of a real photograph's long side: as the program decodes it. */
const REAL_LONG_SIDE = 1200;

async function lookAt({ seed, options }: Order, path: string): Promise<Seen> {
  const { corners: truth, ...known } = await kept(`${path}.json`, drawnSchema, async () => {
    const { jpeg, scene, corners, background, kind } = await photograph(seed, { longSide: LONG_SIDE, ...options });
    writeFileSync(`${path}.jpg`, jpeg);
    return { scene, background, page: kind, look: options.look ?? 'usual', corners };
  });
  const { data, info } = await sharp(`${path}.jpg`).raw().toBuffer({ resolveWithObject: true });
  const image: Raster = { width: info.width, height: info.height, channels: 3, data };
  return { ...known, candidates: seenIn(image, truth && quadOf(truth)) };
}

const seenIn = (image: Raster, truth: Quad | null): Seen['candidates'] =>
  candidatesIn(image).map(({ quad: [a, b, c, d], corners, measures }) => ({
    quad: [a, b, c, d],
    measures,
    likeness: truth ? overlap(quadOf(corners), truth) : 0,
  }));

/**
 * The content of a cached file; if there is none, what `make` answers, which is then written there, whole or not at
 * all.
 */
async function kept<T>(path: string, schema: v.GenericSchema<unknown, T>, make: () => Promise<T>): Promise<T> {
  if (existsSync(path)) return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));
  const value = await make();
  writeFileSync(`${path}.part`, JSON.stringify(value));
  renameSync(`${path}.part`, path);
  return value;
}

function folder(cache: string, name: string, sources: string[], but: string[] = []): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of readdirSync(source).sort())
      if (!but.includes(file)) hash.update(readFileSync(join(source, file)));
  const path = join(cache, `${name}-${hash.digest('hex').slice(0, 12)}`);
  mkdirSync(path, { recursive: true });
  return path;
}

const quadOf = ({ tl, tr, br, bl }: Corners): Quad => [tl, tr, br, bl];
