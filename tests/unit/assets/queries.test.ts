/** What people type → what comes first: queries.yaml, written before the search was changed, measured as a whole. */
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { contentFor } from '../../../src/renderer/program/content.ts';
import { search } from '../../../src/renderer/guide/search.ts';
import { known } from './loaded-content.ts';
import { load, told } from '../../../scripts/content/load.ts';

const queries = load(
  v.array(
    v.strictObject({
      q: v.pipe(v.string(), v.nonEmpty()),
      first: v.pipe(v.array(v.pipe(v.string(), v.regex(/^(guide|service|screen):[a-z0-9-]+$/))), v.minLength(1)),
    }),
  ),
  'tests/unit/assets/queries.yaml',
);
const content = contentFor('fr');
const found = (query: string): string[] => (search(content, query) ?? []).map(({ kind, id }) => `${kind}:${id}`);

it('names only results that exist', () => {
  expect(told(queries.mistakes)).toEqual([]);
  const { guides, services } = known();
  const there = new Set([
    ...[...guides.keys()].map((id) => `guide:${id}`),
    ...services.map(({ id }) => `service:${id}`),
    'screen:check',
    'screen:documents',
  ]);
  expect((queries.value ?? []).flatMap(({ first }) => first).filter((id) => !there.has(id))).toEqual([]);
});

it('comes first for nine in ten, and among the first three for 98 in a hundred', () => {
  const asked = queries.value ?? [];
  const places = asked.map(({ q, first }) => {
    const hits = found(q);
    const at = hits.findIndex((hit) => first.includes(hit));
    return { q, first, hits, place: at === -1 ? Number.POSITIVE_INFINITY : at + 1 };
  });
  const share = (most: number): number => places.filter(({ place }) => place <= most).length / places.length;
  const late = places.filter(({ place }) => place > 1);
  const percent = (most: number): string => `${(100 * share(most)).toFixed(1)} %`;
  console.info(`${places.length} queries: first ${percent(1)}, in the first three ${percent(3)}`);
  const list = late.map(({ q, hits, place }) => `${place}: « ${q} » → ${hits.slice(0, 3).join(', ')}`).join('\n');
  expect(share(1), list).toBeGreaterThanOrEqual(0.9);
  expect(share(3), list).toBeGreaterThanOrEqual(0.98);
});
