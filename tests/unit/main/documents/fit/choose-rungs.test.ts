import { expect, it, test } from 'vitest';
import { chooseRungs, leastBytes } from '../../../../../src/main/documents/fit/choose-rungs.ts';
import { fc } from '../../../../tools/fuzz.ts';

const parts = (...sizes: number[][]) => sizes.map((one) => ({ sizes: one }));

test.each<[string, number[][], number, readonly number[] | null]>([
  [
    'all at their best where that fits',
    [
      [50, 20],
      [40, 10],
    ],
    90,
    [0, 0],
  ],
  [
    'one byte more than fits: the second page goes down one rung, the first keeps its quality',
    [
      [50, 20],
      [40, 10],
    ],
    89,
    [0, 1],
  ],
  [
    'what is left over raises the pages it is enough for',
    [
      [90, 30, 10],
      [50, 20, 10],
    ],
    70,
    [1, 1],
  ],
  ['a page with fewer rungs stays on its last', [[5], [90, 30, 10]], 20, [0, 2]],
  [
    'the lowest rungs take more than the limit: nothing',
    [
      [50, 20],
      [40, 10],
    ],
    29,
    null,
  ],
  ['no pages', [], 0, []],
])('%s', (_what, sizes, most, chosen) => {
  expect(chooseRungs(parts(...sizes), most)).toEqual(chosen);
});

/** Sizes that never grow on the way down, as the worker gives them. */
const descending = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 })
  .map((sizes) => sizes.toSorted((a, b) => b - a));

it('whatever the sizes: the choice is within the limit, no single page could be one rung better, and there is none only where even the least is too large', () => {
  fc.assert(
    fc.property(fc.array(descending, { maxLength: 8 }), fc.integer({ min: 0, max: 6000 }), (sizes, most) => {
      const pages = parts(...sizes);
      const chosen = chooseRungs(pages, most);
      if (chosen === null) {
        expect(leastBytes(pages)).toBeGreaterThan(most);
        return;
      }
      const total = (rungs: readonly number[]): number =>
        rungs.reduce((sum, rung, at) => sum + (sizes[at]?.[rung] ?? 0), 0);
      expect(total(chosen)).toBeLessThanOrEqual(most);
      for (const [at, rung] of chosen.entries()) {
        const lowest = Math.max(...chosen);
        // A page that stands above the others has had its turn.
        if (rung === 0 || rung < lowest) continue;
        expect(total(chosen.with(at, rung - 1))).toBeGreaterThan(most);
      }
    }),
  );
});
