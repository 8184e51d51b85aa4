/** Content is checked where it is built: every YAML and every text with its schema. Run by scripts/lib/content.mjs. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadText, describeMistakes } from './load.ts';
import { schemaOf } from './schemas.ts';

/**
 * The mistakes in the text of one file of `assets`, a line for each: `file:line: place: what was expected and what
 * stands there`, without a place where the YAML itself is wrong. None where all is well, and none for a file that no
 * schema is for. An exercise is laid over assets/practice/base.yaml of this clone.
 * @param file its path from the repository's root, with `/`
 */
export function mistakesIn(file: string, text: string): string[] {
  const schema = schemaOf(file);
  return schema === null ? [] : describeMistakes(loadText(schema, file, text).mistakes);
}

/**
 * The mistakes in all YAML and JSON files below `assets` of this root, a sentence with file and line for each. One that
 * no schema is for is a mistake too, since no part of the program reads it; guides/coverage.yaml alone is let pass.
 */
export function mistakesInAssets(root: string): string[] {
  return readdirSync(join(root, 'assets'), { recursive: true, encoding: 'utf8' })
    .map((name) => `assets/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.(ya?ml|json)$/.test(file))
    .sort()
    .flatMap((file) => {
      // A file of content that nothing reads is a slip too: a name mistyped, a folder too deep.
      if (schemaOf(file) === null && !UNREAD.has(file))
        return [`${file}:1: no part of the program reads a file of this name`];
      return mistakesIn(file, readFileSync(join(root, file), 'utf8'));
    });
}

/** For people and tests only. */
const UNREAD = new Set(['assets/guides/coverage.yaml']);
