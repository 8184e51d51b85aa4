/** What a visit that failed says of the slot: each PC/SC code by what it means to a person. */
import type { Slot, Stage } from '../src/shared/facts.ts';
import { CardTrouble } from './eid/exchange.ts';
import { PcscError } from './pcsc/codes.ts';

/** The card or its reader has gone, and with the service both are gone (rule 4 of docs/facts/pcsc.md). */
const REMOVED: readonly string[] = [
  'SCARD_W_REMOVED_CARD',
  'SCARD_E_NO_SMARTCARD',
  'SCARD_E_READER_UNAVAILABLE',
  'SCARD_E_UNKNOWN_READER',
  'SCARD_E_NO_SERVICE',
  'SCARD_E_SERVICE_STOPPED',
  'SCARD_F_COMM_ERROR',
];
const SILENT: readonly string[] = ['SCARD_W_UNPOWERED_CARD', 'SCARD_W_UNRESPONSIVE_CARD'];
/** The codes with which polkit (access_card) and Windows refuse. */
const DENIED: readonly string[] = ['SCARD_W_SECURITY_VIOLATION', 'ERROR_ACCESS_DENIED', 'SCARD_E_NO_ACCESS'];

/** Thrown to end a visit whose card is gone, or that was begun just before the person said that they log in. */
export class Abandoned extends Error {
  override name = 'Abandoned';
}

/**
 * What a slot is called after a visit that failed with `error` at `stage`, or at the stage that a CardTrouble names
 * itself. `known`: the card's ATR is an eID's. A code that is in no list makes the card unreadable, and so does every
 * error that is neither PC/SC's nor `Abandoned`.
 */
export function slotOfTrouble(error: unknown, stage: Stage, known: boolean): Slot {
  if (error instanceof Abandoned) return { state: 'removed' };
  if (error instanceof CardTrouble)
    return { state: 'unreadable', code: error.code, stage: error.stage, atrKnown: known };
  if (!(error instanceof PcscError))
    return { state: 'unreadable', code: error instanceof Error ? error.name : 'UNKNOWN', stage, atrKnown: known };
  const { code } = error;
  if (code === 'SCARD_E_SHARING_VIOLATION') return { state: 'busy', code };
  if (DENIED.includes(code)) return { state: 'denied', code };
  if (REMOVED.includes(code)) return { state: 'removed' };
  if (SILENT.includes(code)) return { state: 'mute', code };
  return { state: 'unreadable', code, stage, atrKnown: known };
}
