/** Fresh test certificates in the shape of a card's: RSA on applet 1.7, EC P-384 on 1.8. Nothing of a real one. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { bitString, integer, oid, printable, sequence, set, time, tlv, utf8 } from './der.ts';

const RSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), Buffer.from([0x05, 0x00]));
const ECDSA_SHA384 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03));
const attribute = (id: number, value: Buffer): Buffer => set(sequence(oid(0x55, 0x04, id), value));

const pairs = new Map<string, ReturnType<typeof makePair>>();
function makePair(applet: '1.7' | '1.8') {
  const { privateKey, publicKey } = applet === '1.7' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }) };
}

/** One key pair per run and kind: making RSA keys takes longer than the tests that need them. */
function pairFor(applet: '1.7' | '1.8') {
  const made = pairs.get(applet) ?? makePair(applet);
  pairs.set(applet, made);
  return made;
}

export function certificate({ applet, name, serial, from, until }: { applet: '1.7' | '1.8'; name: string; serial: string; from: Date; until: Date }): Buffer {
  const { privateKey, publicKey } = pairFor(applet);
  const algorithm = applet === '1.7' ? RSA_SHA256 : ECDSA_SHA384;
  // The issuer of EC cards is long: no fixed offset leads to Validity (facts §1.6).
  const issuer = sequence(attribute(6, printable('BE')), ...(applet === '1.8' ? [attribute(10, utf8('A test authority with a rather long name, as the real one has'))] : []), attribute(3, utf8('Test Citizen CA')), attribute(5, printable('202601')));
  const subject = sequence(attribute(6, printable('BE')), attribute(3, utf8(`${name} (Authentication)`)), attribute(5, printable(serial)));
  const content = sequence(tlv(0xa0, integer(2)), integer(0x10, 0x22, 0x33, 0x44, 0x55), algorithm, issuer, sequence(time(from), time(until)), subject, publicKey);
  return sequence(content, algorithm, bitString(sign(applet === '1.7' ? 'sha256' : 'sha384', content, privateKey)));
}
