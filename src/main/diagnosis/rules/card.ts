/**
 * What is in the slot, before anybody asks what card it is. Why each: docs/facts/findings.md; in brackets: faults of
 * docs/facts/faults.md.
 */
import { UNSETTLED, holdsIf, rule, slotOf, type CheckRules, type Situation } from '../rule.ts';

const readerOf = ({ reader }: Situation) => ({ reader: reader?.model ?? null });

/** Is there a card in the reader, and does it answer? */
export const card: CheckRules = {
  id: 'card',
  after: [{ check: 'reader', in: UNSETTLED }],
  facts: (situation) => (slotOf(situation).state === 'reading' ? 'checking' : 'ready'),
  rules: [
    // The person is logging in: nothing is asked of the card, so nothing is known of it either.
    rule('card.held', 'unknown', (situation) => {
      if (slotOf(situation).state !== 'held') return null;
      situation.lacks('card', 'held');
      return {};
    }),
    rule('card.removed', 'problem', (situation) => holdsIf(slotOf(situation).state === 'removed')),
    rule('card.on-antenna', 'problem', (situation) => {
      const there = situation.facts.pcsc.readers.find(
        ({ kind, slot }) => kind === 'contactless' && slot.state !== 'empty' && slot.state !== 'eid',
      );
      return slotOf(situation).state === 'empty' && there !== undefined ? readerOf(situation) : null;
    }),
    // [5]
    rule('card.none', 'problem', (situation) => (slotOf(situation).state === 'empty' ? readerOf(situation) : null)),
    // [5, 6, 7]
    rule('card.mute', 'problem', (situation) => (slotOf(situation).state === 'mute' ? readerOf(situation) : null)),
    // [39]: polkit asks twice, for the service and for the card.
    rule('service.denied', 'problem', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'denied' ? { code: slot.code } : null;
    }),
    // [44]
    rule('card.busy', 'problem', (situation) => holdsIf(slotOf(situation).state === 'busy')),
    rule('card.in-use', 'checking', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'slow' && slot.why === 'in-use' ? { ms: slot.sinceMs } : null;
    }),
    rule('card.in-use', 'unknown', (situation) => {
      const slot = slotOf(situation);
      if (slot.state !== 'stuck' || slot.why !== 'in-use') return null;
      situation.lacks('card', 'in-use');
      return { ms: slot.sinceMs };
    }),
    // [6, 21, 33]: no exchange at all; later stages are the chip's.
    rule('card.unreadable', 'problem', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'unreadable' && slot.stage === 'connect' ? { code: slot.code } : null;
    }),
  ],
  data: (situation) => ({ reader: readerOf(situation).reader }),
};
