/**
 * The files by which a PKCS#15 client finds its way on the card (ISO 7816-15; what clients insist on:
 * docs/facts/card.md#what-an-emulated-card-needs).
 */
import { bits, boolean, integer, octets, oid, sequence, tlv, utf8 } from './der.ts';

/** Whose key signs and whose certificate is missing differ from card to card; the paths do not. */
export interface Pkcs15Options {
  applet: '1.1' | '1.7' | '1.8';
  /** The authentication certificate is on the card. */
  authentication: boolean;
  serial: Buffer;
}

const path = (file: number): Buffer => sequence(octets(Buffer.from([0x3f, 0x00, 0xdf, 0x00, file >> 8, file & 0xff])));
const PIN_ID = octets(Buffer.from([0x01]));
const APPLICATION = Buffer.from('a000000177504b43532d3135', 'hex');

/** EF(DIR): where the PKCS#15 application is. */
function directory(): Buffer {
  // The last object is the Belgian government's own arc, 2.16.56.2.
  return tlv(
    0x61,
    tlv(0x4f, APPLICATION),
    tlv(0x50, Buffer.from('BELPIC')),
    tlv(0x51, Buffer.from([0x3f, 0x00, 0xdf, 0x00])),
    tlv(0x73, oid(0x60, 0x38, 0x02)),
  );
}

/** EF(TokenInfo): the chip's serial number, so it identifies. */
function tokenInfo(serial: Buffer): Buffer {
  return sequence(
    integer(0),
    octets(serial),
    tlv(0x80, Buffer.from('BELPIC')),
    bits(0x04, 0x30),
    tlv(0x9e, Buffer.from([0x01, 0x01, 0x00, 0x00])),
  );
}

function objects(): Buffer {
  return Buffer.concat([tlv(0xa0, path(0x5035)), tlv(0xa4, path(0x5037)), tlv(0xa8, path(0x5034))]);
}

function pins(): Buffer {
  const attributes = sequence(
    bits(0x00, 0x30),
    tlv(0x0a, Buffer.from([0x00])),
    integer(4),
    integer(8),
    tlv(0x80, Buffer.from([0x01])),
    octets(Buffer.from([0xff])),
    path(0x3f00),
  );
  return sequence(sequence(utf8('Basic PIN'), bits(0x06, 0xc0)), sequence(PIN_ID), tlv(0xa1, attributes));
}

function privateKeys(applet: Pkcs15Options['applet']): Buffer {
  const key = (label: string, id: number, usage: Buffer, reference: number): Buffer => {
    const common = sequence(utf8(label), bits(0x06, 0xc0), PIN_ID);
    // DER: a leading zero byte keeps the reference positive.
    const own = sequence(octets(Buffer.from([id])), usage, bits(0x03, 0xb8), integer(0x00, reference));
    return applet === '1.8'
      ? tlv(0xa0, common, own, tlv(0xa1, sequence(path(0x3f00), integer(0x01, 0x80))))
      : sequence(
          common,
          own,
          tlv(0xa1, sequence(path(0x3f00), applet === '1.1' ? integer(0x04, 0x00) : integer(0x08, 0x00))),
        );
  };
  return Buffer.concat([
    key('Authentication', 2, bits(0x05, 0x20), 0x82),
    key('Signature', 3, bits(0x06, 0x00, 0x40), 0x83),
  ]);
}

/** Certificates by id: 2 authentication, 3 signature, 4 citizen authority, 6 root. */
function certificates(authentication: boolean): Buffer {
  const entry = (label: string, id: number, file: number, authority: boolean): Buffer =>
    sequence(
      sequence(utf8(label), bits(0x00)),
      sequence(octets(Buffer.from([id])), ...(authority ? [boolean(true)] : [])),
      tlv(0xa1, sequence(path(file))),
    );
  return Buffer.concat([
    ...(authentication ? [entry('Authentication', 2, 0x5038, false), entry('Signature', 3, 0x5039, false)] : []),
    entry('CA', 4, 0x503a, true),
    entry('Root', 6, 0x503b, true),
  ]);
}

export function pkcs15Files({ applet, authentication, serial }: Pkcs15Options): [number, Buffer][] {
  return [
    [0x2f00, directory()],
    [0x5031, objects()],
    [0x5032, tokenInfo(serial)],
    [0x5034, pins()],
    [0x5035, privateKeys(applet)],
    [0x5037, certificates(authentication)],
  ];
}
