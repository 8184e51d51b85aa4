/**
 * PC/SC return codes by name. The three systems share their numbers, except for UNSUPPORTED_FEATURE
 * (docs/facts/pcsc.md#return-codes).
 */
const COMMON: Readonly<Record<number, string>> = {
  0x80100001: 'SCARD_F_INTERNAL_ERROR',
  0x80100002: 'SCARD_E_CANCELLED',
  0x80100003: 'SCARD_E_INVALID_HANDLE',
  0x80100004: 'SCARD_E_INVALID_PARAMETER',
  0x80100006: 'SCARD_E_NO_MEMORY',
  0x80100008: 'SCARD_E_INSUFFICIENT_BUFFER',
  0x80100009: 'SCARD_E_UNKNOWN_READER',
  0x8010000a: 'SCARD_E_TIMEOUT',
  0x8010000b: 'SCARD_E_SHARING_VIOLATION',
  0x8010000c: 'SCARD_E_NO_SMARTCARD',
  0x8010000f: 'SCARD_E_PROTO_MISMATCH',
  0x80100010: 'SCARD_E_NOT_READY',
  0x80100013: 'SCARD_F_COMM_ERROR',
  0x80100016: 'SCARD_E_NOT_TRANSACTED',
  0x80100017: 'SCARD_E_READER_UNAVAILABLE',
  0x8010001d: 'SCARD_E_NO_SERVICE',
  0x8010001e: 'SCARD_E_SERVICE_STOPPED',
  0x8010002e: 'SCARD_E_NO_READERS_AVAILABLE',
  0x8010002f: 'SCARD_E_COMM_DATA_LOST',
  0x80100065: 'SCARD_W_UNSUPPORTED_CARD',
  0x80100066: 'SCARD_W_UNRESPONSIVE_CARD',
  0x80100067: 'SCARD_W_UNPOWERED_CARD',
  0x80100068: 'SCARD_W_RESET_CARD',
  0x80100069: 'SCARD_W_REMOVED_CARD',
  0x8010006a: 'SCARD_W_SECURITY_VIOLATION',
  0x80100027: 'SCARD_E_NO_ACCESS',
  // These are Windows's own codes (winerror.h), not PC/SC's.
  5: 'ERROR_ACCESS_DENIED',
  109: 'ERROR_BROKEN_PIPE',
  1722: 'RPC_S_SERVER_UNAVAILABLE',
  // Some documentation gives this number for 109.
  0x109: 'ERROR_BROKEN_PIPE',
};

/** The name of a return code on one system; an unlisted one keeps its number, e.g. `SCARD 0x00000006`. */
export function codeName(code: number, platform: NodeJS.Platform): string {
  if (code === (platform === 'win32' ? 0x80100022 : 0x8010001f)) return 'SCARD_E_UNSUPPORTED_FEATURE';
  return COMMON[code] ?? `SCARD 0x${code.toString(16).padStart(8, '0')}`;
}

/** A PC/SC call that did not return SCARD_S_SUCCESS. */
export class PcscError extends Error {
  readonly call: string;
  /** The name of the return code, as SCARD_E_NO_SERVICE. */
  readonly code: string;
  constructor(call: string, code: string) {
    super(`${call}: ${code}`);
    this.name = 'PcscError';
    this.call = call;
    this.code = code;
  }
}

const FLAGS: readonly (readonly [number, string])[] = [
  [0x0001, 'IGNORE'],
  [0x0004, 'UNKNOWN'],
  [0x0008, 'UNAVAILABLE'],
  [0x0010, 'EMPTY'],
  [0x0020, 'PRESENT'],
  [0x0040, 'ATRMATCH'],
  [0x0080, 'EXCLUSIVE'],
  [0x0100, 'INUSE'],
  [0x0200, 'MUTE'],
  [0x0400, 'UNPOWERED'],
];

/** SCARD_STATE_* of winscard.h: the bits that the watcher and the slots ask about. */
export const STATE = {
  changed: 0x2,
  unknown: 0x4,
  unavailable: 0x8,
  empty: 0x10,
  present: 0x20,
  exclusive: 0x80,
  inUse: 0x100,
  mute: 0x200,
} as const;

/**
 * Names, such as `PRESENT`, of the SCARD_STATE_* bits that are set. CHANGED and the high word (an event counter or
 * reader count) are left out.
 */
export function flagNames(state: number): string[] {
  return FLAGS.filter(([bit]) => (state & bit) !== 0).map(([, name]) => name);
}
