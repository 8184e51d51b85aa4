/** Facts that are not there: unknown for one of the reasons, or not yet. */
import fc from 'fast-check';
import { UNKNOWN_REASONS, factNameSchema, type FactName, type Known } from '../../../../src/shared/facts.ts';
import { change } from './change.ts';

type Absent = Exclude<Known<never>, { state: 'known' }>;
const setAbsent = (fact: FactName, absent: Absent) =>
  change(`${fact}: ${absent.state === 'unknown' ? `unknown (${absent.reason})` : 'pending'}`, ({ system }) => {
    Object.assign(system, { [fact]: absent });
  });
const factName = fc.constantFrom(...factNameSchema.options);
const unknown: fc.Arbitrary<Absent> = fc
  .constantFrom(...UNKNOWN_REASONS)
  .map((reason) => ({ state: 'unknown' as const, reason }));
const pending: fc.Arbitrary<Absent> = fc.boolean().map((late) => ({ state: 'pending', late }));
export const oneUnknown = fc.tuple(factName, unknown).map(([fact, absent]) => setAbsent(fact, absent));
export const onePending = fc.tuple(factName, pending).map(([fact, absent]) => setAbsent(fact, absent));
/** Every fact of the system at once: all tools refused, or none has answered yet. */
export const nothingKnown = fc.oneof(unknown, pending).map((absent) =>
  change(`every fact ${absent.state}`, (facts, now) => {
    for (const fact of factNameSchema.options) setAbsent(fact, absent).apply(facts, now);
  }),
);
