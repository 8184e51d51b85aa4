/**
 * The binding: the system's PC/SC library through koffi, every call on a pool thread (rule 1 of docs/facts/pcsc.md),
 * every result a number or a plain value.
 */
import * as v from 'valibot';
import { STATE, codeName, PcscError } from './codes.ts';
import { binding, type Koffi } from './binding.ts';
import { winscardLayout, type WinscardLayout } from './layout.ts';

/** A koffi type, by name or made. */
type Type = string | ReturnType<Koffi['struct']>;
/** A type as an argument, which may also say in which direction it is passed. */
type ArgumentType = Type | ReturnType<Koffi['out']>;

/** A context or card handle as the library gave it; only passed back. */
export type Handle = number | bigint;

/** One entry of SCardGetStatusChange. */
export interface ReaderState {
  reader: string;
  current: number;
  event: number;
  atr: Uint8Array;
}

/** The winscard functions that are used here. Each call rejects with a PcscError when the library answers an error. */
export interface Library {
  establish(): Promise<Handle>;
  release(context: Handle): Promise<void>;
  cancel(context: Handle): Promise<void>;
  /** Names of the readers; empty when there are none. */
  list(context: Handle): Promise<string[]>;
  /** Waits at most `timeout` ms, and gives the states as they are then. Null when nothing changed in that time. */
  wait(context: Handle, states: ReaderState[], timeout: number): Promise<ReaderState[] | null>;
  /** SHARED, with whichever protocol the card and its reader agree on: the eID speaks T=0, other cards T=1 only. */
  connect(context: Handle, reader: string): Promise<Handle>;
  reconnect(card: Handle, initialisation: 'leave' | 'reset'): Promise<void>;
  /** SCARD_LEAVE_CARD. */
  disconnect(card: Handle): Promise<void>;
  begin(card: Handle): Promise<void>;
  end(card: Handle): Promise<void>;
  transmit(card: Handle, apdu: Uint8Array): Promise<Uint8Array>;
  /** CM_IOCTL_GET_FEATURE_REQUEST, as it was answered: what the reader can do by itself (PC/SC part 10). */
  features(card: Handle): Promise<Uint8Array>;
  /** Cards of this ATR by the names that Windows knows; null on systems without such a list. */
  cardNames(context: Handle, atr: Uint8Array): Promise<string[] | null>;
}

const SCOPE_SYSTEM = 2,
  SHARE_SHARED = 2,
  PROTOCOL_T0 = 1,
  ANY_PROTOCOL = 3,
  LEAVE_CARD = 0,
  RESET_CARD = 1;
const TIMEOUT = 0x8010000a,
  NO_READERS = 0x8010002e,
  TOO_SMALL = 0x80100008;
/** The longest answer, bytes. Extended length never occurs on T=0 here, but a driver may still answer up to this. */
const LONGEST_ANSWER = 65_544;
/**
 * Room for the names of readers, in characters: ten readers take one thousand. A service that names more, or that never
 * has enough room, is broken.
 */
const LONGEST_LIST = 65_536;
const MOST_LISTINGS = 5;
/** Ten features of six bytes each are all that the standard names; some readers add their own. */
const LONGEST_FEATURES = 264;
/** SCARD_CTL_CODE(3400): winsmcrd.h on Windows, reader.h of pcsc-lite elsewhere. */
const featureRequest = (platform: NodeJS.Platform): number =>
  platform === 'win32' ? (0x31 << 16) | (3400 << 2) : 0x42000000 + 3400;
/** A card that is in has become one program's alone, or is so no longer. */
const changesHands = (current: number, event: number): boolean =>
  (event & STATE.present) !== 0 && ((event ^ current) & STATE.exclusive) !== 0;
const namesIn = (list: string): string[] => list.split('\0').filter((name) => name !== '');
const count = v.pipe(v.union([v.number(), v.bigint()]), v.transform(Number));
const handle = v.union([v.number(), v.bigint()]);
const rawState = v.object({ dwEventState: count, cbAtr: count, rgbAtr: v.instance(Uint8Array) });

