/**
 * An independent client takes the virtual card for an eID: what the other tests conclude from it is worth something.
 */
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPcscd, SLOTS, type Pcscd } from '../../tools/pcscd.ts';
import { until } from '../../tools/wait.ts';
import { eid, type CardOptions, type VirtualEid } from '../../virtual-eid/card.ts';
import { PERSON } from '../../virtual-eid/make-identity.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';

const ask = async (tool: 'opensc-tool' | 'pkcs15-tool', ...args: string[]): Promise<string> =>
  (await promisify(execFile)(tool, ['--reader', '0', ...args])).stdout;

let pcscd: Pcscd;
beforeAll(async () => {
  pcscd = await startPcscd();
});
afterAll(() => pcscd.stop());

describe.each<[string, Partial<CardOptions>, string]>([
  ['applet 1.7', { applet: '1.7' }, 'rsa'],
  ['applet 1.8', { applet: '1.8' }, 'ec'],
])('OpenSC, given a card of %s', (_what, change, keyType) => {
  let card: VirtualEid;
  let inserted: Inserted;
  beforeAll(async () => {
    card = eid(change);
    inserted = await insert(SLOTS[0], card);
    await until(
      () => ask('opensc-tool', '--atr').catch(() => ''),
      (said) => said.includes(':'),
      'the card',
    );
  });
  afterAll(async () => {
    await inserted.remove();
    await until(
      () => ask('opensc-tool', '--atr').catch(() => ''),
      (said) => said === '',
      'no card',
    );
  });

  it('calls it a Belpic card', async () => {
    expect((await ask('opensc-tool', '--name')).trim()).toBe('Belpic cards');
  });

  it('lists its PIN, its two keys and its four certificates', async () => {
    const said = await ask('pkcs15-tool', '-D');
    expect(said).toContain('PKCS#15 Card [BELPIC]');
    expect(said.match(/^PIN \[.*\]/gm)).toEqual(['PIN [Basic PIN]']);
    expect(said.match(/^Private \w+ Key \[.*\]/gm)).toEqual(
      ['Authentication', 'Signature'].map((label) => `Private ${keyType.toUpperCase()} Key [${label}]`),
    );
    expect(said.match(/^X\.509 Certificate \[.*\]/gm)).toEqual(
      ['Authentication', 'Signature', 'CA', 'Root'].map((label) => `X.509 Certificate [${label}]`),
    );
  });

  it('reads the authentication certificate, and it is the one that was put there', async () => {
    const read = new X509Certificate(await ask('pkcs15-tool', '--read-certificate', '02'));
    expect(read.subject).toContain(PERSON.surname);
    expect(read.publicKey.asymmetricKeyType).toBe(keyType);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(card.files.get(0x5038)?.subarray(0, read.raw.length).equals(read.raw)).toBe(true);
  });
});

it('OpenSC finds no holder’s certificate on a card without one', async () => {
  const inserted = await insert(SLOTS[0], eid({ certificate: 'absent' }));
  const said = await until(
    () => ask('pkcs15-tool', '--list-certificates').catch(() => ''),
    (text) => text.includes('[CA]'),
    'the list',
  );
  expect(said.match(/^X\.509 Certificate \[.*\]/gm)).toEqual(
    ['CA', 'Root'].map((label) => `X.509 Certificate [${label}]`),
  );
  await inserted.remove();
});
