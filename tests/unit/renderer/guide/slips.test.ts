import { describe, expect, it } from 'vitest';
import { slipsBetween } from '../../../../src/renderer/guide/slips.ts';

describe('slips of the finger between two words', () => {
  it.each([
    ['the same word', 'pension', 'pension', 0],
    ['a letter too many', 'signiature', 'signature', 1],
    ['a letter left out', 'eletronique', 'electronique', 1],
    ['another letter', 'pansion', 'pension', 1],
    ['two neighbours swapped', 'istme', 'itsme', 1],
    ['two slips', 'oubliller', 'oublier', 2],
    ['nothing typed yet', '', 'eid', 3],
  ])('%s: from « %s » to « %s », and back, %i are counted', (_what, one, other, slips) => {
    expect(slipsBetween(one, other, 3)).toBe(slips);
    expect(slipsBetween(other, one, 3)).toBe(slips);
  });

  it('are counted no further than asked: a number above that only says that it is another word', () => {
    expect(slipsBetween('commune', 'lecteur', 1)).toBeGreaterThan(1);
  });
});
