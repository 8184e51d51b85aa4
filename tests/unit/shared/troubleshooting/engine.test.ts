/**
 * « Dépanner » in worlds with one fault each: it names whose fault it is in at most eight steps, never claims what it
 * cannot know, and always comes to an end.
 */
import { describe, expect, it } from 'vitest';
import { nextIn } from '../../../../src/shared/troubleshooting/engine.ts';
import type { Answer, Conclusion, Tried } from '../../../../src/shared/troubleshooting/vocabulary.ts';
import { FAULTS } from '../../../tools/troubleshooting/faults.ts';
import { EQUIPMENT, answer, begun, type Equipment, type Fault } from '../../../tools/troubleshooting/world.ts';

const MOST = 8;

function walkThrough(
  fault: Fault,
  equipment: readonly Equipment[],
  symptom: readonly (Answer | undefined)[],
): { tried: Tried[]; conclusion: Conclusion } {
  const start = begun(fault, equipment);
  const tried: Tried[] = [];
  for (;;) {
    const next = nextIn({ begun: start, tried });
    if (next.kind === 'conclusion') return { tried, conclusion: next.conclusion };
    if (next.kind === 'wait') throw new Error('a check that has ended is not waited for');
    tried.push(answer(fault, equipment, tried, next, symptom));
  }
}
const said = (tried: readonly Tried[]): string => tried.map(({ step, answer }) => `${step}=${answer}`).join(' ');
const worlds = FAULTS.flatMap((fault) =>
  (fault.sees ?? [[]]).map((symptom) => ({ name: `${fault.name} (${symptom.join(' ')})`, fault, symptom })),
);

describe('with everything at hand that a trainer may try', () => {
  it.each(worlds)('$name: the culprit is named for sure in at most eight steps', ({ fault, symptom }) => {
    const { tried, conclusion } = walkThrough(fault, EQUIPMENT, symptom);
    expect([conclusion.culprit, conclusion.sure, said(tried)]).toEqual([fault.culprit, true, said(tried)]);
    expect(tried.length).toBeLessThanOrEqual(MOST);
  });
});

describe('with any part of it missing', () => {
  const subsets = Array.from({ length: 2 ** EQUIPMENT.length }, (_, bits) =>
    EQUIPMENT.filter((_each, index) => (bits & (1 << index)) !== 0),
  );
  it.each(worlds)(
    '$name: what is claimed for sure is true, and the true culprit is never ruled out',
    ({ fault, symptom }) => {
      for (const equipment of subsets) {
        const { tried, conclusion } = walkThrough(fault, equipment, symptom);
        const told = `with ${equipment.join(', ') || 'nothing'}: ${said(tried)}`;
        expect([[conclusion.culprit, ...conclusion.others].includes(fault.culprit), told]).toEqual([true, told]);
        expect(tried.length).toBeLessThanOrEqual(MOST);
        expect(new Set(tried.map(({ step }) => step)).size).toBe(tried.length);
      }
    },
  );
});
