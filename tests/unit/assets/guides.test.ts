/** The guides that ship: what each sentence, reference and path must be. Each failure names the file and the line. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/shared/rich-text.ts';
import { exceptions, glossary, guides, known, loadedFiles, value } from './loaded-content.ts';
import { describeMistakes } from '../../../scripts/content/load.ts';
import { pathMistakes } from './paths.ts';
import { plainLanguageMistakes, unexplainedTerms } from './plain-language.ts';
import { referenceMistakes } from './references.ts';
import { allTexts } from './texts.ts';

const all = guides.flatMap(({ value: guide }) => (guide === null ? [] : [guide]));

describe('the content files', () => {
  it('follow their schemas', () => {
    expect(describeMistakes(loadedFiles.flatMap(({ mistakes }) => mistakes))).toEqual([]);
  });
});

describe.each(guides.map((loaded) => ({ name: loaded.file, loaded })))('the guide in $name', ({ loaded }) => {
  it('names only steps, guides, pages and glossary terms that exist, and no foreign address', () => {
    expect(describeMistakes(referenceMistakes(loaded, known()))).toEqual([]);
  });

  it('has from every step a way to an end, and to every step a way from somewhere', () => {
    expect(describeMistakes(pathMistakes(loaded, all))).toEqual([]);
  });

  it('has sentences of 20 words and bodies of 3 sentences at most, and titles with a verb or a state, but for listed exceptions', () => {
    expect(describeMistakes(plainLanguageMistakes(loaded, value(exceptions)))).toEqual([]);
  });

  it('links each glossary term where it is first used, or in the same step where that cannot hold a link', () => {
    expect(describeMistakes(unexplainedTerms(loaded, value(glossary)))).toEqual([]);
  });
});

describe('the guides together', () => {
  it('have both kinds of end, success and handover, and no other', () => {
    const ends = new Set(all.flatMap(({ steps }) => steps.flatMap(({ end }) => (end === null ? [] : [end]))));
    expect([...ends].sort()).toEqual(['handover', 'success']);
  });

  it('draw nothing from S161 (the source’s advice to hide the PIN in the phone, left out on purpose), and name PIN and contacts in no text together', () => {
    expect(all.flatMap(({ steps, source }) => [...source, ...steps.flatMap((step) => step.source)])).not.toContain(
      'S161',
    );
    const hiding = all.flatMap((guide) =>
      allTexts(guide)
        .filter(({ text }) => /\bcontacts?\b/i.test(plainText(text)) && /PIN/.test(text))
        .map(({ text }) => text),
    );
    expect(hiding).toEqual([]);
  });

  it('never say « tu », « toi », « ton » or « tes »', () => {
    const familiar = all.flatMap((guide) =>
      allTexts(guide)
        .filter(({ text }) => /(?<![\p{L}'’-])(?:tu|toi|ton|tes)(?![\p{L}-])/iu.test(plainText(text)))
        .map(({ text }) => `${guide.id}: ${text}`),
    );
    expect(familiar).toEqual([]);
  });

  it('have no exception listed for a guide or step that is gone', () => {
    const names = new Set(all.flatMap((guide) => [guide.id, ...guide.steps.map(({ id }) => `${guide.id}/${id}`)]));
    const { titles, sentences } = value(exceptions);
    expect([...Object.keys(titles), ...Object.keys(sentences)].filter((name) => !names.has(name))).toEqual([]);
  });
});
