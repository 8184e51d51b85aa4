/**
 * Fresh test certificates in the shape of a card's: RSA on applets 1.1 and 1.7, EC P-384 on 1.8. Nothing of a real one.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { bitString, integer, oid, printable, sequence, set, time, tlv, utf8 } from './der.ts';

export type Applet = '1.1' | '1.7' | '1.8';
export interface Subject {
  readonly commonName: string;
  readonly serial: string;
}

const RSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), Buffer.from([0x05, 0x00]));
const ECDSA_SHA384 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03));
const attribute = (id: number, value: Buffer): Buffer => set(sequence(oid(0x55, 0x04, id), value));
const ROOT: Subject = { commonName: 'Test Root CA', serial: '1' };
const CITIZEN: Subject = { commonName: 'Test Citizen CA', serial: '202601' };

const pairs = new Map<Applet, ReturnType<typeof makePair>>();
function makePair(applet: Applet) {
  const { privateKey, publicKey } =
    applet === '1.8'
      ? generateKeyPairSync('ec', { namedCurve: 'P-384' })
      : generateKeyPairSync('rsa', { modulusLength: applet === '1.1' ? 1024 : 2048 });
  return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }) };
}

/** One key pair for each run and kind of card: making RSA keys takes longer than the tests that need them. */
function pairFor(applet: Applet) {
  const made = pairs.get(applet) ?? makePair(applet);
  pairs.set(applet, made);
  return made;
}

/** Signs as the register or the card would, for example the signature over the identity file. */
export function signed(applet: Applet, content: Buffer): Buffer {
  return sign(applet === '1.8' ? 'sha384' : 'sha256', content, pairFor(applet).privateKey);
}

export interface Certificates {
  authentication: Buffer;
  signature: Buffer;
  citizen: Buffer;
  root: Buffer;
  register: Buffer;
}

/** The five certificates of a card; the holder's two last from `from` until `until`. */
export function certificates(
  applet: Applet,
  name: string,
  serial: string,
  dates: { from: Date; until: Date },
): Certificates {
  const long = { from: new Date('2020-01-01'), until: new Date('2049-01-01') };
  return {
    authentication: certificate(applet, 2, { commonName: `${name} (Authentication)`, serial }, CITIZEN, dates),
    signature: certificate(applet, 3, { commonName: `${name} (Signature)`, serial }, CITIZEN, dates),
    citizen: certificate(applet, 4, CITIZEN, ROOT, long),
    root: certificate(applet, 6, ROOT, ROOT, long),
    register: certificate(applet, 8, { commonName: 'Test RRN', serial: '8' }, ROOT, long),
  };
}

function certificate(
  applet: Applet,
  number: number,
  subject: Subject,
  issuer: Subject,
  { from, until }: { from: Date; until: Date },
): Buffer {
  const algorithm = applet === '1.8' ? ECDSA_SHA384 : RSA_SHA256;
  // The issuer of EC cards is long: no fixed offset leads to Validity (docs/facts/card.md#the-certificate).
  const organisation =
    applet === '1.8' ? [attribute(10, utf8('A test authority with a rather long name, as the real one has'))] : [];
  const named = ({ commonName, serial }: Subject, ...more: Buffer[]): Buffer =>
    sequence(attribute(6, printable('BE')), ...more, attribute(3, utf8(commonName)), attribute(5, printable(serial)));
  const content = sequence(
    tlv(0xa0, integer(2)),
    integer(0x10, 0x22, 0x33, 0x44, 0x50 + number),
    algorithm,
    named(issuer, ...organisation),
    sequence(time(from), time(until)),
    named(subject),
    pairFor(applet).publicKey,
  );
  return sequence(content, algorithm, bitString(signed(applet, content)));
}
