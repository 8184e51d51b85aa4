/** Every finding has words, and they are plain. */
import { describe, expect, it } from 'vitest';
import { FINDING_IDS } from '../../../src/shared/findings.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { wordsFor } from '../../../src/shared/check-words.ts';

const words = wordsFor('fr');
const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence !== '');
const length = (sentence: string): number => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

describe.each(FINDING_IDS)('the words of the finding %s', (id) => {
  const { title, why, steps, meanwhile } = words.finding(id, {});
  it('have a title, a reason and at least one step, none of them empty', () => {
    expect([title, why, ...steps].every((text) => text.trim() !== '')).toBe(true);
    expect(steps.length).toBeGreaterThan(0);
  });
  it('have sentences of 20 words at most', () => {
    expect([title, why, ...steps, meanwhile].flatMap(sentences).filter((sentence) => length(sentence) > 20)).toEqual(
      [],
    );
  });
  it('never ask for the PIN: no « entrez », « donnez » or « dites » shortly before « code » or « PIN »', () => {
    expect([title, why, ...steps].join(' ')).not.toMatch(/(entrez|donnez|dites).{0,20}(code|pin)/i);
  });
});

describe('dates in a finding', () => {
  it('are written out in French', () => {
    expect(words.finding('validity.expired', { until: '2026-05-03' }).why).toContain('3 mai 2026');
  });
});

describe('the headline of the check', () => {
  const base: Omit<Snapshot, 'verdict' | 'next'> = {
    schema: 2,
    remarks: [],
    unknown: [],
    reader: null,
    several: false,
    at: '2026-11-23T10:00:00.000Z',
    mode: 'live',
    checks: [],
    observedAt: 0,
  };
  it('is the thing to do when something is in the way', () => {
    expect(
      words.headline({ ...base, verdict: 'blocked', next: { check: 'card', finding: 'card.mute', data: {} } }),
    ).toBe('Retournez la carte');
  });
  it('is the good news when there is only a remark', () => {
    expect(
      words.headline({
        ...base,
        verdict: 'ready',
        next: null,
        remarks: [{ check: 'validity', finding: 'validity.soon', data: {} }],
      }),
    ).toBe('Votre eID est prête');
  });
  it('is to wait while the card does not answer, and to try a login when nothing is known; not that the eID is ready', () => {
    expect(
      words.headline({ ...base, verdict: 'checking', next: { check: 'chip', finding: 'chip.no-answer', data: {} } }),
    ).toBe('Attendez\u202F: la carte ne répond pas encore');
    expect(words.headline({ ...base, verdict: 'unknown', next: null })).toBe('Essayez de vous connecter');
  });
  it('has a line beside it that says what could not be found out and why, and is empty when everything was found out', () => {
    expect(words.missing([{ check: 'middleware', fact: 'middleware', why: 'timeout' }])).toBe(
      'Pas vérifié\u202F: Logiciel eID (pas de réponse à temps)',
    );
    expect(words.missing([])).toBe('');
  });
});
