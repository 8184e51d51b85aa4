/**
 * assets/guides/coverage.yaml: every item of the source document stands somewhere in the guides or the catalogue, or is
 * left out for a reason.
 */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { guides, services, value } from './loaded-content.ts';
import { load } from '../../../scripts/content/load.ts';

const reason = v.pipe(v.string(), v.minLength(20, 'is no reason'));
const place = v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'is not guide, guide/step or services/id'));
const itemSchema = v.union(
  [
    v.picklist(['heading', 'figure']),
    v.strictObject({ told: v.pipe(v.array(place), v.minLength(1)), corrected: v.optional(reason) }),
    v.strictObject({ left: reason }),
  ],
  'is not heading, figure, {told: [places]} or {left: reason}',
);
const coverage = load(v.record(v.string(), itemSchema), 'assets/guides/coverage.yaml');

/** Structure of the source document; nothing else may be passed over as such. */
const HEADINGS = [
  2, 9, 12, 16, 22, 25, 28, 35, 39, 61, 90, 106, 121, 127, 138, 145, 157, 170, 179, 190, 191, 199, 204, 214, 227, 236,
  247, 253, 261, 268, 277,
];
const FIGURES = [118, 187, 198, 212, 220, 234, 246, 259, 276, 303];
const ITEMS = Array.from({ length: 303 }, (_, at) => `S${at + 1}`);
const numbered = (items: readonly number[]): string[] => items.map((item) => `S${item}`);

/** Place → the items it says it tells. */
function sources(): Map<string, readonly string[]> {
  return new Map([
    ...guides
      .map((loaded) => value(loaded))
      .flatMap((guide): [string, readonly string[]][] => [
        [guide.id, guide.source],
        ...guide.steps.map((step): [string, readonly string[]] => [`${guide.id}/${step.id}`, step.source]),
      ]),
    ...value(services).map(({ id, source }): [string, readonly string[]] => [`services/${id}`, source]),
  ]);
}

const told = (): [item: string, places: readonly string[]][] =>
  Object.entries(value(coverage)).flatMap(([item, entry]): [string, readonly string[]][] =>
    typeof entry === 'object' && 'told' in entry ? [[item, entry.told]] : [],
  );

describe('the list of where each item of the source document stands', () => {
  it('names each of its items S1–S303 once, in order, and nothing else', () => {
    expect(coverage.mistakes.map(({ line, message }) => `${coverage.file}:${line}: ${message}`)).toEqual([]);
    expect(Object.keys(value(coverage))).toEqual(ITEMS);
  });

  it('marks as a heading or a figure letter only items that this test lists by hand as such', () => {
    const passed = (kind: 'heading' | 'figure'): string[] =>
      Object.entries(value(coverage)).flatMap(([item, entry]) => (entry === kind ? [item] : []));
    expect(passed('heading').filter((item) => !numbered(HEADINGS).includes(item))).toEqual([]);
    expect(passed('figure').filter((item) => !numbered(FIGURES).includes(item))).toEqual([]);
  });

  it('leads only to guides, steps and services that exist', () => {
    const places = sources();
    expect(
      told().flatMap(([item, each]) => each.filter((where) => !places.has(where)).map((where) => `${item} → ${where}`)),
    ).toEqual([]);
  });

  it('agrees with every `source:` of the guides and of the catalogue', () => {
    const byPlace = [...sources()].flatMap(([where, items]) => items.map((item) => `${item} ${where}`)).sort();
    const byItem = told()
      .flatMap(([item, places]) => places.map((where) => `${item} ${where}`))
      .sort();
    expect(byItem).toEqual(byPlace);
  });

  it('leaves out S161, the advice to hide the PIN in the phone, as dangerous', () => {
    expect(value(coverage)['S161']).toEqual({ left: expect.stringContaining('Dangereux') });
  });

  it('leaves out S30, S161 and S216, and no other item', () => {
    const left = Object.entries(value(coverage)).flatMap(([item, entry]) =>
      typeof entry === 'object' && 'left' in entry ? [item] : [],
    );
    expect(left).toEqual(['S30', 'S161', 'S216']);
  });
});
