/** An emulated Belgian eID: its files, its answers, its faults (docs/facts/card.md#what-an-emulated-card-needs). */
import { certificates, signed, type Applet } from './make-certificate.ts';
import { PERSON, addressFile, identityFile } from './make-identity.ts';
import { pkcs15Files } from './pkcs15.ts';

export type Fault =
  | 'none'
  | 'bank-card'
  | 'short-answers'
  | 'wrong-lengths'
  | 'defective'
  | 'nonsense-identity'
  | 'mute'
  | 'garbage-atr'
  | 'vanish';

export interface CardOptions {
  applet: Applet;
  documentType: string;
  validFrom: string;
  validUntil: string;
  certificate: { from: Date; until: Date } | 'absent' | 'inactive';
  fault: Fault;
  /** Milliseconds that the card takes before each answer. */
  slowMs: number;
  /** Milliseconds that the card takes before its very first answer. */
  slowOnceMs: number;
  /** From this command on, counted from 1, it answers nothing any more; null: it always answers. */
  silentFrom: number | null;
  /** What SELECT of the applet answers, where it is not the applet's own answer. */
  selectAnswer: number | null;
  /** Another ATR than the applet's, as hexadecimal text. */
  atr: string | null;
  pinTries: number;
}

const ATR_17 = '3B9813400AA503010101AD1311';
const ATR_18 = '3B7F96000080318065B085040120120FFF829000';
const AID = 'a00000003029057000ad13100101ff';
const LIFE = 0x0f;
const year = (offset: number): Date => new Date(Date.now() + offset * 365.25 * 86_400_000);
const sw = (code: number): Buffer => Buffer.from([code >> 8, code & 0xff]);

/** A valid card of an adult Belgian, except for what `change` says. */
export function eid(change: Partial<CardOptions> = {}): VirtualEid {
  return new VirtualEid({
    applet: '1.8',
    documentType: '1',
    validFrom: year(-2).toISOString().slice(0, 10),
    validUntil: year(8).toISOString().slice(0, 10),
    certificate: { from: year(-2), until: year(8) },
    fault: 'none',
    slowMs: 0,
    slowOnceMs: 0,
    silentFrom: null,
    selectAnswer: null,
    atr: null,
    pinTries: 3,
    ...change,
  });
}

export class VirtualEid {
  readonly options: CardOptions;
  readonly atr: Buffer;
  /** Every command received, as hexadecimal text. */
  readonly received: string[] = [];
  /** Every answer to them, likewise, with its status word. */
  readonly answered: string[] = [];
  /** Every byte of a file that was handed out: file → offsets. */
  readonly handedOut = new Map<number, Set<number>>();
  readonly files: ReadonlyMap<number, Buffer>;
  #folder = 0x3f00;
  #file: number | null = null;

  constructor(options: CardOptions) {
    this.options = options;
    const atr = options.applet === '1.8' ? ATR_18 : ATR_17;
    this.atr = Buffer.from(options.atr ?? (options.fault === 'garbage-atr' ? '3BFF00FF00FF' : atr), 'hex');
    this.files = makeFiles(options);
  }

  reset(): void {
    this.#folder = 0x3f00;
    this.#file = null;
  }

  /** Answers a command. Null when the card was pulled out in the middle of it. */
  answer(command: Buffer): Buffer | null {
    const answer = this.#work(command);
    this.answered.push(answer?.toString('hex') ?? '');
    return answer;
  }

