/**
 * A stack names places in what was built (`index-C56.js:1:1550`); the source maps beside or in it name our own files.
 * Every process of the program's reads them itself, when something fails and not before: Electron's utility processes
 * take no `--enable-source-maps`, and a module that is loaded before `process.setSourceMapsEnabled` is left out.
 */
import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';
import * as v from 'valibot';
import { printableLines } from '../shared/printable.ts';

/** The folders of what was built: the program's own scripts (this file is one of them), the page's, and preload. */
const FOLDERS: Readonly<Record<string, string>> = {
  main: import.meta.dirname,
  assets: join(import.meta.dirname, '../renderer/assets'),
  preload: join(import.meta.dirname, '../preload'),
};
/**
 * `app://…/assets/index-C56.js:12:345` (the page), `file:…/out/main/index.js:12:345` (the program), or a path without
 * `file:` (preload). Both numbers count from 1.
 */
const PLACE =
  /((?:(?:app|https?|file):\/\/)?[^\s()]{0,300}?[\\/](assets|main|preload)[\\/]([\w.-]{1,99}\.c?js)):(\d{1,7}):(\d+)/g;

const mapSchema = v.looseObject({
  version: v.number(),
  file: v.optional(v.string(), ''),
  sources: v.array(v.string()),
  sourcesContent: v.optional(v.array(v.nullable(v.string()))),
  names: v.array(v.string()),
  mappings: v.string(),
  sourceRoot: v.optional(v.string(), ''),
});

/** The stack and the causes of an error that was caught, with our own files and lines. */
export function explainError(error: unknown): Promise<string> {
  return explainFailure(typeof error === 'string' ? error : inspect(error));
}

/**
 * Writes an error to standard error, where all that the program logs goes, with our files and lines. Resolves once
 * written; never rejects.
 */
export async function logError(error: unknown): Promise<void> {
  console.error(await explainError(error));
}

const maps = new Map<string, Promise<SourceMap | null>>();

/**
 * Puts our own files and lines into the text of an error. A place in a script that has no map stays as it is.
 * @param folders where scripts and maps lie
 */
export async function explainFailure(text: string, folders = FOLDERS): Promise<string> {
  const places = new Map<string, string>();
  for (const [whole, , folder = '', script = '', line = '', column = ''] of text.matchAll(PLACE)) {
    // By its name only, from where ours are: a page could write any address here.
    const map = await mapOf(join(folders[folder] ?? '', script));
    const entry = map?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry !== undefined && 'originalSource' in entry)
      places.set(whole, `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}`);
  }
  // A file's name may stand in it.
  return printableLines(text.replaceAll(PLACE, (whole) => places.get(whole) ?? whole));
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
