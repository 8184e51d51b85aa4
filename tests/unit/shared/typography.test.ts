/** What a writer types on a keyboard → what French prints. */
import { describe, expect, it } from 'vitest';
import { contentFor } from '../../../src/renderer/program/content.ts';
import { resources } from '../../../src/renderer/program/screen-language.ts';
import { reportWordsFor } from '../../../src/main/session/report-words.ts';
import { words as doorWords } from '../../../src/main/doors/door-words.ts';
import { FINDING_IDS } from '../../../src/shared/findings.ts';
import { ordinalDay, typeset, typesetAll } from '../../../src/shared/typography.ts';
import { wordsFor } from '../../../src/shared/check-words.ts';

const N = '\u202F';

describe('a French text', () => {
  it.each<[typed: string, printed: string]>([
    ["J'ai besoin d'aide", 'J’ai besoin d’aide'],
    ["l'[[eid|eID]] et l'**nl:Opnieuw**", 'l’[[eid|eID]] et l’**nl:Opnieuw**'],
    ['Que voyez-vous ?', `Que voyez-vous${N}?`],
    ['Attention : il reste un essai !', `Attention${N}: il reste un essai${N}!`],
    ['« Annuler » ; « Oui »', `«${N}Annuler${N}»${N}; «${N}Oui${N}»`],
    ['Linux: systemctl; puis redémarrer', `Linux${N}: systemctl${N}; puis redémarrer`],
    ['Taille : 200 %', `Taille${N}: 200${N}%`],
    // An official label, an hour, a path and a quoted language stay as they are.
    ['**Bienvenue!** à 20:30 dans C:\\Temp', '**Bienvenue!** à 20:30 dans C:\\Temp'],
    ['{{name}} : {{count}}', `{{name}}${N}: {{count}}`],
  ])('typed « %s » is printed « %s »', (typed, printed) => {
    expect(typeset('fr', typed)).toBe(printed);
    expect(typeset('fr', printed), 'a second time changes nothing').toBe(printed);
  });

  it('is printed so because it is French: an English one, with an apostrophe, stays as it was typed', () => {
    expect(typeset('en', "What's wrong?")).toBe("What's wrong?");
  });

  it('is printed so wherever it stands in a file, in lists and objects, and the names of fields stay', () => {
    expect(typesetAll('fr', { "l'id": ["d'abord", { n: 3, none: null }] })).toEqual({
      "l'id": ['d’abord', { n: 3, none: null }],
    });
  });
});

describe('the first of a month', () => {
  it.each([
    ['fr', '1 mars 2027', '1er mars 2027'],
    ['fr', 'mardi 1 juin', 'mardi 1er juin'],
    ['fr', '11 mars 2027', '11 mars 2027'],
    ['fr', '21 mars 2027', '21 mars 2027'],
    ['nl', '1 maart 2027', '1 maart 2027'],
  ])('in the language %s: « %s » is printed « %s »', (language, written, printed) => {
    expect(ordinalDay(language, written)).toBe(printed);
  });

  it('is written so in a finding', () => {
    expect(wordsFor('fr').finding('validity.soon', { until: '2027-03-01' }).why).toContain('1er mars 2027');
  });
});

/** Every text that a loader gives. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

it.each<[string, () => unknown]>([
  ['screens', () => resources],
  ['guides, catalogue and glossary', () => contentFor('fr')],
  ['findings', () => FINDING_IDS.map((id) => wordsFor('fr').finding(id, {}))],
  ['report', () => reportWordsFor('fr')],
  ['doors', () => doorWords],
])('no French text of the %s keeps a typewriter’s apostrophe or a space that may break', (_name, load) => {
  expect(texts(load()).filter((text) => /\p{L}'\S|[ \u00A0][:;!?»%]|«[^\u202F]/u.test(text))).toEqual([]);
});
