import { describe, expect, it } from 'vitest';
import { exceptions, glossary, guides, known, loadedFiles, value } from './content.ts';
import { told } from './load.ts';
import { plainLanguageMistakes, unexplainedTerms } from './plain-language.ts';
import { referenceMistakes } from './references.ts';

describe('the content files', () => {
  it.each(loadedFiles.map((each) => [each.file, each] as const))('%s follows its schema', (_file, { mistakes }) => {
    expect(told(mistakes)).toEqual([]);
  });
});

describe.each(guides.map((each) => [each.file, each] as const))('%s', (_file, guide) => {
  it('names only steps, guides, catalogue entries and glossary terms that exist, and has no dead end', () => {
    expect(told(referenceMistakes(guide, known()))).toEqual([]);
  });

  it('keeps sentences and steps short, and titles say an action or a state', () => {
    expect(told(plainLanguageMistakes(guide, value(exceptions)))).toEqual([]);
  });

  it('explains each glossary term where it is first used', () => {
    expect(told(unexplainedTerms(guide, value(glossary)))).toEqual([]);
  });
});
