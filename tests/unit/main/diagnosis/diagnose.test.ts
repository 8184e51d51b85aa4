/** How facts become one verdict. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { RULES } from '../../../../src/main/diagnosis/rules.ts';
import { wordsFor } from '../../../../src/shared/check-words.ts';
import { pendingSystem, type Facts, type Reader, type Slot } from '../../../../src/shared/facts.ts';
import { FINDING_IDS } from '../../../../src/shared/findings.ts';
import { CHECK_IDS, type CheckId } from '../../../../src/shared/snapshot.ts';
import { NOW, aBrowser, aReader, facts, withEid } from './sample-facts.ts';

const check = (given: Facts, id: CheckId, now = NOW) =>
  diagnose(given, now, 'live').checks.find((one) => one.id === id);

describe('a verdict', () => {
  it('is "ready" when everything is in order, with nothing to do', () => {
    const { verdict, next, checks } = diagnose(facts(), NOW, 'live');
    expect({ verdict, next }).toEqual({ verdict: 'ready', next: null });
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it('shows a missing reader as the one problem, and lets the checks of a card wait', () => {
    const { checks } = diagnose(facts({ readers: [] }), NOW, 'live');
    expect(checks.filter(({ state }) => state === 'problem').map(({ id }) => id)).toEqual(['reader']);
    expect(checks.filter(({ state }) => state === 'waiting').map(({ id }) => id)).toEqual([
      'card',
      'eid',
      'chip',
      'validity',
      'certificate',
    ]);
  });

  it('is "ready" with a remark when a login works and the card expires soon', () => {
    expect(diagnose(facts({ readers: [withEid({ validUntil: '2026-12-20' })] }), NOW, 'live')).toMatchObject({
      verdict: 'ready',
      next: null,
      remarks: [{ check: 'validity', finding: 'validity.soon', data: { until: '2026-12-20' } }],
    });
  });

  it('is "checking" while a card is being read, and while no probe has answered', () => {
    expect(diagnose(facts({ readers: [aReader({ state: 'reading' })] }), NOW, 'live')).toMatchObject({
      verdict: 'checking',
      next: null,
    });
    expect(diagnose({ ...facts(), system: pendingSystem() }, NOW, 'live').verdict).toBe('checking');
  });

  it('is "unknown" when the list of browsers timed out, and names the check, the fact and the reason', () => {
    const given = facts();
    const browsers = { state: 'unknown', reason: 'timeout' } as const;
    const { verdict, checks, unknown } = diagnose({ ...given, system: { ...given.system, browsers } }, NOW, 'live');
    expect(checks.find(({ id }) => id === 'browser')?.state).toBe('unknown');
    expect([verdict, unknown]).toEqual(['unknown', [{ check: 'browser', fact: 'browsers', why: 'timeout' }]]);
  });

  it('is "ready" though the list of software timed out, and shows the check of the eID software as unknown', () => {
    const given = facts();
    const middleware = { state: 'unknown', reason: 'timeout' } as const;
    const { verdict, checks } = diagnose({ ...given, system: { ...given.system, middleware } }, NOW, 'live');
    expect([verdict, checks.find(({ id }) => id === 'middleware')?.state]).toEqual(['ready', 'unknown']);
  });

  it('names a wrong clock first, and not the date of a card that only seems wrong because of the clock', () => {
    const given = facts({
      readers: [withEid({ validFrom: '2025-01-01' })],
      system: { clock: { now: '2020-01-01T00:00:00.000Z', builtAt: '2026-01-01T00:00:00.000Z' } },
    });
    expect(diagnose(given, new Date('2020-01-01T00:00:00Z'), 'live').next?.finding).toBe('clock.wrong');
  });

  it('says first how often and why the card process is being restarted', () => {
    expect(
      diagnose(facts({ process: { state: 'restarting', restarts: 2, reason: 'SIGSEGV' } }), NOW, 'live').next,
    ).toMatchObject({ finding: 'service.process-failed', data: { count: 2, reason: 'SIGSEGV' } });
  });
});

describe('with two readers', () => {
  const bankCard = aReader({ state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false }, { model: 'Premier' });
  it('the one with the eID counts: ready, though the other holds a bank card or is empty', () => {
    expect(diagnose(facts({ readers: [bankCard, withEid()] }), NOW, 'live').verdict).toBe('ready');
    expect(diagnose(facts({ readers: [aReader({ state: 'empty' }), withEid()] }), NOW, 'live').verdict).toBe('ready');
  });
  it('the eID with which a login surely works counts, while what another one needs is still being looked for', () => {
    const given = facts({
      readers: [
        { ...withEid({ applet: '1.8' }), id: 'a' },
        { ...withEid({ applet: '1.7' }), id: 'b' },
      ],
      system: {
        minidriver: { applet17: true, applet18: false },
        browsers: [aBrowser(), aBrowser({ id: 'firefox', version: '140.0', addon: 'present' })],
      },
    });
    const middleware = { state: 'pending' } as const;
    expect(diagnose({ ...given, system: { ...given.system, middleware } }, NOW, 'live').verdict).toBe('ready');
  });
  it.each<[string, Slot]>([
    ['while it is read', { state: 'reading' }],
    ['once it turns out to be a bank card', { state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false }],
  ])('the one that no longer works is named, with a card in it, before a chip in the other: %s', (_when, slot) => {
    const dead = aReader(slot, { id: 'a', working: false });
    const silent: Slot = { state: 'unreadable', stage: 'card-data', code: 'SCARD_E_NOT_TRANSACTED', atrKnown: true };
    const given = facts({ readers: [dead, aReader(silent, { id: 'b' })] });
    expect(diagnose(given, NOW, 'live').next?.finding).toBe('reader.not-working');
  });
  it('a bank card in one of them is named first, and not that the other one is empty', () => {
    expect(diagnose(facts({ readers: [aReader({ state: 'empty' }), bankCard] }), NOW, 'live').next?.finding).toMatch(
      'eid.not-eid',
    );
  });
});

describe('which of several readers is meant', () => {
  const words = wordsFor('fr');
  const desk = aReader({ state: 'empty' }, { id: 'b', model: 'ACS ACR39U' });
  const laptop = (slot: Slot, change: Partial<Reader> = {}): Reader =>
    aReader(slot, { id: 'a', model: 'Alcor AU9540', ...change });
  const which = (...readers: Reader[]): string => words.which(diagnose(facts({ readers }), NOW, 'live'));
  const bank: Slot = { state: 'not-eid', statusWord: 'SW 6A82', atrKnown: false };

  it.each([
    ['a security key that does not answer', aReader({ state: 'mute', code: null }, { kind: 'token' })],
    ['a reader that holds the eID', withEid()],
  ])('is not said where there is only one: %s', (_what, only) => {
    expect(which(only)).toBe('');
  });
  it('is said of the one with the wrong card, with the eID, or with the card that does not answer', () => {
    expect(which(laptop(bank), desk)).toMatch(/Alcor AU9540$/);
    expect(which(laptop({ state: 'empty' }), { ...withEid(), id: 'b', model: 'ACS ACR39U' })).toMatch(/ACS ACR39U$/);
    expect(which(desk, laptop({ state: 'mute', code: null }))).toMatch(/Alcor AU9540$/);
  });
  it('is not said where both are of the same model, whose name would not tell them apart', () => {
    expect(which(laptop(bank), { ...desk, model: 'Alcor AU9540' })).toBe('');
  });
  it('is not said beside a security key, into which no card goes', () => {
    expect(which(laptop(bank), { ...desk, kind: 'token', model: 'YubiKey' })).toBe('');
  });
  it('is not said when the problem lies in the PC, such as no browser', () => {
    const given = facts({
      readers: [laptop({ state: 'empty' }), { ...withEid(), id: 'b', model: 'ACS ACR39U' }],
      system: { browsers: [] },
    });
    expect(words.which(diagnose(given, NOW, 'live'))).toBe('');
  });
});

describe('the dates of a card', () => {
  it('are days in Belgium: a card is valid through the last day printed on it', () => {
    const given = facts({ readers: [withEid({ validUntil: '2026-11-23' })] });
    expect(check(given, 'validity', new Date('2026-11-23T22:59:00Z'))?.state).toBe('remark');
    expect(check(given, 'validity', new Date('2026-11-23T23:01:00Z'))?.finding).toBe('validity.expired');
  });
});

describe('the PIN tries', () => {
  it('are no check as long as the person has not asked for them', () => {
    expect(check(facts(), 'pin')).toBeUndefined();
  });
  it.each([
    [0, 'pin.blocked'],
    [1, 'pin.one-try-left'],
    [3, null],
    ['not-told', 'pin.not-told'],
  ] as const)('asked for, and answered with %s: the finding is %s (null: none)', (pinTries, finding) => {
    expect(check(facts({ readers: [withEid({ pinTries })] }), 'pin')?.finding).toBe(finding);
  });
});

describe('the table of rules', () => {
  it('has every check once, and each waits only for checks that stand before it', () => {
    expect(RULES.map(({ id }) => id).toSorted()).toEqual([...CHECK_IDS].toSorted());
    for (const [index, { after }] of RULES.entries())
      for (const { check: cause } of after) expect(RULES.slice(0, index).map(({ id }) => id)).toContain(cause);
  });
  it('names only findings that src/shared/findings.ts lists', () => {
    for (const { rules } of RULES) for (const { finding } of rules) expect(FINDING_IDS).toContain(finding);
  });
});
