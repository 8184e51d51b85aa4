/**
 * The authentication certificate's Validity. It stands before the subject in DER, so that reading stops before
 * anybody's name (docs/facts/card.md#the-certificate).
 */
import type { Eid } from '../../src/shared/facts.ts';
import { CardTrouble, swName, type Exchange } from './exchange.ts';
import { read, select } from './file.ts';

const SEQUENCE = 0x30,
  UTC_TIME = 0x17,
  GENERALIZED_TIME = 0x18,
  VERSION = 0xa0;
/** File not activated: 6283 on applet 1.7, 6985 on 1.8 (docs/facts/card.md#status-words). */
const NOT_ACTIVATED: readonly number[] = [0x6283, 0x6985];

/**
 * The first and the last moment of the authentication certificate's validity, or that it is absent or was never
 * activated. A file that does not begin as DER does counts as an absent certificate.
 * @throws CardTrouble when the card refuses for another reason, or when the DER is not as it should be further on;
 * whatever the exchange throws.
 */
export async function readCertificate(exchange: Exchange): Promise<Eid['certificate']> {
  const sw = await select(exchange, 'certificate', 0x3f00, 0xdf00, 0x5038);
  if (NOT_ACTIVATED.includes(sw)) return { state: 'inactive' };
  if (sw === 0x6a82) return { state: 'absent' };
  if (sw !== 0x9000) throw new CardTrouble('certificate', swName(sw));
  const [first] = await read(exchange, 'certificate', 0, 1);
  // An absent certificate is a file of zeros (docs/facts/card.md#files-on-the-card).
  if (first !== SEQUENCE) return { state: 'absent' };

  const certificate = await header(exchange, 0, SEQUENCE);
  const content = await header(exchange, certificate.value, SEQUENCE);
  let offset = content.value;
  const version = await header(exchange, offset);
  // Version is only there in v3. Then serial number, signature algorithm and issuer are skipped by their lengths.
  for (let skip = version.tag === VERSION ? 4 : 3; skip > 0; skip -= 1) offset = (await header(exchange, offset)).end;
  const validity = await header(exchange, offset, SEQUENCE);
  const from = await time(exchange, validity.value);
  const until = await time(exchange, from.end);
  return { state: 'present', from: from.instant, until: until.instant };
}

/** One DER element: its tag, where its content begins and where it ends, in bytes from the start of the file. */
interface Header {
  tag: number;
  value: number;
  end: number;
}

async function header(exchange: Exchange, offset: number, expected?: number): Promise<Header> {
  const [tag = 0, first = 0] = await read(exchange, 'certificate', offset, 2);
  if (expected !== undefined && tag !== expected) throw new CardTrouble('certificate', 'WRONG_VALUE');
  if (first < 0x80) return { tag, value: offset + 2, end: offset + 2 + first };
  const count = first & 0x7f;
  if (count < 1 || count > 2) throw new CardTrouble('certificate', 'WRONG_VALUE');
  const length = (await read(exchange, 'certificate', offset + 2, count)).reduce((sum, byte) => sum * 256 + byte, 0);
  return { tag, value: offset + 2 + count, end: offset + 2 + count + length };
}

async function time(exchange: Exchange, offset: number): Promise<{ instant: string; end: number }> {
  const { tag, value, end } = await header(exchange, offset);
  if ((tag !== UTC_TIME && tag !== GENERALIZED_TIME) || end - value > 20 || end === value)
    throw new CardTrouble('certificate', 'WRONG_VALUE');
  const text = String.fromCharCode(...(await read(exchange, 'certificate', value, end - value)));
  const found = (
    tag === UTC_TIME ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/ : /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/
  ).exec(text);
  if (found === null) throw new CardTrouble('certificate', 'WRONG_VALUE');
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = found;
  // RFC 5280 §4.1.2.5.1: two digits below 50 mean 20xx.
  const full = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  const date = new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime())) throw new CardTrouble('certificate', 'WRONG_VALUE');
  return { instant: date.toISOString(), end };
}
