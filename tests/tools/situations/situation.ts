/** Whole situations: a PC, its readers and cards, and what of all this is wrong, unknown or late. */
import fc from 'fast-check';
import type { Eid, Facts } from '../../../src/shared/facts.ts';
import { eidOf, goodEid } from './cards.ts';
import { anyChange } from './changes/any.ts';
import { joinBrowsers } from './changes/browsers.ts';
import { reader, type Change } from './changes/change.ts';
import { nothingKnown, onePending, oneUnknown } from './changes/missing.ts';
import { besideReader } from './changes/readers.ts';
import { goodPc, systemOf } from './pcs.ts';
import { CONTACT, PIN_PAD } from './readers.ts';

export interface Situation {
  /** What is otherwise than on a PC in order, in words. */
  changes: string[];
  now: Date;
  facts: Facts;
  /** The card that a person has for a reader that is empty or wrongly filled; in order. */
  spare: Eid;
}

const moment = fc
  .date({ min: new Date('2026-03-01T08:00:00Z'), max: new Date('2029-12-31T17:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

/** How much is wrong: nothing (with other readers beside), one thing, a few, and now and then a heap. */
const wrong: fc.Arbitrary<Change[]> = fc.oneof(
  { weight: 25, arbitrary: fc.array(besideReader, { maxLength: 3 }) },
  {
    weight: 45,
    arbitrary: fc.tuple(anyChange, fc.array(besideReader, { maxLength: 2 })).map(([one, rest]) => [one, ...rest]),
  },
  { weight: 20, arbitrary: fc.array(anyChange, { minLength: 2, maxLength: 4 }) },
  { weight: 10, arbitrary: fc.array(anyChange, { minLength: 5, maxLength: 12 }) },
);
const missing: fc.Arbitrary<Change[]> = fc.oneof(
  { weight: 55, arbitrary: fc.constant<Change[]>([]) },
  { weight: 20, arbitrary: oneUnknown.map((one) => [one]) },
  { weight: 10, arbitrary: fc.array(oneUnknown, { minLength: 2, maxLength: 6 }) },
  { weight: 5, arbitrary: nothingKnown.map((one) => [one]) },
  { weight: 10, arbitrary: fc.array(fc.oneof(onePending, oneUnknown), { minLength: 1, maxLength: 6 }) },
);
/** The browsers' modules follow the system in nine of ten situations; in the tenth the facts contradict each other. */
const coherent = fc.integer({ min: 0, max: 9 }).map((number) => number > 0);

const parts = {
  now: moment,
  pc: goodPc,
  model: fc.constantFrom(...CONTACT, ...PIN_PAD),
  card: goodEid,
  spare: goodEid,
  wrong,
  coherent,
};

function build(
  part: { [N in keyof typeof parts]: (typeof parts)[N] extends fc.Arbitrary<infer T> ? T : never },
  missing: Change[],
): Situation {
  const { now } = part;
  const facts: Facts = {
    process: { state: 'running', restarts: 0 },
    pcsc: {
      service: { state: 'up' },
      readers: [
        { id: 'r1', flags: [], ...reader(part.model, 'physical', { state: 'eid', eid: eidOf(part.card, now) }) },
      ],
      held: false,
      observedAt: now.getTime() - 1000,
    },
    system: structuredClone(systemOf(part.pc, now)),
  };
  for (const { apply } of part.wrong) apply(facts, now);
  for (const { apply } of missing) apply(facts, now);
  if (part.coherent) joinBrowsers(facts);
  const changes = [...part.wrong, ...missing].map(({ name }) => name);
  return { changes, now, facts: structuredClone(facts), spare: eidOf(part.spare, now) };
}

/** Anything that can happen. */
export const situation: fc.Arbitrary<Situation> = fc
  .record({ ...parts, missing })
  .map(({ missing, ...part }) => build(part, missing));

/** All probes have answered, with a value or with the reason why not. */
export const settledSituation: fc.Arbitrary<Situation> = fc
  .record({ ...parts, missing: fc.oneof(fc.constant<Change[]>([]), fc.array(oneUnknown, { maxLength: 3 })) })
  .map(({ missing, ...part }) => build(part, missing));
