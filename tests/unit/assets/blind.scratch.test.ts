import * as v from 'valibot';
import { it } from 'vitest';
import { contentFor } from '../../../src/renderer/program/content.ts';
import { search } from '../../../src/renderer/guide/search.ts';
import { load, told } from '../../../scripts/content/load.ts';
const queries = load(v.array(v.strictObject({ q: v.string(), first: v.array(v.string()) })), 'tests/unit/assets/queries-blind.yaml');
it('x', () => {
  console.log(told(queries.mistakes));
  const content = contentFor('fr');
  const rows = (queries.value ?? []).map(({ q, first }) => {
    const hits = (search(content, q) ?? []).map(({ kind, id }) => `${kind}:${id}`);
    return { q, first, hits, at: hits.findIndex((h) => first.includes(h)) };
  });
  const n = rows.length;
  console.log(n, 'first', rows.filter((r) => r.at === 0).length / n, 'three', rows.filter((r) => r.at >= 0 && r.at < 3).length / n);
  console.log(rows.filter((r) => r.at !== 0).map((r) => `${r.at} « ${r.q} » want ${r.first.join('|')} got ${r.hits.slice(0, 3).join(', ')}`).join('\n'));
});
