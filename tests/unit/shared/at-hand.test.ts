/** What a person need not be asked, because the check sees it. */
import { describe, expect, it } from 'vitest';
import { atHand } from '../../../src/shared/at-hand.ts';
import type { Check, CheckId, CheckState, Snapshot } from '../../../src/shared/snapshot.ts';
import type { FindingId } from '../../../src/shared/findings.ts';

type Seen = Partial<Record<CheckId, CheckState | [CheckState, FindingId]>>;

/** A snapshot in which these checks stand so; the others have not been made. */
function snapshot(seen: Seen): Snapshot {
  const checks = (['reader', 'eid', 'chip', 'validity', 'certificate', 'pin'] as const).map((id): Check => {
    const [state, finding] = [seen[id] ?? 'waiting'].flat() as [CheckState, FindingId?];
    return { id, state, finding: finding ?? null, data: {} };
  });
  return {
    schema: 2,
    mode: 'live',
    reader: null,
    several: false,
    observedAt: 0,
    at: '2026-11-27T10:00:00.000Z',
    verdict: 'unknown',
    checks,
    next: null,
    remarks: [],
    unknown: [],
  };
}

const IN_ORDER: Seen = { reader: 'ok', eid: 'ok', chip: 'ok', validity: 'ok', certificate: 'ok', pin: 'ok' };

describe('what is at hand', () => {
  it('is what the person ticked while nothing has been checked', () => {
    expect(atHand(['card', 'email'], null)).toEqual({ have: ['card', 'email'], seen: [], unusable: null });
  });

  it('is a reader and a card that the check sees, without asking; a code is never seen', () => {
    expect(atHand([], snapshot(IN_ORDER))).toEqual({
      have: ['reader', 'card'],
      seen: ['reader', 'card'],
      unusable: null,
    });
  });

  it('is named once where it is seen and ticked', () => {
    expect(atHand(['card', 'pin', 'reader'], snapshot(IN_ORDER)).have.toSorted()).toEqual(['card', 'pin', 'reader']);
  });

  it('is the reader alone while no card is in it', () => {
    expect(atHand([], snapshot({ reader: 'ok' })).have).toEqual(['reader']);
  });

  it.each(['checking', 'unknown', 'waiting', 'problem'] as const)('is no reader whose check is « %s »', (state) => {
    expect(atHand([], snapshot({ reader: state })).have).toEqual([]);
  });

  it('is a card whose check has a remark, since such a card logs in', () => {
    expect(atHand([], snapshot({ ...IN_ORDER, validity: ['remark', 'validity.soon'] })).have).toContain('card');
  });

  it.each([
    ['validity', 'validity.expired'],
    ['certificate', 'certificate.expired'],
    ['chip', 'chip.defective'],
  ] as const)(
    'is neither card nor code where the check of the %s is a problem, even if both were ticked',
    (check, finding) => {
      expect(atHand(['card', 'pin', 'email'], snapshot({ ...IN_ORDER, [check]: ['problem', finding] }))).toEqual({
        have: ['email', 'reader'],
        seen: ['reader'],
        unusable: finding,
      });
    },
  );

  it('is a card without its code where the code is blocked', () => {
    const found = atHand(['card', 'pin'], snapshot({ ...IN_ORDER, pin: ['problem', 'pin.blocked'] }));
    expect(found.have.toSorted()).toEqual(['card', 'reader']);
  });

  it('is what the person ticked and no check can see, after a check too', () => {
    const ticked = ['smartphone', 'itsme-account', 'papers'] as const;
    expect(atHand(ticked, snapshot({})).have).toEqual([...ticked]);
  });
});
