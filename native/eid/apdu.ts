/**
 * The commands this program may send to a card, and no other (docs/facts/card.md#commands,
 * docs/facts/card.md#the-check-of-a-card).
 */
declare const allowed: unique symbol;
/** Only this file can make one, and whatever sends to a card accepts nothing else. */
export type Apdu = Uint8Array & { readonly [allowed]: true };

/** VERIFY, CHANGE PIN, MSE, PSO, INTERNAL AUTHENTICATE, LOG OFF: never, whatever the parameters. */
export const FORBIDDEN_INS: readonly number[] = [0x20, 0x24, 0x22, 0x2a, 0x88, 0xe6];
const ALLOWED_INS: readonly number[] = [0xa4, 0xb0, 0xc0, 0xe4];

const isAllowed = (bytes: Uint8Array): bytes is Apdu =>
  bytes.length >= 4 && ALLOWED_INS.includes(bytes[1] ?? -1) && !FORBIDDEN_INS.includes(bytes[1] ?? -1);

/**
 * The bytes as a command, if their instruction (the second byte) is one that only reads: SELECT, READ BINARY, GET
 * RESPONSE or GET CARD DATA. The parameters are not checked.
 * @throws for any other instruction and for fewer than four bytes, since only a mistake of ours could have made them.
 */
export function apdu(...bytes: readonly number[]): Apdu {
  const command = Uint8Array.from(bytes);
  if (!isAllowed(command)) throw new Error('this command is not allowed');
  return command;
}

const AID = [0xa0, 0x00, 0x00, 0x00, 0x30, 0x29, 0x05, 0x70, 0x00, 0xad, 0x13, 0x10, 0x01, 0x01, 0xff];

/**
 * The command SELECT with the AID of the Belgian eID's applet. An eID answers it with 9000, any other card with an
 * error (docs/facts/card.md#recognising-a-belgian-eid).
 */
export const selectApplet = (): Apdu => apdu(0x00, 0xa4, 0x04, 0x00, AID.length, ...AID);
/**
 * The command that selects an MF, DF or EF by its id of two bytes. A path takes one such command for each of its ids,
 * as the official middleware sends them.
 */
export const selectFile = (id: number): Apdu => apdu(0x00, 0xa4, 0x02, 0x0c, 0x02, id >> 8, id & 0xff);
/**
 * The command that asks for `length` bytes, 1 to 255, of the selected file from `offset` on, at most 0x7FFF. Neither
 * number is checked here.
 */
export const readBinary = (offset: number, length: number): Apdu =>
  apdu(0x00, 0xb0, offset >> 8, offset & 0xff, length);

/**
 * The command GET CARD DATA for 28 bytes: the chip's serial number, the applet's version and its life cycle
 * (docs/facts/card.md#commands).
 */
export const getCardData = (): Apdu => apdu(0x80, 0xe4, 0x00, 0x00, 0x1c);
/**
 * The command GET CARD DATA as applet 1.8 alone answers it, with 31 bytes: byte 28 says how many PIN tries are left.
 * Asking changes no counter (docs/facts/card.md#pin-tries-left).
 */
export const getCardDataWithTries = (): Apdu => apdu(0x80, 0xe4, 0x00, 0x01, 0x1f);

/**
 * The command GET RESPONSE of the T=0 protocol, for the `length` bytes that the card announced by the status word 61xx.
 */
export const getResponse = (length: number): Apdu => apdu(0x00, 0xc0, 0x00, 0x00, length);
/**
 * The first four bytes of a command with another length behind them, which the card asked for by the status word 6Cxx.
 * What else the command held is dropped.
 */
export const withLength = (command: Apdu, length: number): Apdu => apdu(...command.subarray(0, 4), length);
