/** Exercises: the same check, fed by a table that a learner changes. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { exerciseOf, exerciseTitles, practiceFacts } from '../../../../src/main/practice/exercises.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const EXPECTED: Readonly<Record<string, string | null>> = {
  ready: null,
  'two-readers': 'card.unreadable',
  'no-reader': 'reader.none',
  'service-disabled': 'service.disabled',
  'no-card': 'card.none',
  'card-upside-down': 'card.mute',
  'bank-card': 'eid.not-eid',
  'certificates-expired': 'certificate.expired',
  'expired-card': 'validity.expired',
  'middleware-missing-no-admin': 'middleware.missing',
  'wrong-clock': 'clock.wrong',
  'slow-card': 'chip.slow',
  'pin-one-try': null,
  'pin-blocked': null,
  'pin-on-paper': null,
  'next-person': null,
  'firefox-addon': 'browser.addon-missing',
  'kids-card': 'certificate.minor',
  'busy-card': 'card.busy',
  'certificate-absent': 'certificate.absent',
  'certificate-inactive': 'certificate.inactive',
  'dirty-chip': 'card.mute',
  'broken-chip': 'chip.defective',
  'remote-session': 'reader.remote-session',
  'other-port': 'reader.failed',
  'driver-missing': 'reader.no-driver',
  'windows-hello': 'reader.virtual-only',
  contactless: 'reader.contactless-only',
  'service-stopped': 'service.stopped',
  'residence-card': 'card.none',
  'residence-paper': 'card.none',
  'eu-citizen': 'eid.not-eid',
  'lost-phone': 'card.none',
  // Without a PC on the table, the check is not shown.
  'lost-card': 'reader.none',
  'false-message': 'reader.none',
  'itsme-unasked': 'reader.none',
  'photo-glare': 'reader.none',
};

describe('practice mode', () => {
  it('lists every exercise, "ready" first', () => {
    expect(
      exerciseTitles()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(Object.keys(EXPECTED).toSorted());
    expect(exerciseTitles()[0]?.id).toBe('ready');
  });
  it.each(Object.entries(EXPECTED))('the exercise %s begins with the finding %s (null: with none)', (id, finding) => {
    const facts = practiceFacts(id, NOW);
    if (facts === null) throw new Error('no such exercise');
    const snapshot = diagnose(facts, NOW, 'practice');
    expect(snapshot.mode).toBe('practice');
    expect(snapshot.next?.finding ?? null).toBe(finding);
  });
  it('knows no exercise that is not on its list', () => {
    expect(practiceFacts('nonsense', NOW)).toBeNull();
    expect(exerciseOf('nonsense')).toBeNull();
  });
});
