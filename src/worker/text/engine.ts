/**
 * Tesseract as WebAssembly, in this process: from a gray picture to words, offline. Program and languages come from
 * their packages; nothing is downloaded and nothing is written.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import type { TextLanguage } from '../../shared/text-languages.ts';
import { gray } from '../picture/gray.ts';
import type { Raster } from '../picture/raster.ts';

/** Only its types are taken here: the library is loaded when the first page is read. */
type Core = Awaited<ReturnType<(typeof import('tesseract.js-core/tesseract-core-simd-lstm.js'))['default']>>;

const box = v.object({ x0: v.number(), y0: v.number(), x1: v.number(), y1: v.number() });
const wordSchema = v.object({ bbox: box, text: v.string(), confidence: v.number() });
const lineSchema = v.object({
  bbox: box,
  baseline: box,
  rowAttributes: v.object({ rowHeight: v.number() }),
  words: v.array(wordSchema),
});
const answerSchema = v.object({
  blocks: v.nullable(v.array(v.object({ paragraphs: v.array(v.object({ lines: v.array(lineSchema) })) }))),
});

/** A word that was read; its box in pixels from the picture's top left, `confidence` 0 to 100. */
export interface ReadWord {
  readonly text: string;
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line of writing that was read, in pixels. Its letters stand on `baseline`, which may be a little tilted. */
export interface ReadLine {
  readonly words: readonly ReadWord[];
  readonly baseline: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
  /** From the tallest letters to the lowest, pixels. */
  readonly height: number;
}

/** Lines of writing that belong together, from top to bottom. */
export type ReadParagraph = readonly ReadLine[];

/** The engine holds some 100 MB, so a worker has but one. After a failure its memory is in an unknown state. */
let loading: Promise<Core> | null = null;

/**
 * By languages, the latest last: a document in Dutch is read in French first, page by page, and each takes a quarter of
 * a second to begin.
 */
const ready = new Map<string, Api>();
const MOST_READY = 2;

type Api = InstanceType<Core['TessBaseAPI']>;

/**
 * How a picture is laid out: `page` has columns, boxes and pictures, and perhaps writing that runs up its side; `block`
 * is lines below one another, all of them level.
 */
export type Layout = 'page' | 'block';
/** The engine's own numbers for these (« page segmentation mode »). */
const LAYOUTS: Readonly<Record<Layout, string>> = { page: '3', block: '6' };

/**
 * Reads the writing of an upright picture, in the reading order that the layout suggests. Letters are read best when a
 * line is about 30 pixels high: a page of A4 at 200 to 250 dots per inch.
 * @throws whatever the engine throws: a page that could not be read is the caller's to report
 */
export async function readText(
  image: Raster,
  languages: readonly TextLanguage[],
  layout: Layout = 'page',
): Promise<ReadParagraph[]> {
  try {
    const core = await (loading ??= load());
    const api = await apiFor(core, languages);
    api.SetVariable('tessedit_pageseg_mode', LAYOUTS[layout]);
    core.FS.writeFile('/input', grayMap(gray(image)));
    try {
      if (api.SetImageFile(1, 0) !== 0) throw new Error('the text recognition took no picture');
    } finally {
      core.FS.unlink('/input');
    }
    if (api.Recognize(null) !== 0) throw new Error('the text recognition gave up');
    const answer = v.parse(v.pipe(v.string(), v.parseJson(), answerSchema), api.GetJSONText());
    api.Clear();
    return (answer.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.map(({ lines }) => lines.map(lineOf)));
  } catch (error) {
    loading = null;
    ready.clear();
    throw error;
  }
}

const packages = createRequire(import.meta.url);

async function load(): Promise<Core> {
  const { default: beginCore } = await import('tesseract.js-core/tesseract-core-simd-lstm.js');
  return beginCore({
    // Read here: the library would look for it by a path of its own, which an archive has none of.
    wasmBinary: await readFile(packages.resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm')),
    TesseractProgress: () => undefined,
    print: () => undefined,
    printErr: () => undefined,
  });
}

async function apiFor(core: Core, languages: readonly TextLanguage[]): Promise<Api> {
  const of = languages.join('+');
  const known = ready.get(of);
  ready.delete(of);
  const api = known ?? (await begin(core, of, languages));
  ready.set(of, api);
  const [oldest] = ready;
  if (ready.size > MOST_READY && oldest !== undefined) {
    oldest[1].End();
    ready.delete(oldest[0]);
  }
  return api;
}

async function begin(core: Core, of: string, languages: readonly TextLanguage[]): Promise<Api> {
  for (const language of languages) {
    const packed = packages.resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`);
    core.FS.writeFile(`/${language}.traineddata`, await promisify(gunzip)(await readFile(packed)));
  }
  const api = new core.TessBaseAPI();
  const begun = api.Init('/', of, NEURAL_NETWORK_ALONE);
  for (const language of languages) core.FS.unlink(`/${language}.traineddata`);
  if (begun !== 0) throw new Error(`the text recognition has no ${of}`);
  for (const [name, value] of Object.entries(SETTINGS)) api.SetVariable(name, value);
  return api;
}

const NEURAL_NETWORK_ALONE = 1;
const SETTINGS = {
  /** A picture in memory says nothing of its size, and every guess would be a warning. */
  user_defined_dpi: '300',
  /**
   * Ink is told from paper around each place (Sauvola), not by one level for the page: of a form on gray, 173 of 183
   * words were right instead of 66.
   */
  thresholding_method: '2',
} as const;

/** The picture as a portable gray map (PGM): a head, and the samples as they are. */
function grayMap({ width, height, data }: Raster): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}

function lineOf({ baseline, rowAttributes, words }: v.InferOutput<typeof lineSchema>): ReadLine {
  return {
    baseline,
    height: rowAttributes.rowHeight,
    words: words.map(({ bbox: { x0, y0, x1, y1 }, text, confidence }) => ({
      text,
      confidence,
      left: x0,
      top: y0,
      right: x1,
      bottom: y1,
    })),
  };
}
