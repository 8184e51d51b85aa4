/** Tests of what people see name its texts by key: who betters a sentence in assets breaks no test. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import file from '../../../assets/locales/fr/ui.json' with { type: 'json' };
import { typesetAll } from '../../../src/shared/typography.ts';

const texts = new Set<string>();
const collect = (part: unknown): void => {
  if (typeof part === 'string') texts.add(part);
  else if (v.is(v.record(v.string(), v.unknown()), part)) Object.values(part).forEach(collect);
};
collect(typesetAll('fr', file));

/** Interface texts that a source quotes, whole, outside the titles of its tests. */
const quoted = (source: string): string[] =>
  [...source.matchAll(/(?<!\b(?:it|test|describe)(?:\.\w+)*\()'([^'\\\n]+)'/g)]
    .map(([, literal = '']) => literal)
    .filter((literal) => texts.has(literal));

it('no spec of e2e, long or network quotes outside its titles a whole text of ui.json, which it could name by its key', () => {
  const specs = execFileSync('git', ['ls-files', 'tests/e2e', 'tests/long', 'tests/network'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => path.endsWith('.ts'));
  expect(specs.length).toBeGreaterThan(30);
  expect(specs.flatMap((path) => quoted(readFileSync(path, 'utf8')).map((words) => `${path}: ${words}`))).toEqual([]);
});

it('a whole text of ui.json that a spec quotes is found, but not where it is the title of a test', () => {
  expect(quoted(`page.getByRole('button', { name: 'Fin de séance' })`)).toEqual(['Fin de séance']);
  expect(quoted(`it('Fin de séance', () => {})`)).toEqual([]);
});
