/**
 * Readers, cards and programs as people describe them in public bug reports, set up in a real pcscd, and what is said
 * of them at the counter. Each row names the report; nothing of the program was made with these rows in mind.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdCard, type Holder, type HowHeld } from '../../tools/holder.ts';
import { pcInOrder, type PcInOrder } from '../../tools/pc-in-order.ts';
import { port, startPcscd, type Pcscd } from '../../tools/pcscd.ts';
import { run, printedSchema, type Printed } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { eid, type CardOptions } from '../../virtual-eid/card.ts';
import { insert, type Inserted } from '../../virtual-eid/vpcd.ts';
import * as v from 'valibot';

let pcscd: Pcscd | null = null;
let pc: PcInOrder;
let inserted: Inserted[];
let holder: Holder | null;
beforeEach(() => {
  pc = pcInOrder();
  inserted = [];
  holder = null;
});
afterEach(async () => {
  await holder?.letGo();
  for (const each of inserted) await each.remove();
  await pcscd?.stop();
  pcscd = null;
  pc.remove();
});

type Card = Partial<CardOptions>;
const VALID: Card = {};
const EXPIRED: Card = { validUntil: '2024-01-31' };
const UPSIDE_DOWN: Card = { fault: 'mute' };
/** Cards that are no eID, by their ATR and their answer to SELECT. */
const BANK: Card = { selectAnswer: 0x6a82, atr: '3B6E000080318066B08412016E0183009000' };
const PIV: Card = { selectAnswer: 0x6a82, atr: '3BFD1300008131FE158073C021C057597562694B657940' };
const DNIE: Card = { selectAnswer: 0x6a82, atr: '3B7F380000006A444E496520024C340113039000' };
const ESTONIAN: Card = { selectAnswer: 0x6a82, atr: '3BFE1800008031FE454573744549442076657220312E30A8' };
const JAVA_CARD: Card = { selectAnswer: 0x6a82, atr: '3B6800000073C84000009000' };
const SIM: Card = { selectAnswer: 0x6e00, atr: '3B9F96801FC78031A073BE21136743200718000001A5' };
const VITALE: Card = { selectAnswer: 0x6e00, atr: '3B750000002920C49000' };
const ANTENNA: Card = { selectAnswer: 0x6a82, atr: '3B8F8001804F0CA000000306030001000000006A' };
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const ACR39U = 'ACS ACR39U ICC Reader';
const YUBIKEY = 'Yubico YubiKey OTP+FIDO+CCID';
const ALCOR = 'Alcor Micro AU9540';
/** OpenSC#1846: what one office PC lists. */
const FULL_PC = [
  'AKS ifdh',
  'AKS VR',
  'Broadcom Corp Broadcom NFP',
  'Broadcom Corp Contacted SmartCard',
  'Broadcom Corp Contactless SmartCard',
  'Rainbow Technologies iKeyVirtualReader',
  'Yubico Yubikey 4 OTP+U2F+CCID',
];

interface Row {
  what: string;
  /** Readers by name, each with what is in its first slot, and in its second where that matters. */
  readers: readonly (readonly [name: string, first?: Card | null, second?: Card])[];
  held?: readonly [reader: string, how: HowHeld];
  pc?: (made: PcInOrder) => void | Promise<void>;
  says: readonly [Printed['verdict'], finding: string | null];
  /** The reader that the sentence is about. */
  about?: string;
  remark?: string;
}
const pcOf = (names: readonly string[], full: Readonly<Record<string, Card>>): Row['readers'] =>
  names.map((name) => [name, full[name] ?? null] as const);
const software = (version: string) => (made: PcInOrder) =>
  made.tool(
    'dpkg-query',
    [
      `echo 'libbeidpkcs11-0|install ok installed|${version}v${version}-0deb12-1'`,
      "echo 'chromium|install ok installed|142.0.1-1'",
    ].join('\n'),
  );
