/** A real pcscd, a virtual card in its slot, the built program: what a person would be told. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wordsFor } from '../../../src/shared/check-words.ts';
import { belgianDay } from '../../../src/main/diagnosis/rule.ts';
import { findingIdSchema } from '../../../src/shared/findings.ts';
import * as v from 'valibot';
import { SLOTS, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { findingOf, stateOf, watch, type Watching } from '../../tools/terminal.ts';
import { eid, type CardOptions } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';

let pcscd: Pcscd;
let program: Watching;
let inserted: Inserted[] = [];
beforeAll(async () => {
  pcscd = await startPcscd();
  program = watch();
  await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
});
afterEach(async () => {
  for (const each of inserted) await each.remove();
  inserted = [];
  await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
});
afterAll(async () => {
  await program.stop();
  await pcscd.stop();
});

async function put(change: Partial<CardOptions>, slot: 0 | 1 = 0): Promise<Inserted> {
  const card = await insert(SLOTS[slot], eid(change));
  inserted.push(card);
  return card;
}
const from = (text: string): Date => new Date(text);

describe('a card that works', () => {
  it.each<[string, Partial<CardOptions>]>([
    ['an adult’s, applet 1.8', {}],
    ['an adult’s, applet 1.7', { applet: '1.7' }],
    ['a child’s with a certificate', { documentType: '6' }],
    ['a foreigner’s card, kind A', { documentType: '11' }],
    ['an EU citizen’s card', { documentType: '31' }],
    ['a slow one', { slowMs: 20 }],
    ['one that is valid until today', { validUntil: belgianDay(new Date()) }],
  ])('%s: every check of the card is in order, that of its validity perhaps with a remark', async (_what, change) => {
    await put(change);
    const seen = await program.until((now) => stateOf(now, 'certificate') === 'ok', 'read');
    for (const id of ['service', 'reader', 'card', 'eid', 'chip']) expect([id, stateOf(seen, id)]).toEqual([id, 'ok']);
    expect(['ok', 'remark']).toContain(stateOf(seen, 'validity'));
  });
});

describe('a card with something the matter', () => {
  it.each<[string, Partial<CardOptions>, string, string]>([
    ['a bank card', { fault: 'bank-card' }, 'eid', 'eid.not-eid'],
    ['nonsense instead of an ATR', { fault: 'garbage-atr' }, 'card', 'card.unreadable'],
    ['answers of one byte', { fault: 'short-answers' }, 'chip', 'chip.silent'],
    ['answers of a wrong length', { fault: 'wrong-lengths' }, 'chip', 'chip.silent'],
    ['a corrupted memory', { fault: 'defective' }, 'chip', 'chip.defective'],
    ['nonsense in the identity file', { fault: 'nonsense-identity' }, 'chip', 'chip.silent'],
    ['expired', { validUntil: '2024-01-31' }, 'validity', 'validity.expired'],
    ['not valid yet', { validFrom: '2099-01-01', validUntil: '2109-01-01' }, 'validity', 'validity.not-yet'],
    [
      'certificate expired',
      { applet: '1.7', validFrom: '2019-01-01', certificate: { from: from('2019-01-01'), until: from('2025-01-01') } },
      'certificate',
      'certificate.expired',
    ],
    [
      'certificate expired on a card of 2016',
      { applet: '1.7', validFrom: '2016-01-01', certificate: { from: from('2016-01-01'), until: from('2025-01-01') } },
      'certificate',
      'certificate.not-renewable',
    ],
    [
      'certificate not valid yet',
      { certificate: { from: from('2098-01-01'), until: from('2099-01-01') } },
      'certificate',
      'certificate.not-yet',
    ],
    ['no certificate', { certificate: 'absent' }, 'certificate', 'certificate.absent'],
    ['no certificate, a child’s', { certificate: 'absent', documentType: '6' }, 'certificate', 'certificate.minor'],
    ['not activated, applet 1.7', { applet: '1.7', certificate: 'inactive' }, 'certificate', 'certificate.inactive'],
    ['not activated, applet 1.8', { certificate: 'inactive' }, 'certificate', 'certificate.inactive'],
    ['a kind of card nobody knows', { documentType: '99' }, 'eid', 'eid.unknown-kind'],
  ])('%s (%j): the check « %s » finds %s', async (_what, change, check, finding) => {
    await put(change);
    const seen = await program.until((now) => findingOf(now, check) === finding, finding);
    if (stateOf(seen, check) === 'problem') {
      expect(seen.next?.finding).toBe(finding);
      // The very words of the page.
      expect(seen.next?.title).toBe(wordsFor('fr').finding(v.parse(findingIdSchema, finding), {}).title);
      expect(seen.next?.steps.length).toBeGreaterThan(0);
    }
  });
});

describe('two slots', () => {
  it('the eID counts, in the second slot with a bank card in the first', async () => {
    await put({ fault: 'bank-card' }, 0);
    await program.until((now) => findingOf(now, 'eid') === 'eid.not-eid', 'bank card');
    await put({}, 1);
    await program.until((now) => stateOf(now, 'certificate') === 'ok', 'read');
  });

  it('a card swapped for another in the same slot is read anew', async () => {
    const first = await put({ validUntil: '2024-01-31' });
    await program.until((now) => findingOf(now, 'validity') === 'validity.expired', 'expired');
    await first.remove();
    await put({});
    await program.until((now) => stateOf(now, 'certificate') === 'ok', 'read');
  });
});

describe('a card pulled out', () => {
  it('in the middle of an answer is found to be no card, and nothing else', async () => {
    await put({ fault: 'vanish' });
    await program.until((now) => findingOf(now, 'card') === 'card.none', 'no card');
  });
});
