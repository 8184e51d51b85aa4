/**
 * Three values of the identity file, hopping over every other by its length: names and numbers are never fetched
 * (docs/facts/card.md#the-identity-file).
 */
import { CardTrouble, swName, type Exchange } from './exchange.ts';
import { read, select } from './file.ts';

/**
 * What is printed on the card and names nobody: the kind of card, and the first and last day of its validity, as
 * `YYYY-MM-DD`. Null when it is missing or cannot be read as such.
 */
export interface CardFace {
  documentType: string | null;
  validFrom: string | null;
  validUntil: string | null;
}

const TAG = { validFrom: 0x03, validUntil: 0x04, documentType: 0x0f } as const;
/** No identity file is longer (at most 261 bytes, with room to spare: docs/facts/card.md#the-identity-file). */
const LONGEST_FILE = 512;

/**
 * Reads three values of the identity file, the kind of card and the two dates of its validity, and skips all others. A
 * value that is missing or is not written as it should be is null.
 * @throws CardTrouble when the card refuses, or gives a length that is wrong; whatever the exchange throws.
 */
export async function readCardFace(exchange: Exchange): Promise<CardFace> {
  const sw = await select(exchange, 'identity', 0x3f00, 0xdf01, 0x4031);
  if (sw !== 0x9000) throw new CardTrouble('identity', swName(sw));
  const face: CardFace = { documentType: null, validFrom: null, validUntil: null };
  let offset = 0;
  while (offset < LONGEST_FILE) {
    const [tag = 0, short = 0] = await read(exchange, 'identity', offset, 2);
    // From here on there are only zeros that fill the file: tag 00 stands for the structure version once, at the start.
    if (tag === 0 && offset > 0) break;
    let header = 2,
      length = short;
    if (short === 0xff) {
      length += (await read(exchange, 'identity', offset + 2, 1))[0] ?? 0;
      header = 3;
    }
    const wanted = tag === TAG.validFrom || tag === TAG.validUntil || tag === TAG.documentType;
    if (wanted) {
      if (length === 0 || length > 12) throw new CardTrouble('identity', 'WRONG_VALUE');
      const value = String.fromCharCode(...(await read(exchange, 'identity', offset + header, length)));
      if (tag === TAG.documentType) face.documentType = /^\d{1,2}$/.test(value) ? value : null;
      else if (tag === TAG.validFrom) face.validFrom = calendarDay(value);
      else face.validUntil = calendarDay(value);
    }
    // Everything after the document type belongs to the person and is never read.
    if (tag === TAG.documentType) return face;
    offset += header + length;
  }
  return face;
}

/** `DD.MM.YYYY` → `YYYY-MM-DD`; null for anything else. */
function calendarDay(value: string): string | null {
  const found = /^(\d{2})[. ](\d{2})[. ](\d{4})$/.exec(value.trim());
  if (found === null) return null;
  const [, day = '', month = '', year = ''] = found;
  const text = `${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}
