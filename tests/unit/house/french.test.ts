import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frenchIn, vocabulary } from './french.ts';

const files = execFileSync('git', ['ls-files', 'src', 'native', 'scripts', 'bin'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.(?:tsx?|mjs|mts)$/.test(path))
  .map((path) => ({ path, source: readFileSync(path, 'utf8') }));
const known = vocabulary(files.map(({ source }) => source));
const caught = (source: string): string[] => frenchIn('planted.tsx', source, known).map(({ text }) => text);

describe('the code', () => {
  it('of src, native, scripts and bin says nothing in French, which belongs in assets/locales', () => {
    expect(
      files.flatMap(({ path, source }) =>
        frenchIn(path, source, known).map(({ line, text }) => `${path}:${line}: ${text}`),
      ),
    ).toEqual([]);
  });

  it('of src quotes the language codes fr, nl and de in src/shared/language.ts only', () => {
    const named = (source: string): boolean =>
      /(['"`])(?:fr|nl|de)(?:-[A-Z]{2})?\1/.test(source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));
    expect(
      files.filter(({ path, source }) => path.startsWith('src/') && named(source)).map(({ path }) => path),
    ).toEqual(['src/shared/language.ts']);
  });
});

describe('a text planted in code', () => {
  it.each([
    ['in a string', `throw new Error('Le fichier est abîmé.');`],
    ['with no accent and no mark', `say('Fermez le programme puis ouvrez le dossier');`],
    ['of words that only the screens use', `say('Recommencez maintenant');`],
    ['in a template, around a value', 'say(`Il reste ${n} pages`);'],
    ['as an ending glued to a value', 'say(`${name} : ${value}`);'],
    ['as a unit glued to a value', 'say(`${size} Mo`);'],
    ['with the narrow space written out', 'say(`${name}\\u202F: ${value}`);'],
    ['between marks of quotation', 'say(`« ${title} »`);'],
    ['as the text of an element', `const a = <p>Prenez une photo de la page</p>;`],
    ['as an attribute of an element', `const a = <img alt="Une carte dans le lecteur" />;`],
    ['in a table', `const WHY = { gone: 'la carte est partie' };`],
    ['behind the name of the program', `name('Clé en main : carte');`],
    ['below an excuse with no reason', `// not our words:\nsay('la carte est partie');`],
  ])('is caught when it is French: %s', (_where, source) => {
    expect(caught(source)).not.toEqual([]);
  });

  it.each([
    ['English', `throw new Error('The card process ended before it answered.');`],
    ['English with words that French has too', `say('on a page of the document, six points');`],
    ['a comment that quotes a screen', `// « Fin de séance » comes here as well\nleave();`],
    ['a regular expression for what French Windows answers', String.raw`const ON = /^\s*ÉTAT\s*:\s*4\b/m;`],
    ['names, keys and paths', `import x from './locale-files.ts'; go('se-connecter-eid', 'documents.corners');`],
    ['conditions and types', `const a: string | null = b === null ? 'one' : 'two: three';`],
    ['the name of the program', `title('Clé en main');`],
    [
      'a button of Windows, excused by a comment',
      `// not our words: the button of Windows' own dialog\npress('Réessayer');`,
    ],
    [
      'a table that its comment excuses',
      `/** not our words: names of files */\nconst SIDES = [\n  'recto',\n  'arrière',\n];`,
    ],
  ])('is let pass when it is %s', (_what, source) => {
    expect(caught(source)).toEqual([]);
  });
});
