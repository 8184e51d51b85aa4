/** A file on the card, read by a few bytes at a time. */
import { readBinary, selectFile } from './apdu.ts';
import { CardTrouble, swName, type Exchange, type EidStage } from './exchange.ts';

/**
 * Selects MF, DF and EF one by one, up to the first that is refused. Resolves to the status word of that one, or to
 * 0x9000.
 * @throws whatever the exchange throws
 */
export async function select(exchange: Exchange, stage: EidStage, ...path: readonly number[]): Promise<number> {
  for (const id of path) {
    const { sw } = await exchange.send(stage, selectFile(id));
    if (sw !== 0x9000) return sw;
  }
  return 0x9000;
}

/** READ BINARY has 15 bits for the offset; with the sixteenth set it would name another file. */
const LAST_OFFSET = 0x7fff;

/**
 * Exactly `length` bytes (1–255) of the selected file, from `offset` on.
 * @throws CardTrouble when the card refuses or gives another length, and when the offset is above 0x7FFF; whatever the
 * exchange throws.
 */
export async function read(exchange: Exchange, stage: EidStage, offset: number, length: number): Promise<Uint8Array> {
  // Lengths come from the card: a wrong one must not turn this into another command.
  if (offset > LAST_OFFSET) throw new CardTrouble(stage, 'WRONG_VALUE');
  const { data, sw } = await exchange.send(stage, readBinary(offset, length));
  if (sw !== 0x9000) throw new CardTrouble(stage, swName(sw));
  if (data.length !== length) throw new CardTrouble(stage, 'WRONG_LENGTH');
  return data;
}
