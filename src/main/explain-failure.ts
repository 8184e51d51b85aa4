/**
 * A stack names places in what was built (`index-C56.js:1:1550`); the source maps beside or in it name our own files.
 */
import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import * as v from 'valibot';

/** The folder of what the program itself was built into, and of the page's scripts. */
const OWN = import.meta.dirname;
const PAGES = join(OWN, '../renderer/assets');
/**
 * `…/assets/index-C56.js:12:345` (the page) or `file:…/out/main/index.js:12:345` (the program). Both numbers count
 * from 1.
 */
const PLACE = /((?:app|https?|file):\/\/[^\s()]*?\/(?:assets|main)\/[\w.-]+\.js):(\d+):(\d+)/g;

const mapSchema = v.looseObject({
  version: v.number(),
  file: v.optional(v.string(), ''),
  sources: v.array(v.string()),
  sourcesContent: v.optional(v.array(v.nullable(v.string()))),
  names: v.array(v.string()),
  mappings: v.string(),
  sourceRoot: v.optional(v.string(), ''),
});

/** Of an error that was caught: its stack, with our files and lines. */
export function explainError(error: unknown): Promise<string> {
  return explainFailure(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

const maps = new Map<string, Promise<SourceMap | null>>();

/**
 * Puts our own files and lines into the text of an error. The same text with our files and lines; unchanged where there
 * is no map. `folder` holds the scripts and their maps.
 */
export async function explainFailure(text: string, folder = PAGES): Promise<string> {
  const places = new Map<string, string>();
  for (const [whole, script = '', line = '', column = ''] of text.matchAll(PLACE)) {
    // By its name only, from where ours are: a page could write any address here.
    const map = await mapOf(join(script.startsWith('file:') ? OWN : folder, basename(script)));
    const entry = map?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry !== undefined && 'originalSource' in entry)
      places.set(whole, `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}`);
  }
  return text.replaceAll(PLACE, (whole) => places.get(whole) ?? whole);
}

function mapOf(script: string): Promise<SourceMap | null> {
  const known = maps.get(script) ?? read(script);
  maps.set(script, known);
  return known;
}

const INLINE = /\/\/# sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,([\w+/=]+)\s*$/;

async function read(script: string): Promise<SourceMap | null> {
  try {
    const inline = INLINE.exec(await readFile(script, 'utf8'))?.[1];
    const text =
      inline === undefined ? await readFile(`${script}.map`, 'utf8') : Buffer.from(inline, 'base64').toString('utf8');
    const { sourcesContent, ...map } = v.parse(mapSchema, JSON.parse(text));
    return new SourceMap({ ...map, sourcesContent: sourcesContent?.map((each) => each ?? '') ?? [] });
  } catch {
    return null; // A place in the bundle is better than none.
  }
}
