/** The content of this repository, loaded once for the tests. */
import * as v from 'valibot';
import { glossarySchema, guideSchema, guideWordsSchema } from '../../../src/shared/guides.ts';
import { catalogue, catalogueSchema, catalogueWordsSchema } from '../../../src/shared/services.ts';
import { load, loadFolder, type Loaded } from '../../../scripts/content/load.ts';
import type { Known } from './references.ts';

export const guides = loadFolder(guideSchema, 'assets/guides/fr');
export const glossary = load(glossarySchema, 'assets/locales/fr/glossary.yaml');
export const services = load(catalogueSchema, 'assets/services.yaml');
export const serviceWords = load(catalogueWordsSchema, 'assets/locales/fr/services.yaml');
export const guideWords = load(guideWordsSchema, 'assets/locales/fr/guides.yaml');
const reasons = v.record(v.string(), v.pipe(v.string(), v.nonEmpty()));
export const exceptions = load(
  v.strictObject({ titles: reasons, sentences: reasons }),
  'tests/unit/assets/exceptions.yaml',
);

export const loadedFiles: readonly Loaded<unknown>[] = [
  ...guides,
  glossary,
  services,
  serviceWords,
  guideWords,
  exceptions,
];

export function value<T>(loaded: Loaded<T>): T {
  if (loaded.value === null)
    throw new Error(loaded.mistakes.map(({ line, message }) => `${loaded.file}:${line}: ${message}`).join('\n'));
  return loaded.value;
}

export function known(): Known {
  return {
    guides: new Map(
      guides.flatMap(({ value: guide }) => (guide === null ? [] : [[guide.id, guide.steps.map(({ id }) => id)]])),
    ),
    services: value(services),
    terms: new Set(Object.keys(value(glossary))),
  };
}

export const entries = (): ReturnType<typeof catalogue> => catalogue(value(services), value(serviceWords));
