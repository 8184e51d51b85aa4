/**
 * From "is it an eID" to its certificate. Why each: docs/facts/findings.md; in brackets: faults of
 * docs/facts/faults.md.
 */
import { UNSETTLED, belgianDay, daysBetween, eidOf, holdsIf, rule, slotOf } from '../rule.ts';
import type { After, CheckRules, Situation } from '../rule.ts';

const SOON_DAYS = 60;
/** Tag 0F of docs/facts/card.md#the-identity-file. */
const KNOWN_KINDS = /^(1|6|7|8|1[1-9]|2[0-378]|3[1-6]|6[1-9])$/;
/** Bootstrap and habilitation cards (docs/facts/card.md#the-identity-file). */
const OFFICIAL_KINDS: readonly string[] = ['7', '8'];
/** Kids-ID and children's foreigner cards. */
const CHILDREN = /^6\d?$/;
/** No diagnosis, and memory corrupted (docs/facts/card.md#status-words). */
const DEFECTIVE: readonly string[] = ['SW 6581', 'SW 6400'];

/** Is the card an eID? */
export const eid: CheckRules = {
  id: 'eid',
  after: [{ check: 'card', in: UNSETTLED }],
  // Before SELECT has been answered nobody knows what card it is; why it is not is the chip's to say.
  facts: (situation) => {
    const slot = slotOf(situation);
    if (slot.state === 'slow' || slot.state === 'stuck') return 'waiting';
    return slot.state === 'unreadable' && slot.stage === 'select' && slot.atrKnown ? 'waiting' : 'ready';
  },
  rules: [
    // [8]
    rule('eid.not-eid', 'problem', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'not-eid' ? { statusWord: slot.statusWord } : null;
    }),
    // No ATR of an eID, and SELECT answered something else than "file not found": nobody can say what it is.
    rule('eid.unrecognised', 'problem', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'unreadable' && slot.stage === 'select' ? { code: slot.code } : null;
    }),
    // Cards of the administration itself, to start others up or to give rights: whether one logs in with them is not
    // told.
    rule('eid.unknown-kind', 'unknown', (situation) => {
      const kind = eidOf(situation)?.documentType;
      if (kind == null || !OFFICIAL_KINDS.includes(kind)) return null;
      situation.lacks('card', 'hint-only');
      return { kind };
    }),
    rule('eid.unknown-kind', 'remark', (situation) => {
      const kind = eidOf(situation)?.documentType;
      return kind != null && !KNOWN_KINDS.test(kind) ? { kind } : null;
    }),
  ],
  data: (situation) => ({ applet: eidOf(situation)?.applet ?? null, kind: eidOf(situation)?.documentType ?? null }),
};

/** Does its chip answer as it should? */
export const chip: CheckRules = {
  id: 'chip',
  after: [
    { check: 'card', in: UNSETTLED },
    { check: 'eid', in: ['problem'] },
  ],
  rules: [
    // [7]
    rule('chip.defective', 'problem', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'unreadable' && DEFECTIVE.includes(slot.code) ? { code: slot.code } : null;
    }),
    // [6]
    rule('chip.silent', 'problem', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'unreadable' ? { code: slot.code, stage: slot.stage } : null;
    }),
    rule('chip.no-answer', 'checking', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'slow' && slot.why === 'no-answer' ? { ms: slot.sinceMs } : null;
    }),
    rule('chip.slow', 'checking', (situation) => {
      const slot = slotOf(situation);
      return slot.state === 'slow' ? { ms: slot.sinceMs } : null;
    }),
    rule('chip.silent', 'unknown', (situation) => {
      const slot = slotOf(situation);
      if (slot.state !== 'stuck') return null;
      situation.lacks('card', 'no-answer');
      return { code: `${slot.sinceMs} ms`, stage: slot.stage };
    }),
    rule('chip.not-personalised', 'problem', (situation) => {
      const found = eidOf(situation);
      return holdsIf(
        found !== null && found.lifeCycle === 'selectable' && found.validFrom === null && found.validUntil === null,
      );
    }),
    // Only a hint (docs/facts/card.md#card-data), seen on few cards; the card's own software would know better.
    rule('chip.locked', 'unknown', (situation) => {
      if (eidOf(situation)?.lifeCycle !== 'locked') return null;
      situation.lacks('lifeCycle', 'hint-only');
      return {};
    }),
  ],
  data: (situation) => ({ ms: eidOf(situation)?.durationMs ?? null }),
};