  #work(command: Buffer): Buffer | null {
    this.received.push(command.toString('hex'));
    const { fault } = this.options;
    const [, ins = 0, p1 = 0, p2 = 0] = command;
    if (fault === 'bank-card') return sw(0x6a82);
    if (fault === 'short-answers') return Buffer.from([0x90]);
    if (fault === 'vanish' && ins === 0xb0) return null;
    switch (ins) {
      case 0xa4:
        return this.#select(p1, command.subarray(5));
      case 0xb0:
        return this.#read(((p1 & 0x7f) << 8) | p2, command[4] ?? 0);
      case 0xe4:
        return this.#cardData(p2, command[4] ?? 0);
      default:
        return sw(0x6d00);
    }
  }

  #select(p1: number, data: Buffer): Buffer {
    if (p1 === 0x04) {
      // Over T=0 a command has Lc bytes of data; some clients add Le.
      const found = data.subarray(0, 15).toString('hex') === AID;
      if (this.options.selectAnswer !== null) return sw(this.options.selectAnswer);
      if (found) this.reset();
      return sw(found ? 0x9000 : 0x6a82);
    }
    const ids = Array.from({ length: Math.floor(data.length / 2) }, (_, index) => data.readUInt16BE(index * 2));
    // A selection by path (P1 = 08) starts at the top, with or without 3F00; one by file id (02) starts in the present
    // folder.
    if (p1 === 0x08) this.#folder = 0x3f00;
    for (const id of p1 === 0x08 && ids[0] === 0x3f00 ? ids.slice(1) : ids) {
      const code = this.#enter(id);
      if (code !== 0x9000) return sw(code);
    }
    return sw(0x9000);
  }

  #enter(id: number): number {
    if (id === 0x3f00 || ((id === 0xdf00 || id === 0xdf01) && this.#folder === 0x3f00)) {
      this.#folder = id;
      this.#file = null;
      return 0x9000;
    }
    if (this.#folder !== folderOf(id) || !this.files.has(id)) return 0x6a82;
    if (id === 0x5038 && this.options.certificate === 'inactive')
      return this.options.applet === '1.8' ? 0x6985 : 0x6283;
    this.#file = id;
    return 0x9000;
  }

  #read(offset: number, le: number): Buffer {
    if (this.#file === null) return sw(0x6986);
    if (this.options.fault === 'defective') return sw(0x6581);
    const file = this.files.get(this.#file) ?? Buffer.alloc(0);
    if (offset >= file.length) return sw(0x6b00);
    const length = le === 0 ? 256 : le;
    const left = file.length - offset;
    if (left < length) return sw(0x6c00 | left);
    const out = this.handedOut.get(this.#file) ?? new Set();
    this.handedOut.set(this.#file, out);
    for (let at = offset; at < offset + length; at += 1) out.add(at);
    const data = file.subarray(offset, offset + length);
    return Buffer.concat([this.options.fault === 'wrong-lengths' ? data.subarray(1) : data, sw(0x9000)]);
  }

  #cardData(p2: number, le: number): Buffer {
    const withTries = p2 === 0x01 && this.options.applet === '1.8';
    const length = withTries ? 0x1f : 0x1c;
    if (le !== length) return sw(0x6c00 | length);
    const applet = { '1.1': 0x11, '1.7': 0x17, '1.8': 0x18 }[this.options.applet];
    const data = Buffer.concat([
      Buffer.from(PERSON.chipNumber),
      Buffer.from([0x01, 0x02, 0x03, 0x04, 0x05, applet, 0x00, 0x03, 0x00, 0x21, 0x01, LIFE]),
    ]);
    return Buffer.concat([
      data,
      withTries ? Buffer.from([this.options.pinTries, 0xff, 0xff]) : Buffer.alloc(0),
      sw(0x9000),
    ]);
  }
}

function makeFiles(options: CardOptions): Map<number, Buffer> {
  const { applet } = options;
  const room = applet === '1.8' ? 2500 : 1300;
  const given = options.certificate;
  const made = certificates(
    applet,
    `${PERSON.givenNames} ${PERSON.surname}`,
    PERSON.nationalNumber,
    given === 'absent' || given === 'inactive' ? { from: year(-2), until: year(8) } : given,
  );
  // A certificate that the card lacks is a file of zeros; after a certificate that is there come some more zeros
  // (docs/facts/card.md#files-on-the-card).
  const padded = (der: Buffer): Buffer => Buffer.concat([der, Buffer.alloc(50)]);
  const holders = (der: Buffer): Buffer => (given === 'absent' ? Buffer.alloc(room) : padded(der));
  const identity = options.fault === 'nonsense-identity' ? Buffer.alloc(200, 0xfe) : identityFile(options);
  return new Map([
    [0x4031, identity],
    [0x4032, signed(applet, identity)],
    [0x4033, addressFile()],
    [0x4034, signed(applet, addressFile())],
    [0x4035, Buffer.alloc(2800, 0xff)],
    [0x5038, holders(made.authentication)],
    [0x5039, holders(made.signature)],
    [0x503a, padded(made.citizen)],
    [0x503b, padded(made.root)],
    [0x503c, padded(made.register)],
    ...pkcs15Files({ applet, authentication: given !== 'absent', serial: Buffer.from(PERSON.chipNumber) }),
  ]);
}

/** Files 50xx are in PKCS#15's folder, 40xx in the identity's, all others in the root. */
function folderOf(id: number): number {
  if (id >> 8 === 0x50) return 0xdf00;
  return id >> 8 === 0x40 ? 0xdf01 : 0x3f00;
}
