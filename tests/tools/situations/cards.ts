/**
 * Cards as a reader's slot shows them. Dates are days from the moment of the situation, and keep away from the day
 * itself.
 */
import fc from 'fast-check';
import type { Eid, Slot, SlowReason } from '../../../src/shared/facts.ts';

const DAY_MS = 86_400_000;
export const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);
export const dayFrom = (now: Date, days: number): string => daysFrom(now, days).toISOString().slice(0, 10);
export const instantFrom = (now: Date, days: number): string => daysFrom(now, days).toISOString();

/** Belgians, foreigners' cards, children: all kinds that the official documents list, and one that they do not. */
const DOCUMENT_TYPES = ['1', '1', '1', '6', '11', '12', '15', '16', '17', '21', '27', '31', '35', '61', '65', '99'];

export interface EidDates {
  age: number;
  left: number;
  certificateAge: number;
  certificateLeft: number;
}
const dates: fc.Arbitrary<EidDates> = fc
  .record({
    age: fc.integer({ min: 3, max: 2900 }),
    left: fc.integer({ min: 100, max: 3600 }),
    renewed: fc.integer({ min: 0, max: 60 }),
    ends: fc.integer({ min: 0, max: 95 }),
  })
  .map(({ age, left, renewed, ends }) => ({
    age,
    left,
    certificateAge: Math.max(2, age - renewed),
    certificateLeft: left - ends,
  }));

/** A card with which a login works. Some end soon, which is worth a remark and no more. */
export const goodEid = fc.record({
  applet: fc.constantFrom('1.8' as const, '1.8' as const, '1.7' as const),
  documentType: fc.constantFrom(...DOCUMENT_TYPES),
  pinTries: fc.constantFrom<Eid['pinTries']>('unasked', 'unasked', 'unasked', 3, 2),
  durationMs: fc.integer({ min: 150, max: 2500 }),
  dates,
});
export type EidPlan = typeof goodEid extends fc.Arbitrary<infer Plan> ? Plan : never;

export function eidOf({ applet, documentType, pinTries, durationMs, dates }: EidPlan, now: Date): Eid {
  return {
    applet,
    lifeCycle: 'personalised',
    documentType,
    validFrom: dayFrom(now, -dates.age),
    validUntil: dayFrom(now, dates.left),
    certificate: {
      state: 'present',
      from: instantFrom(now, -dates.certificateAge),
      until: instantFrom(now, dates.certificateLeft),
    },
    pinTries,
    apdus: applet === '1.8' ? 39 : 37,
    bytes: applet === '1.8' ? 131 : 128,
    durationMs,
  };
}

/** Slots in which no eID can be read, with the codes that PC/SC and cards give. */
const STAGES = ['connect', 'select', 'card-data', 'identity', 'certificate'] as const;
const WHY_SLOW = fc.constantFrom<SlowReason>('no-answer', 'in-use', 'many-answers');
const sinceMs = fc.integer({ min: 3000, max: 60_000 });
export const badSlot: fc.Arbitrary<Slot> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ state: 'empty' as const }) },
  { weight: 1, arbitrary: fc.constant({ state: 'reading' as const }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('SCARD_W_UNPOWERED_CARD', 'SCARD_W_UNRESPONSIVE_CARD', null)
      .map((code) => ({ state: 'mute' as const, code })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      state: fc.constant('unreadable' as const),
      code: fc.constantFrom(
        'SCARD_F_COMM_ERROR',
        'SCARD_E_COMM_DATA_LOST',
        'SCARD_E_NOT_TRANSACTED',
        'SCARD_E_PROTO_MISMATCH',
        'SCARD_W_RESET_CARD',
        'SW 6400',
        'SW 6581',
        'SW 6D00',
        'SW 6F00',
        'SW 6E00',
        'SW 6999',
      ),
      stage: fc.constantFrom(...STAGES),
      atrKnown: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ state: fc.constant('slow' as const), why: WHY_SLOW, sinceMs }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      state: fc.constant('stuck' as const),
      why: WHY_SLOW,
      stage: fc.constantFrom(...STAGES),
      sinceMs,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ state: 'denied' as const, code: 'SCARD_W_SECURITY_VIOLATION' }) },
  { weight: 1, arbitrary: fc.constant({ state: 'removed' as const }) },
  { weight: 2, arbitrary: fc.constant({ state: 'busy' as const, code: 'SCARD_E_SHARING_VIOLATION' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      state: fc.constant('not-eid' as const),
      statusWord: fc.constant('6A82'),
      atrKnown: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ state: 'held' as const }) },
);

/** What a token, a SIM or a SAM shows in its only slot. */
export const chipThatIsNoCard: fc.Arbitrary<Slot> = fc.oneof(
  fc.record({
    state: fc.constant('not-eid' as const),
    statusWord: fc.constant('6A82'),
    atrKnown: fc.constant(false),
  }),
  fc.constant({
    state: 'unreadable' as const,
    code: 'SCARD_E_PROTO_MISMATCH',
    stage: 'connect' as const,
    atrKnown: false,
  }),
  fc.constant({ state: 'busy' as const, code: 'SCARD_E_SHARING_VIOLATION' }),
  fc.constant({ state: 'mute' as const, code: null }),
  fc.constant({ state: 'empty' as const }),
);