/** Dates mean something on a card that answers, on a PC whose own date can be right. */
const DATED: readonly After[] = [
  { check: 'chip', in: UNSETTLED },
  { check: 'eid', in: ['problem', 'waiting', 'checking'] },
  { check: 'clock', in: UNSETTLED },
];

/** Is the card valid today, by the dates printed on it? */
export const validity: CheckRules = {
  id: 'validity',
  after: DATED,
  needs: (situation) => {
    const found = eidOf(situation);
    if (found === null || found.validFrom === null || found.validUntil === null)
      situation.lacks('dates', 'not-on-card');
  },
  rules: [
    // [15]
    rule('validity.expired', 'problem', (situation) => {
      const until = eidOf(situation)?.validUntil;
      return until != null && until < situation.today ? { until, today: situation.today } : null;
    }),
    rule('validity.not-yet', 'problem', (situation) => {
      const from = eidOf(situation)?.validFrom;
      return from != null && from > situation.today ? { from, today: situation.today } : null;
    }),
    rule('validity.soon', 'remark', (situation) => {
      const until = eidOf(situation)?.validUntil;
      return until != null && daysBetween(situation.today, until) <= SOON_DAYS ? { until } : null;
    }),
  ],
  data: (situation) => ({ until: eidOf(situation)?.validUntil ?? null }),
};

const certificateOf = (situation: Situation) => eidOf(situation)?.certificate ?? null;
/** [11]: certificates of cards issued before 1 July 2017 are no longer renewed. */
const renewable = (situation: Situation): boolean => (eidOf(situation)?.validFrom ?? '9999') >= '2017-07-01';

/** The day on which the certificate ended; null while it is valid, or when there is none. */
const over = (situation: Situation): string | null => {
  const found = certificateOf(situation);
  return found?.state === 'present' && new Date(found.until) < situation.now ? belgianDay(new Date(found.until)) : null;
};

/** Is the certificate for logging in there, active and valid? */
export const certificate: CheckRules = {
  id: 'certificate',
  after: [...DATED, { check: 'validity', in: ['problem', 'waiting', 'checking'] }],
  rules: [
    // [11]
    rule('certificate.not-renewable', 'problem', (situation) =>
      over(situation) !== null && !renewable(situation) ? { until: over(situation) } : null,
    ),
    // [10]
    rule('certificate.expired', 'problem', (situation) =>
      over(situation) !== null ? { until: over(situation), today: situation.today } : null,
    ),
    rule('certificate.not-yet', 'problem', (situation) => {
      const found = certificateOf(situation);
      return found?.state === 'present' && new Date(found.from) > situation.now
        ? { from: belgianDay(new Date(found.from)) }
        : null;
    }),
    // [14]
    rule('certificate.minor', 'problem', (situation) =>
      holdsIf(certificateOf(situation)?.state === 'absent' && CHILDREN.test(eidOf(situation)?.documentType ?? '')),
    ),
    // [12]
    rule('certificate.absent', 'problem', (situation) => holdsIf(certificateOf(situation)?.state === 'absent')),
    rule('certificate.inactive', 'problem', (situation) => holdsIf(certificateOf(situation)?.state === 'inactive')),
    rule('certificate.soon', 'remark', (situation) => {
      const found = certificateOf(situation);
      if (found?.state !== 'present') return null;
      const until = belgianDay(new Date(found.until));
      return daysBetween(situation.today, until) <= SOON_DAYS ? { until } : null;
    }),
  ],
  data: (situation) => {
    const found = certificateOf(situation);
    return { until: found?.state === 'present' ? belgianDay(new Date(found.until)) : null };
  },
};

/** Shown only after the person asked (docs/facts/card.md#pin-tries-left). */
export const pin: CheckRules = {
  id: 'pin',
  after: [{ check: 'chip', in: ['problem', 'waiting', 'checking'] }],
  rules: [
    // [16]
    rule('pin.blocked', 'problem', (situation) => holdsIf(eidOf(situation)?.pinTries === 0)),
    rule('pin.one-try-left', 'remark', (situation) => holdsIf(eidOf(situation)?.pinTries === 1)),
    rule('pin.not-told', 'remark', (situation) => holdsIf(eidOf(situation)?.pinTries === 'not-told')),
  ],
  data: (situation) => {
    const tries = eidOf(situation)?.pinTries;
    return { tries: typeof tries === 'number' ? tries : null };
  },
};