/** Makes SCARD_READERSTATE and SCARD_IO_REQUEST as koffi types of this layout. @throws BindingBlocked without koffi. */
export function koffiTypes(layout: WinscardLayout) {
  const koffi = binding();
  const fields = {
    szReader: layout.string,
    pvUserData: 'void *',
    dwCurrentState: layout.dword,
    dwEventState: layout.dword,
    cbAtr: layout.dword,
    rgbAtr: koffi.array('uint8', layout.atr, 'Typed'),
  };
  return {
    readerState: layout.packed ? koffi.pack(fields) : koffi.struct(fields),
    ioRequest: koffi.struct({ dwProtocol: layout.dword, cbPciLength: layout.dword }),
  };
}

/**
 * Loads the system's PC/SC library, and gives the functions of it that are used here.
 * @param path of a library to load in place of the system's, for tests
 * @throws BindingBlocked without koffi; an Error when the library is not there or lacks a function other than
 * SCardControl
 */
export function loadLibrary(platform: NodeJS.Platform = process.platform, path?: string): Library {
  const layout = winscardLayout(platform);
  const koffi = binding();
  const loaded = koffi.load(path ?? layout.library);
  const { readerState, ioRequest } = koffiTypes(layout);
  const declare = (name: string, ...args: ArgumentType[]) => {
    const native = loaded.func(layout.convention, name, layout.long, args);
    /** Resolves to the return code as an unsigned number. */
    return (...values: unknown[]): Promise<number> =>
      new Promise((resolve, reject) => {
        native.async(...values, (error: Error | null, result: unknown) =>
          error ? reject(error) : resolve(v.parse(count, result) >>> 0),
        );
      });
  };
  const declareIfThere = (name: string, ...args: ArgumentType[]): ReturnType<typeof declare> | null => {
    try {
      return declare(name, ...args);
    } catch {
      return null; // asked for and not there: `features` answers that there are none
    }
  };
  const out = (type: Type) => koffi.out(koffi.pointer(type));
  const inout = (type: Type) => koffi.inout(koffi.pointer(type));
  const { handle: H, dword: D, string: S, suffix } = layout;
  const call = {
    establish: declare('SCardEstablishContext', D, 'void *', 'void *', out(H)),
    release: declare('SCardReleaseContext', H),
    cancel: declare('SCardCancel', H),
    list: declare(`SCardListReaders${suffix}`, H, 'void *', 'void *', inout(D)),
    wait: declare(`SCardGetStatusChange${suffix}`, H, D, inout(readerState), D),
    connect: declare(`SCardConnect${suffix}`, H, S, D, D, out(H), out(D)),
    reconnect: declare('SCardReconnect', H, D, D, D, out(D)),
    disconnect: declare('SCardDisconnect', H, D),
    begin: declare('SCardBeginTransaction', H),
    end: declare('SCardEndTransaction', H, D),
    /** This function is newer than the rest; readers can be used with a library that lacks it. */
    control: declareIfThere(
      platform === 'darwin' ? 'SCardControl132' : 'SCardControl',
      H,
      D,
      'void *',
      D,
      'void *',
      D,
      inout(D),
    ),
    transmit: declare('SCardTransmit', H, koffi.pointer(ioRequest), 'void *', D, 'void *', 'void *', inout(D)),
  };
  /** The protocol that each open card is spoken to with. */
  const protocols = new Map<Handle, number>();
  const check = (name: string, code: number): void => {
    if (code !== 0) throw new PcscError(name, codeName(code, platform));
  };
  const width = layout.string === 'str16' ? 2 : 1;
  const encoding = layout.string === 'str16' ? 'utf16le' : 'utf8';

  /** SCardListCards gives all names at once, each ended by a zero, as the readers' names are. */
  const windowsCardNames = (): Library['cardNames'] => {
    const listCards = declare(`SCardListCards${suffix}`, H, 'void *', 'void *', D, 'void *', inout(D));
    return async (context, atr) => {
      const bytes = Buffer.from(atr),
        length: unknown[] = [LONGEST_LIST],
        buffer = Buffer.alloc(LONGEST_LIST * width);
      check('SCardListCards', await listCards(context, bytes, null, 0, buffer, length));
      return namesIn(buffer.toString(encoding, 0, Math.min(v.parse(count, length[0]), LONGEST_LIST) * width));
    };
  };

  return {
    async establish() {
      const given: unknown[] = [null];
      check('SCardEstablishContext', await call.establish(SCOPE_SYSTEM, null, null, given));
      return v.parse(handle, given[0]);
    },
    async release(context) {
      check('SCardReleaseContext', await call.release(context));
    },
    async cancel(context) {
      check('SCardCancel', await call.cancel(context));
    },
    async list(context) {
      // A reader may have come between the two calls: then the list is asked for again.
      for (let listing = 0; listing < MOST_LISTINGS; listing += 1) {
        const length: unknown[] = [0];
        const asked = await call.list(context, null, null, length);
        if (asked === NO_READERS) return [];
        check('SCardListReaders', asked);
        const room = v.parse(count, length[0]) + 1;
        if (room > LONGEST_LIST) break;
        const buffer = Buffer.alloc(room * width);
        const given = await call.list(context, null, buffer, length);
        if (given === NO_READERS) return [];
        if (given === TOO_SMALL) continue;
        check('SCardListReaders', given);
        return namesIn(buffer.toString(encoding, 0, v.parse(count, length[0]) * width));
      }
      throw new PcscError('SCardListReaders', codeName(TOO_SMALL, platform));
    },
    async wait(context, states, timeout) {
      const raw: Record<string, unknown>[] = states.map(({ reader, current }) => ({
        szReader: reader,
        pvUserData: null,
        dwCurrentState: current,
        dwEventState: 0,
        cbAtr: 0,
        rgbAtr: new Uint8Array(layout.atr),
      }));
      const code = await call.wait(context, timeout, raw, raw.length);
      if (code !== TIMEOUT) check('SCardGetStatusChange', code);
      const found = raw.map((entry, index) => {
        const { dwEventState, cbAtr, rgbAtr } = v.parse(rawState, entry);
        const before = states[index];
        if (before === undefined) throw new Error('SCardGetStatusChange gave back more states than were asked');
        return {
          reader: before.reader,
          current: before.current,
          event: dwEventState,
          atr: rgbAtr.slice(0, Math.min(cbAtr, layout.atr)),
        };
      });
      if (code !== TIMEOUT) return found;
      // pcsc-lite wakes nobody up when a program takes a card for itself alone: the time runs out, and the state says
      // so all the same.
      const taken = found.filter(({ current, event }) => changesHands(current, event));
      return taken.length === 0 ? null : taken;
    },
    async connect(context, reader) {
      const given: unknown[] = [null],
        protocol: unknown[] = [0];
      check('SCardConnect', await call.connect(context, reader, SHARE_SHARED, ANY_PROTOCOL, given, protocol));
      const card = v.parse(handle, given[0]);
      protocols.set(card, v.parse(count, protocol[0]));
      return card;
    },
    async reconnect(card, initialisation) {
      check(
        'SCardReconnect',
        await call.reconnect(
          card,
          SHARE_SHARED,
          protocols.get(card) ?? PROTOCOL_T0,
          initialisation === 'reset' ? RESET_CARD : LEAVE_CARD,
          [0],
        ),
      );
    },
    async disconnect(card) {
      protocols.delete(card);
      check('SCardDisconnect', await call.disconnect(card, LEAVE_CARD));
    },
    async begin(card) {
      check('SCardBeginTransaction', await call.begin(card));
    },
    async end(card) {
      check('SCardEndTransaction', await call.end(card, LEAVE_CARD));
    },
    async transmit(card, apdu) {
      const answer = Buffer.alloc(LONGEST_ANSWER),
        length: unknown[] = [LONGEST_ANSWER];
      const sent = Buffer.from(apdu);
      check(
        'SCardTransmit',
        await call.transmit(
          card,
          { dwProtocol: protocols.get(card) ?? PROTOCOL_T0, cbPciLength: koffi.sizeof(ioRequest) },
          sent,
          sent.length,
          null,
          answer,
          length,
        ),
      );
      return Uint8Array.from(answer.subarray(0, v.parse(count, length[0])));
    },
    async features(card) {
      if (call.control === null) return new Uint8Array();
      const answer = Buffer.alloc(LONGEST_FEATURES),
        length: unknown[] = [0];
      const request = featureRequest(platform);
      check('SCardControl', await call.control(card, request, null, 0, answer, LONGEST_FEATURES, length));
      return Uint8Array.from(answer.subarray(0, Math.min(v.parse(count, length[0]), LONGEST_FEATURES)));
    },
    cardNames: platform === 'win32' ? windowsCardNames() : async () => null,
  };
}
