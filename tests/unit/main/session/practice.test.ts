/** Practice scenarios: the same check, fed by a file. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { practiceFacts, scenarios } from '../../../../src/main/session/practice.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const EXPECTED: Readonly<Record<string, string | null>> = {
  ready: null,
  'two-readers': null,
  'no-reader': 'reader.none',
  'service-disabled': 'service.disabled',
  'no-card': 'card.none',
  'card-upside-down': 'card.mute',
  'bank-card': 'eid.not-eid',
  'certificates-expired': 'certificate.expired',
  'expired-card': 'validity.expired',
  'middleware-missing-no-admin': 'middleware.missing',
  'wrong-clock': 'clock.wrong',
};

describe('practice mode', () => {
  it('offers every scenario, "ready" first', () => {
    expect(
      scenarios()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(Object.keys(EXPECTED).toSorted());
    expect(scenarios()[0]?.id).toBe('ready');
  });
  it.each(Object.entries(EXPECTED))('the scenario %s leads to the finding %s (null: to none)', (id, finding) => {
    const facts = practiceFacts(id, NOW);
    if (facts === null) throw new Error('no such scenario');
    const snapshot = diagnose(facts, NOW, 'practice');
    expect(snapshot.mode).toBe('practice');
    expect(snapshot.next?.finding ?? null).toBe(finding);
  });
  it('knows no scenario that is not on its list', () => {
    expect(practiceFacts('nonsense', NOW)).toBeNull();
  });
});
