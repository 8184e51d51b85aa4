/** The pages of docs/ that are made from the data say what the data says. WRITE_DOCS=1 writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recommendKeys } from '../../../src/shared/digital-keys.ts';
import { orderFor } from '../../../src/shared/key-order.ts';
import { AGES, HAVES } from '../../../src/shared/key-vocabulary.ts';
import { services, value } from '../assets/loaded-content.ts';
import { keyChooserPage, yearlyPage } from './made-pages.ts';

const DOCS = join(import.meta.dirname, '../../../docs');

describe.each([
  ['key-chooser.md', keyChooserPage],
  ['to-check-each-year.md', yearlyPage],
])('docs/%s', (name, make) => {
  it('is what the data says (if not, write it anew: WRITE_DOCS=1 npx vitest run --project unit tests/unit/docs)', () => {
    const made = make();
    if (process.env['WRITE_DOCS'] === '1') writeFileSync(join(DOCS, name), made);
    expect(readFileSync(join(DOCS, name), 'utf8')).toBe(made);
  });
});

it('whatever a person answers, the chooser names the first way in docs/key-chooser.md’s order for which they have everything', () => {
  const everyHave = Array.from({ length: 2 ** HAVES.length }, (_, bits) =>
    HAVES.filter((_have, at) => Math.floor(bits / 2 ** at) % 2 === 1),
  );
  const logins = [null, ...value(services).map(({ login }) => login)];
  const wrong: string[] = [];
  for (const login of new Map(logins.map((each) => [JSON.stringify(each), each])).values()) {
    if (login?.way === 'open') continue;
    const page = orderFor(login);
    for (const have of everyHave)
      for (const age of AGES) {
        const read = page.find(
          ({ requires, unless, ages }) =>
            ages.includes(age) &&
            requires.every((thing) => have.includes(thing)) &&
            !unless.some((each) => each.ages.includes(age) && each.has.every((thing) => have.includes(thing))),
        );
        const found = recommendKeys({ have, age }, login);
        if (found.kind === 'open' || found.best.route.id !== read?.id) wrong.push(`${have.join(' ')} (${age})`);
      }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});
