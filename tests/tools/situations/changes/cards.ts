/** The card: no eID, not readable, out of date, without its certificate; or one of two. */
import fc from 'fast-check';
import type { Eid } from '../../../../src/shared/facts.ts';
import { badSlot, dayFrom, eidOf, goodEid, instantFrom } from '../cards.ts';
import { CONTACT } from '../readers.ts';
import { add, change, eids, named, reader, usedReader } from './change.ts';

/** A second eID, good or not: the good one of two counts. */
const secondEid = fc
  .tuple(fc.constantFrom(...CONTACT), goodEid, fc.boolean(), fc.boolean())
  .map(([model, plan, first, expired]) =>
    change(`a second eID${expired ? ', expired' : ''}`, (facts, now) => {
      const eid = eidOf(plan, now);
      if (expired) eid.validUntil = dayFrom(now, -40);
      add(facts, reader(model, 'physical', { state: 'eid', eid }), first);
    }),
  );

const cardInSlot = badSlot.map((slot) =>
  change(`card: ${slot.state}`, (facts) => {
    const used = usedReader(facts);
    if (used !== undefined) used.slot = slot;
    if (slot.state === 'held') facts.pcsc.held = true;
  }),
);
const eid = (name: string, alter: (eid: Eid, now: Date) => void) =>
  change(name, (facts, now) => eids(facts, (each) => alter(each, now)));
const certificate = (name: string, make: (now: Date) => Eid['certificate']) =>
  eid(name, (each, now) => {
    each.certificate = make(now);
  });
const certificateDays = (name: string, from: number, until: number) =>
  certificate(name, (now) => ({ state: 'present', from: instantFrom(now, from), until: instantFrom(now, until) }));
export const cards = fc.oneof(
  { weight: 2, arbitrary: cardInSlot },
  {
    weight: 3,
    arbitrary: named(
      eid('card expired', (each, now) => Object.assign(each, { validUntil: dayFrom(now, -30) })),
      eid('card not yet valid', (each, now) => Object.assign(each, { validFrom: dayFrom(now, 30) })),
      eid('card ends soon', (each, now) => Object.assign(each, { validUntil: dayFrom(now, 12) })),
      eid('card without a last day', (each) => Object.assign(each, { validUntil: null })),
      eid('card without a first day', (each) => Object.assign(each, { validFrom: null })),
      eid('card of an unknown kind', (each) => Object.assign(each, { documentType: '99' })),
      eid('card without a kind', (each) => Object.assign(each, { documentType: null })),
      eid('card for starting up', (each) => Object.assign(each, { documentType: '7' })),
      eid('card not personalised', (each) => Object.assign(each, { lifeCycle: 'selectable' })),
      eid('card locked', (each) => Object.assign(each, { lifeCycle: 'locked' })),
      eid('card of the first generation', (each) => Object.assign(each, { applet: '1.0' })),
      eid('card of the second generation', (each) => Object.assign(each, { applet: '1.1' })),
      eid('life cycle without a name', (each) => Object.assign(each, { lifeCycle: 'other' })),
      eid('card of a newer generation', (each) => Object.assign(each, { applet: 'other' })),
      eid('PIN blocked', (each) => Object.assign(each, { pinTries: 0 })),
      eid('one PIN try left', (each) => Object.assign(each, { pinTries: 1 })),
      eid('PIN tries not told', (each) => Object.assign(each, { pinTries: 'not-told' })),
      certificate('certificate absent', () => ({ state: 'absent' })),
      certificate('certificate not activated', () => ({ state: 'inactive' })),
      certificateDays('certificate expired', -3650, -20),
      certificateDays('certificate not yet valid', 20, 3600),
      certificateDays('certificate ends soon', -3000, 10),
      eid("child's card without certificate", (each) =>
        Object.assign(each, { documentType: '6', certificate: { state: 'absent' } }),
      ),
      eid('issued before July 2017, certificate expired', (each, now) =>
        Object.assign(each, {
          validFrom: '2017-02-01',
          certificate: { state: 'present', from: '2017-02-01T00:00:00.000Z', until: instantFrom(now, -20) },
        }),
      ),
    ),
  },
  { weight: 1, arbitrary: secondEid },
);
