/** Which schema each file of assets must follow: the very ones with which the program reads them. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readersFileSchema } from '../../native/readers-file.ts';
import { doorWordsSchema } from '../../src/main/doors/door-words-schema.ts';
import { terminalWordsSchema } from '../../src/main/doors/terminal/terminal-words-schema.ts';
import { policyWordsSchema } from '../../src/main/session/policy-words-schema.ts';
import { reportWordsSchema } from '../../src/main/session/report-words.ts';
import { baseSchema } from '../../src/main/practice/table-facts.ts';
import { wholeExerciseSchema } from '../../src/main/practice/whole-exercise.ts';
import { seriesFileSchema } from '../../src/shared/practice/series.ts';
import { practiceTitlesSchema } from '../../src/shared/practice/titles.ts';
import { readingWordsSchema } from '../../src/shared/reading-words.ts';
import { glossarySchema, guideSchema, guideWordsSchema } from '../../src/shared/guides.ts';
import { catalogueSchema, catalogueWordsSchema } from '../../src/shared/services.ts';
import { searchWordsSchema } from '../../src/shared/search-words.ts';
import { troubleshootingFileSchema } from '../../src/shared/troubleshooting/words.ts';
import { checksFileSchema, findingsFileSchema } from '../../src/shared/check-words.ts';

/** Texts by key, in as many levels as one likes. */
type Texts = { [key: string]: string | Texts };
const textsSchema: v.GenericSchema<Texts> = v.lazy(() =>
  v.record(v.string(), v.union([v.pipe(v.string(), v.nonEmpty()), textsSchema], 'is no text and no group of texts')),
);

/** The PC under every exercise: beside this file's clone, wherever the command runs. */
const BASE = new URL('../../assets/practice/base.yaml', import.meta.url);
const base = v.parse(baseSchema, parse(readFileSync(BASE, 'utf8')));

const byPath: readonly (readonly [pattern: RegExp, schema: v.GenericSchema])[] = [
  [/^assets\/guides\/[a-z]{2}\/[\w-]+\.yaml$/, guideSchema],
  [/^assets\/services\.yaml$/, catalogueSchema],
  [/^assets\/readers\.yaml$/, readersFileSchema],
  [/^assets\/reading\.yaml$/, readingWordsSchema],
  [/^assets\/locales\/[a-z]{2}\/services\.yaml$/, catalogueWordsSchema],
  [/^assets\/locales\/[a-z]{2}\/guides\.yaml$/, guideWordsSchema],
  [/^assets\/locales\/[a-z]{2}\/search\.yaml$/, searchWordsSchema],
  [/^assets\/locales\/[a-z]{2}\/glossary\.yaml$/, glossarySchema],
  [/^assets\/locales\/[a-z]{2}\/findings\.yaml$/, findingsFileSchema],
  [/^assets\/locales\/[a-z]{2}\/checks\.yaml$/, checksFileSchema],
  [/^assets\/locales\/[a-z]{2}\/troubleshooting\.yaml$/, troubleshootingFileSchema],
  [/^assets\/locales\/[a-z]{2}\/report\.yaml$/, reportWordsSchema],
  [/^assets\/locales\/[a-z]{2}\/doors\.yaml$/, doorWordsSchema],
  [/^assets\/locales\/[a-z]{2}\/policy\.yaml$/, policyWordsSchema],
  [/^assets\/locales\/[a-z]{2}\/terminal\.yaml$/, terminalWordsSchema],
  [/^assets\/locales\/[a-z]{2}\/practice\.yaml$/, practiceTitlesSchema],
  [/^assets\/locales\/[a-z]{2}\/(ui|start)\.json$/, textsSchema],
  [/^assets\/practice\/base\.yaml$/, baseSchema],
  [/^assets\/practice\/series\.yaml$/, seriesFileSchema],
  [/^assets\/practice\/[\w-]+\.yaml$/, wholeExerciseSchema(base)],
];

/**
 * The schema by which a file of `assets` is checked, by its path from the repository's root, with `/`. Null for every
 * file that the program does not read as content: drawings, icons, guides/coverage.yaml, a name that is mistyped.
 */
export function schemaOf(file: string): v.GenericSchema | null {
  return byPath.find(([pattern]) => pattern.test(file))?.[1] ?? null;
}