const onlyOpenSc = async ({ env, tool }: PcInOrder): Promise<void> => {
  tool('dpkg-query', "echo 'chromium|install ok installed|142.0.1-1'");
  const library = join(env['HOME'] ?? '', 'opensc-pkcs11.so');
  await writeFile(library, '');
  await writeFile(join(env['HOME'] ?? '', '.pki/nssdb/pkcs11.txt'), `library=${library}\nname=OpenSC\n`);
};

const ROWS: readonly Row[] = [
  // Which reader counts.
  {
    what: 'seven kinds of readers on one PC, the eID in the only slot that takes one (OpenSC#1846)',
    readers: pcOf(FULL_PC, { 'Broadcom Corp Contacted SmartCard': VALID, 'Yubico Yubikey 4 OTP+U2F+CCID': PIV }),
    says: ['ready', null],
    about: 'Broadcom Corp Contacted SmartCard',
  },
  {
    what: 'seven kinds of readers on one PC, no eID in yet',
    readers: pcOf(FULL_PC, { 'Yubico Yubikey 4 OTP+U2F+CCID': PIV }),
    says: ['blocked', 'card.none'],
    about: 'Broadcom Corp Contacted SmartCard',
  },
  {
    what: 'six kinds of readers on one PC, none of them a slot that takes an eID',
    readers: pcOf(
      FULL_PC.filter((name) => !name.includes('Contacted')),
      { 'Yubico Yubikey 4 OTP+U2F+CCID': PIV },
    ),
    says: ['blocked', 'reader.contactless-only'],
  },
  {
    what: 'as many slots as pcscd has room for, the eID in the last',
    readers: pcOf([...FULL_PC, 'Cherry SmartTerminal ST-1144'], { 'Cherry SmartTerminal ST-1144': VALID }),
    says: ['ready', null],
  },
  {
    what: 'a virtual reader of an accountant’s software beside a real one (OpenSC#3504)',
    readers: [
      ['DATEV Virtueller SmartCard Leser', PIV],
      ['Cherry SmartTerminal ST-2xxx', VALID],
    ],
    says: ['ready', null],
  },
  {
    what: 'a virtual reader of an accountant’s software and nothing else',
    readers: [['DATEV Virtueller SmartCard Leser']],
    says: ['blocked', 'reader.virtual-only'],
  },
  {
    what: 'a tablet with an antenna of its own (nfcpy#232)',
    readers: [['Microsoft IFD']],
    says: ['blocked', 'reader.contactless-only'],
  },
  {
    what: 'a bank card left on a tablet’s own antenna, and an empty reader',
    readers: [['Microsoft IFD', ANTENNA], [ACR39U]],
    says: ['blocked', 'card.on-antenna'],
  },
  {
    what: 'a card on the antenna of a reader that has a slot too, under one name (pcsc-tools#9)',
    readers: [['OMNIKEY CardMan (076B:5121) 5121', null, ANTENNA]],
    says: ['blocked', 'card.on-antenna'],
  },
  {
    what: 'an antenna and the slot inside it (ACR1252)',
    readers: [
      ['ACS ACR1252 Dual Reader PICC', ANTENNA],
      ['ACS ACR1252 Dual Reader SAM', UPSIDE_DOWN],
    ],
    says: ['blocked', 'reader.contactless-only'],
  },
  { what: 'a security key and nothing else', readers: [[YUBIKEY, PIV]], says: ['blocked', 'reader.token-only'] },
  {
    what: 'a modem’s SIM and nothing else',
    readers: [['Microsoft UICC ISO Reader 28fa7ff5', SIM]],
    says: ['blocked', 'reader.token-only'],
  },
  {
    what: 'a crypto wallet beside an empty reader',
    readers: [['Ledger Nano X', JAVA_CARD], [ACR39U]],
    says: ['blocked', 'card.none'],
    about: ACR39U,
  },
  {
    what: 'a Nitrokey that answers and an eID the wrong way round (pcsc-tools#51)',
    readers: [
      ['Nitrokey Nitrokey Pro', PIV],
      [ACR39U, UPSIDE_DOWN],
    ],
    says: ['blocked', 'card.mute'],
    about: ACR39U,
  },
  {
    what: 'an eID in a reader for SIM-size cards',
    readers: [['Gemalto USB Shell Token V2', VALID]],
    says: ['ready', null],
  },
  {
    what: 'a guest system’s reader with an eID in it',
    readers: [['VMware Virtual USB CCID', VALID]],
    says: ['ready', null],
  },
  {
    what: 'a guest system’s reader, empty',
    readers: [['VMware Virtual USB CCID']],
    says: ['blocked', 'reader.virtual-only'],
  },
  { what: 'a keyboard with a slot', readers: [['Dell Dell Smart Card Reader Keyboard', VALID]], says: ['ready', null] },
  {
    what: 'a reader with keys and an antenna (OpenSC#2348)',
    readers: [['REINER SCT cyberJack RFID komfort', VALID]],
    says: ['ready', null],
  },
  {
    what: 'a card reader of a memory-card hub',
    readers: [['Generic USB2.0-CRW [Smart Card Reader Interface]', VALID]],
    says: ['ready', null],
  },
  // Two cards.
  {
    what: 'a dead card in the first reader, a good one in the second (OpenSC#2222)',
    readers: [
      [ALCOR, UPSIDE_DOWN],
      [ACR39U, VALID],
    ],
    says: ['ready', null],
    about: ACR39U,
  },
  {
    what: 'a bank card in the laptop, the eID on the desk',
    readers: [
      [ALCOR, BANK],
      [ACR39U, VALID],
    ],
    says: ['ready', null],
  },
  {
    what: 'a bank card in the laptop, nothing on the desk',
    readers: [[ALCOR, BANK], [ACR39U]],
    says: ['blocked', 'eid.not-eid'],
  },
  {
    what: 'the old card and the new one, both in',
    readers: [
      [ALCOR, EXPIRED],
      [ACR39U, VALID],
    ],
    says: ['ready', null],
  },
  {
    what: 'a foreign card in one reader, an expired eID in the other',
    readers: [
      [ALCOR, ESTONIAN],
      [ACR39U, EXPIRED],
    ],
    says: ['blocked', 'validity.expired'],
  },
  // Other programs.
  {
    what: 'GnuPG holds the security key for itself, the eID is free (PCSC#215)',
    readers: [
      [YUBIKEY, PIV],
      [ACR39U, VALID],
    ],
    held: [YUBIKEY, 'exclusive'],
    says: ['ready', null],
  },
  {
    what: 'GnuPG took the eID for a card of its own (PCSC#215)',
    readers: [[ACR39U, VALID]],
    held: [ACR39U, 'exclusive'],
    says: ['blocked', 'card.busy'],
  },
  {
    what: 'the desktop is connected to the eID and does nothing (gsd-smartcard, PCSC#215)',
    readers: [[ACR39U, VALID]],
    held: [ACR39U, 'shared'],
    says: ['ready', null],
  },
  {
    what: 'a program works with the old card, the new one is free',
    readers: [
      [ALCOR, EXPIRED],
      [ACR39U, VALID],
    ],
    held: [ALCOR, 'transaction'],
    says: ['ready', null],
  },
  {
    what: 'a program that never lets go of the eID',
    readers: [[ACR39U, VALID]],
    held: [ACR39U, 'transaction'],
    says: ['unknown', 'card.in-use'],
  },
  // Cards.
  { what: 'a Spanish DNIe', readers: [[ACR39U, DNIE]], says: ['blocked', 'eid.not-eid'] },
  { what: 'an Estonian card, T=1', readers: [[ACR39U, ESTONIAN]], says: ['blocked', 'eid.not-eid'] },
  { what: 'an empty Java card', readers: [[ACR39U, JAVA_CARD]], says: ['blocked', 'eid.not-eid'] },
  { what: 'a SIM in an adapter', readers: [[ACR39U, SIM]], says: ['blocked', 'eid.unrecognised'] },
  { what: 'a French health card', readers: [[ACR39U, VITALE]], says: ['blocked', 'eid.unrecognised'] },
  { what: 'an eID of 2005 to 2013', readers: [[ACR39U, { applet: '1.1' }]], says: ['ready', null] },
  { what: 'an eID of 2014 to 2020', readers: [[ACR39U, { applet: '1.7' }]], says: ['ready', null] },
  { what: 'a child’s card with its certificate', readers: [[ACR39U, { documentType: '6' }]], says: ['ready', null] },
  {
    what: 'a child’s card without a certificate',
    readers: [[ACR39U, { documentType: '6', certificate: 'absent' }]],
    says: ['blocked', 'certificate.minor'],
  },
  {
    what: 'a card from the consulate, never activated',
    readers: [[ACR39U, { certificate: 'inactive' }]],
    says: ['blocked', 'certificate.inactive'],
  },
  {
    what: 'a card handed out a day too early',
    readers: [[ACR39U, { validFrom: day(2) }]],
    says: ['blocked', 'validity.not-yet'],
  },
  {
    what: 'the last day of a card',
    readers: [[ACR39U, { validUntil: day(0) }]],
    says: ['ready', null],
    remark: 'validity.soon',
  },
  {
    what: 'a kind of card that is new',
    readers: [[ACR39U, { documentType: '41' }]],
    says: ['ready', null],
    remark: 'eid.unknown-kind',
  },
  {
    what: 'a chip that dies while it is read',
    readers: [[ACR39U, { silentFrom: 12 }]],
    says: ['unknown', 'chip.silent'],
  },
  { what: 'a chip that wakes up after eight seconds', readers: [[ALCOR, { slowOnceMs: 8000 }]], says: ['ready', null] },
  { what: 'a damaged memory', readers: [[ACR39U, { selectAnswer: 0x6581 }]], says: ['blocked', 'chip.defective'] },
  {
    what: 'noise instead of answers, in a laptop’s reader (CCID#84)',
    readers: [[ALCOR, { fault: 'short-answers' }]],
    says: ['blocked', 'chip.silent'],
  },
  // The PC.
  {
    what: 'software of before the cards of 2021, and a card of 2021',
    readers: [[ACR39U, VALID]],
    pc: software('4.4.19'),
    says: ['blocked', 'middleware.outdated'],
  },
  {
    what: 'software of before the cards of 2021, and a card of before',
    readers: [[ACR39U, { applet: '1.7' }]],
    pc: software('4.4.19'),
    says: ['ready', null],
    remark: 'middleware.outdated',
  },
  {
    what: 'OpenSC in the browser instead of the official software (eid-mw#67)',
    readers: [[ACR39U, VALID]],
    pc: onlyOpenSc,
    says: ['unknown', null],
  },
  {
    what: 'neither OpenSC nor the official software',
    readers: [[ACR39U, VALID]],
    pc: async ({ env, tool }) => {
      tool('dpkg-query', "echo 'chromium|install ok installed|142.0.1-1'");
      await writeFile(join(env['HOME'] ?? '', '.pki/nssdb/pkcs11.txt'), '');
    },
    says: ['blocked', 'middleware.missing'],
  },
];

it.each(ROWS)(
  '$what: the verdict and the finding are $says',
  async ({ readers, held, pc: change, says, about, remark }) => {
    pcscd = await startPcscd(readers.map(([name]) => name));
    for (const [index, [, first, second]] of readers.entries()) {
      if (first) inserted.push(await insert(port(index, 0), eid(first)));
      if (second) inserted.push(await insert(port(index, 1), eid(second)));
    }
    if (held !== undefined) {
      const [name, how] = held;
      const place = readers.findIndex(([each]) => each === name);
      const slot = `${name} ${String(place).padStart(2, '0')} 00`;
      holder = await until(
        () => holdCard(slot, how).catch(() => null),
        (made) => made !== null,
        `the holder of ${slot}`,
      );
    }
    await change?.(pc);
    const { out } = await run(['check', '--json'], pc.env);
    const printed = v.parse(printedSchema, JSON.parse(out));
    expect([printed.verdict, printed.next?.finding ?? null], out).toEqual(says);
    if (about !== undefined) expect(printed.checks.find(({ id }) => id === 'card')?.data['reader']).toBe(about);
    if (remark !== undefined) expect(printed.remarks.map(({ finding }) => finding)).toContain(remark);
  },
);
