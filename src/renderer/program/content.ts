/**
 * Guides, catalogue and glossary in the person's language, as built in, and what this place's policy adds; parsed once.
 * French fills what a language lacks.
 */
import * as v from 'valibot';
import servicesFile from '../../../assets/services.yaml';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { guidesFor, type GuidesFound } from './guide-files.ts';
import { foreignFile, wordsIn } from '../../shared/locale-files.ts';
import { typesetAll } from '../../shared/typography.ts';
import { policyEntry, type PolicyService } from '../../shared/policy.ts';
import { glossarySchema, guideWordsSchema, type Glossary, type GuideWords } from '../../shared/guides.ts';
import {
  catalogue,
  catalogueSchema,
  catalogueWordsSchema,
  type CatalogueEntry,
  type CatalogueWords,
} from '../../shared/services.ts';

const guideFiles = import.meta.glob('../../../assets/guides/*/*.yaml', { eager: true, import: 'default' });
const wordFiles = import.meta.glob('../../../assets/locales/*/{guides,glossary,services}.yaml', {
  eager: true,
  import: 'default',
});

/** Everything to read that is not a screen's own words. */
export interface Content extends GuidesFound {
  words: GuideWords;
  glossary: Glossary;
  entries: readonly CatalogueEntry[];
  themes: CatalogueWords['themes'];
  /** The language of the catalogue's and of the glossary's words, where it is not the one asked for. */
  foreignFiles: { readonly services: string | undefined; readonly glossary: string | undefined };
}

const NOTHING: readonly PolicyService[] = [];
const madeWith = new WeakMap<readonly PolicyService[], Map<string, Content>>();

/**
 * The guides, the catalogue and the glossary in one language, with French for what it lacks. Parsed once for each
 * language and each `extra`, then kept.
 * @param extra services that this place's policy adds; what was parsed is kept for this very array
 * @throws when a file is not as its schema wants it
 */
export function contentFor(language: string, extra: readonly PolicyService[] = NOTHING): Content {
  const made = madeWith.get(extra) ?? new Map<string, Content>();
  madeWith.set(extra, made);
  const present = made.get(language);
  if (present !== undefined) return present;
  const file = (name: string): unknown => wordsIn(wordFiles, language, `${name}.yaml`);
  const catalogueWords = v.parse(catalogueWordsSchema, file('services'));
  const content: Content = {
    ...guidesFor(guideFiles, language),
    words: v.parse(guideWordsSchema, file('guides')),
    glossary: v.parse(glossarySchema, file('glossary')),
    entries: [
      ...catalogue(v.parse(catalogueSchema, typesetAll(FIRST_LANGUAGE, servicesFile)), catalogueWords),
      ...extra.map(policyEntry),
    ],
    themes: catalogueWords.themes,
    foreignFiles: {
      services: foreignFile(wordFiles, language, 'services.yaml'),
      glossary: foreignFile(wordFiles, language, 'glossary.yaml'),
    },
  };
  made.set(language, content);
  return content;
}
