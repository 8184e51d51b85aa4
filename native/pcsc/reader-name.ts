/** What a reader's PC/SC name says of it. */
import type { Reader } from '../../src/shared/facts.ts';
import { printable } from '../../src/shared/printable.ts';
import { kindNamed } from '../reader-models.ts';

/** Characters: a name of PC/SC ends at 128 (pcsc-lite, `MAX_READERNAME`); anything longer is no name. */
const LONGEST = 128;
/** « (70D7E2EE) », also where the name was cut before its end. One letter, « pinpad(a) », is a model. */
const IN_BRACKETS = /\((?![^()]\))[^()]*\)?/g;
/** What announces a serial number in the next word, and what holds one. */
const ANNOUNCED = /^(?:sn|s\/n|serial|serialno\.?|no\.?|nr\.?)[:#=]?$/i;
const WITH_NUMBER = /^(?:sn|s\/n|serial)[:#=-]?[0-9a-z]*\d/i;
/** « 00:1A:2B:3C » and whole numbers of a maker in base 16. */
const PAIRS = /^(?:[0-9a-f]{2}[:-]){3}/i;
const BASE_16 = /^(?=[a-f]{0,40}\d)[0-9a-f]{6,}$/i;
/** Some drivers join it to the name. */
const JOINED = /_(?=[a-f]{0,40}\d)[0-9a-f]{6,}$/i;
/** No model has so many digits in one word (« ACR1252U », « uTrust 3700 », « REINER SCT 0x0525 »). */
const DIGITS_OF_A_SERIAL = 6;

/**
 * The model out of the first 128 characters of a reader's PC/SC name, with nothing in it that steers a terminal or a
 * line. Slot numbers are left out, and so is whatever may be a serial number, which would tell one office's reader from
 * another's in a report: anything in round brackets counts as one, unless it is a single letter. Where nothing is left
 * the model is `reader`.
 */
export function modelOf(name: string): string {
  const words = printable(name.slice(0, LONGEST))
    .replace(IN_BRACKETS, ' ')
    .split(/\s+/)
    .map((word) => word.replace(JOINED, ''))
    .filter((word, at, all) => word !== '' && !isSerial(word) && !ANNOUNCED.test(all[at - 1] ?? ''))
    .filter((word) => !ANNOUNCED.test(word));
  return withoutSlot(words).join(' ') || 'reader';
}

function isSerial(word: string): boolean {
  const bare = word.replace(/[[\],;]/g, '');
  const digits = bare.replace(/\D/g, '').length;
  return digits >= DIGITS_OF_A_SERIAL || WITH_NUMBER.test(bare) || PAIRS.test(bare) || BASE_16.test(bare);
}

/** « 00 00 » of pcscd, « 0 » of Windows. */
function withoutSlot(words: readonly string[]): readonly string[] {
  const [before = '', last = ''] = words.slice(-2);
  if (/^\d{2}$/.test(before) && /^\d{2}$/.test(last)) return words.slice(0, -2);
  return words.length > 1 && /^\d{1,2}$/.test(last) ? words.slice(0, -1) : words;
}

/**
 * The kind of reader by the first 128 characters of its PC/SC name, as assets/readers.yaml lists them; `physical` for a
 * name that it does not list.
 */
export const kindOf = (name: string): Reader['kind'] => kindNamed(name.slice(0, LONGEST));
