/** A trainer's slip of the pen → which file and which line the tests name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { guideSchema } from '../../../src/shared/guides.ts';
import { yaml } from '../../../scripts/yaml-plugin.mjs';
import { exceptions, glossary, known, value } from './loaded-content.ts';
import { loadText, describeMistakes } from '../../../scripts/content/load.ts';
import { pathMistakes } from './paths.ts';
import { plainLanguageMistakes, unexplainedTerms } from './plain-language.ts';
import { referenceMistakes } from './references.ts';

const FILE = 'assets/guides/fr/essai.yaml';
const GUIDE = [
  'id: essai',
  'title: Brancher une lampe',
  'theme: session',
  'summary: Une lampe pour lire.',
  'when: Il fait noir.',
  'needs: []',
  'minutes: null',
  'words: [lampe]',
  'troubles:',
  '  - { sees: Rien., cause: Pas de courant., remedy: Attendez. }',
  'help:',
  '  - { who: trainer }',
  'steps:',
  '  - id: brancher',
  '    title: Branchez la lampe',
  '    body: La lampe éclaire.',
  '    choices:',
  '      - { label: Elle éclaire, goto: { step: fini } }',
  '  - id: fini',
  '    title: La lampe est allumée',
  '    end: success',
];

function mistakesIn(lines: readonly string[]): string[] {
  const loaded = loadText(guideSchema, FILE, lines.join('\n'));
  const all = [
    ...loaded.mistakes,
    ...referenceMistakes(loaded, { ...known(), guides: new Map([...known().guides, ['essai', ['brancher', 'fini']]]) }),
    ...pathMistakes(loaded, []),
    ...plainLanguageMistakes(loaded, value(exceptions)),
    ...unexplainedTerms(loaded, value(glossary)),
  ];
  return [...new Set(describeMistakes(all))];
}

/** The guide with one line (counted from 1) replaced; an empty replacement takes it out. */
const withLine = (line: number, ...replacement: string[]): string[] => [
  ...GUIDE.slice(0, line - 1),
  ...replacement,
  ...GUIDE.slice(line),
];

