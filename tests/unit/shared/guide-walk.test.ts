/** Every guide, walked in the model: each fork's branches, in each kind of PC, to an end that says who goes on. */
import { describe, expect, it } from 'vitest';
import { contentFor } from '../../../src/renderer/program/content.ts';
import { findStep, mainPath, placeOn, stepAfter, type Circumstances } from '../../../src/shared/guide-walk.ts';
import type { Guide, Step } from '../../../src/shared/guides.ts';

const { guides } = contentFor('fr');

const PLACES: Circumstances[] = (['windows', 'macos', 'linux'] as const).flatMap((platform) =>
  (['standard', 'administrator'] as const).flatMap((rights) =>
    [true, false].map((known) => ({ platform, rights, holds: () => known })),
  ),
);
const named = ({ platform, rights, holds }: Circumstances): string =>
  `${platform}, ${rights}, ${holds('check.ready') ? 'all in order' : 'nothing in order'}`;

/** The steps of this guide to which a step's own choices lead. */
const choicesIn = (guide: Guide, step: Step): Step[] =>
  step.choices.flatMap(({ goto }) => (goto.kind === 'step' ? (findStep(guide, goto.step) ?? []) : []));

/** All steps that one can come to from the beginning, and the troubles on the way. */
function reached(guide: Guide, here: Circumstances): Set<Step> {
  const met = new Set<Step>();
  const open = mainPath(guide, here).slice(0, 1);
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (met.has(step)) continue;
    met.add(step);
    const after = stepAfter(guide, step, here);
    const troubles = [...step.troubles, ...guide.troubles].flatMap(({ goto }) =>
      goto?.kind === 'step' ? (findStep(guide, goto.step) ?? []) : [],
    );
    open.push(...(after === null ? [] : [after]), ...choicesIn(guide, step), ...troubles);
  }
  return met;
}

/** Presses of « Continuer » from a step; it ends at an end or where the person chooses. */
function onwards(guide: Guide, from: Step, here: Circumstances): Step[] {
  const met = [from];
  for (let step = stepAfter(guide, from, here); step !== null; step = stepAfter(guide, step, here)) {
    if (met.includes(step)) throw new Error(`${guide.id} goes in a circle at ${step.id}`);
    met.push(step);
  }
  return met;
}

describe.each(guides.map((guide) => [guide.id, guide] as const))('the guide %s', (_id, guide) => {
  it.each(PLACES.map((here) => [named(here), here] as const))(
    'on a PC with %s: every branch comes to an end or to a choice, and the number of steps shown is that to the end, or null before a choice',
    (_name, here) => {
      for (const step of reached(guide, here)) {
        const path = onwards(guide, step, here);
        const last = path.at(-1) ?? step;
        const ends = last.end !== null || last.choices.length > 0;
        expect([step.id, last.id, ends]).toEqual([step.id, last.id, true]);
        const { now, all } = placeOn(guide, step, here, 1);
        expect(now).toBe(1);
        if (last.end !== null) expect([step.id, all]).toEqual([step.id, path.length]);
        else expect([step.id, all]).toEqual([step.id, null]);
      }
    },
  );

  it('offers at least two ways at a fork, and takes none of them by itself', () => {
    for (const step of guide.steps.filter(({ fork }) => fork)) {
      expect([step.id, step.choices.length >= 2]).toEqual([step.id, true]);
      for (const here of PLACES) expect(stepAfter(guide, step, here)).toBeNull();
    }
  });
});

it('the guides have no step to which nothing leads, be it from its own guide or from another', () => {
  const named = new Set<string>();
  for (const guide of guides) {
    for (const here of PLACES) for (const step of reached(guide, here)) named.add(`${guide.id}/${step.id}`);
    for (const step of guide.steps)
      for (const { goto } of [...step.choices, ...step.troubles, ...guide.troubles])
        if (goto?.kind === 'guide' && goto.step !== null) {
          const to = guides.find(({ id }) => id === goto.guide);
          const from = to === undefined ? null : findStep(to, goto.step);
          if (to !== undefined && from !== null)
            for (const here of PLACES) for (const each of onwards(to, from, here)) named.add(`${to.id}/${each.id}`);
        }
  }
  const lost = guides.flatMap(({ id, steps }) =>
    steps.filter((step) => !named.has(`${id}/${step.id}`)).map((step) => `${id}/${step.id}`),
  );
  expect(lost).toEqual([]);
});