describe('the content checks find, with file and line', () => {
  it('no mistake in a good guide', () => {
    expect(mistakesIn(GUIDE)).toEqual([]);
  });

  it.each<[string, string[], number, RegExp]>([
    ['a missing field of the guide', withLine(5), 1, /^when: /],
    ['a missing field of a step', withLine(15), 14, /^steps\.0\.title: /],
    ['a field that does not exist', withLine(16, '    bodi: La lampe éclaire.'), 16, /^steps\.0\.bodi: /],
    [
      'an unknown condition to wait for',
      withLine(16, '    awaits: reader.there'),
      16,
      /^steps\.0\.awaits: is not a condition id .*reader\.there/,
    ],
    [
      'an unknown condition to pass over',
      withLine(16, '    skipWhen: lamp.on'),
      16,
      /^steps\.0\.skipWhen: is not a condition id/,
    ],
    [
      'an unknown condition of « only »',
      withLine(16, '    only: { when: lamp.on }'),
      16,
      /^steps\.0\.only\.when: is not a condition id/,
    ],
    ['an unknown drawing', withLine(16, '    drawing: lamp'), 16, /^steps\.0\.drawing: /],
    ['an unknown helper', withLine(12, '  - { who: electrician }'), 12, /^help\.0\.who: /],
    [
      'no « Ça ne marche pas »',
      withLine(10).map((line) => (line === 'troubles:' ? 'troubles: []' : line)),
      9,
      /^troubles: no screen may be without/,
    ],
    [
      'a target that leads nowhere',
      withLine(18, '      - { label: Elle éclaire, goto: { page: fini } }'),
      18,
      /goto: leads nowhere/,
    ],
    [
      'a step that does not exist',
      withLine(18, '      - { label: Elle éclaire, goto: { step: finie } }'),
      18,
      /there is no step « finie » here/,
    ],
    [
      'a guide that does not exist',
      withLine(18, '      - { label: Elle éclaire, goto: { guide: lampe } }'),
      18,
      /there is no guide « lampe »/,
    ],
    [
      'a step of another guide that does not exist',
      withLine(18, '      - { label: Elle éclaire, goto: { guide: pin-oublie, step: lampe } }'),
      18,
      /guide « pin-oublie » has no step « lampe »/,
    ],
    [
      'a page that is not in the catalogue',
      withLine(16, '    link: lampe-be'),
      16,
      /« lampe-be » is not in assets\/services\.yaml/,
    ],
    ['an address in a text', withLine(16, '    body: Allez sur https://example.org.'), 16, /holds an address/],
    [
      'a foreign host in a text',
      withLine(16, '    body: Allez sur lampe-gratuite.com.'),
      16,
      /names an address that is not in the catalogue: lampe-gratuite\.com/,
    ],
    [
      'a glossary term that does not exist',
      withLine(16, '    body: "La [[lampe]] éclaire."'),
      16,
      /« lampe » is not in the glossary/,
    ],
    [
      'a bold mark without its other half',
      withLine(16, '    body: "Touchez **Allumer."'),
      16,
      /without its other half/,
    ],
    [
      'a term used before it is explained',
      withLine(16, '    body: La puce brille.'),
      16,
      /first use of « puce » is not a \[\[link\]\]/,
    ],
    [
      'a sentence of more than twenty words',
      withLine(16, `    body: ${Array.from({ length: 21 }, () => 'un').join(' ')}.`),
      16,
      /21 words in a sentence/,
    ],
    ['four sentences in a body', withLine(16, '    body: Un. Deux. Trois. Quatre.'), 16, /4 sentences, 3 at most/],
    ['a title without verb or state', withLine(15, '    title: La lampe'), 15, /starts with no verb/],
    [
      'an item number that the source document does not have',
      withLine(16, '    source: [S304]'),
      16,
      /is not an item S1–S303/,
    ],
    ['an id that differs from the name of the file', withLine(1, 'id: autre'), 1, /differs from the name of the file/],
    ['a path that never ends', withLine(21, '    next: brancher'), 19, /no path from here ends/],
    [
      'an aside that nothing leads to',
      [...GUIDE, '  - id: seul', '    title: Restez', '    aside: true', '    end: handover'],
      22,
      /cannot be reached/,
    ],
    [
      'an aside without a way on',
      [
        ...withLine(18, '      - { label: Elle éclaire, goto: { step: seul } }'),
        '  - id: seul',
        '    title: Restez',
        '    aside: true',
      ],
      22,
      /leads nowhere/,
    ],
    ['a quotation mark that is not closed', withLine(16, '    body: "La lampe éclaire.'), 16, /closing/],
  ])('%s', (_name, lines, line, message) => {
    const found = mistakesIn(lines)
      .filter((each) => each.startsWith(`${FILE}:${line}: `))
      .map((each) => each.slice(`${FILE}:${line}: `.length));
    expect(
      found.filter((each) => message.test(each)),
      `found instead: ${mistakesIn(lines).join('\n')}`,
    ).not.toEqual([]);
  });
});

describe('a YAML file that cannot be parsed', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yaml-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stops the build with its file and line', async () => {
    writeFileSync(join(folder, 'wrong.yaml'), 'id: essai\ntitle: [Brancher\nwhen: Il fait noir.\n');
    writeFileSync(join(folder, 'entry.js'), 'import guide from "./wrong.yaml"; export default guide;');
    const built = build({
      configFile: false,
      root: folder,
      logLevel: 'silent',
      plugins: [yaml()],
      build: { write: false, lib: { entry: join(folder, 'entry.js'), formats: ['es'] } },
    });
    await expect(built).rejects.toThrow(/wrong\.yaml:[23]: /);
  });
});
