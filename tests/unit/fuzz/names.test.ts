/** Names that others chose (of readers, files, titles): nothing in them steers what they are written into. */
import { describe, expect, it } from 'vitest';
import { kindOf, modelOf } from '../../../native/pcsc/reader-name.ts';
import { comparerFor } from '../../../src/main/documents/order.ts';
import { fileNameOf } from '../../../src/shared/file-name.ts';
import { printable } from '../../../src/shared/printable.ts';
import { FUZZ_TIMEOUT_MS, expectLittleKept, fc } from '../../tools/fuzz.ts';

expectLittleKept();

/** Pieces that mean something to a terminal, a file system, a line or the reading direction, between any others. */
const PIECES = [
  '\u001B[2J',
  '\u001B]0;x\u0007',
  '\u009B1m',
  '\r\n',
  '\n',
  '\0',
  '\u202E',
  '\u2066',
  '\u2069',
  '\u200F',
  '\u061C',
  '\uFEFF',
  '\uFFFE',
  '\uD800',
  '\uDFFF',
  '\u2028',
  'CON',
  'aux.',
  'com1',
  'NUL ',
  'LPT¹',
  '..',
  '/',
  '\\',
  ':',
  '|',
  '*',
  '?',
  '"',
  '<',
  '. ',
  ' .',
  '.pdf',
  '%00',
  '$(id)',
  '`id`',
  '(SN12345678)',
  ' [CCID] ',
  ' 00 00',
  'é',
  'e\u0301',
  '👩‍🦰',
  '日本',
];
const name = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 })
  .map((parts) => parts.join(''));
/** Controls, ends of lines, marks and overrides of the reading direction, halves of characters. */
const STEERS = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u;

describe('a name from outside', () => {
  it(
    'made printable, is one line of at most 300 characters that steers nothing, and the same when done twice',
    () =>
      fc.assert(
        fc.property(name, (text) => {
          const shown = printable(text);
          expect(shown).not.toMatch(STEERS);
          expect([...shown].length).toBeLessThanOrEqual(300);
          expect(printable(shown)).toBe(shown);
        }),
      ),
    FUZZ_TIMEOUT_MS,
  );
  it(
    'made the name of a file, has no mark and no device’s name that Windows refuses, is not empty, and is the same when done twice',
    () =>
      fc.assert(
        fc.property(name, (title) => {
          const file = fileNameOf(title);
          expect(file).not.toMatch(STEERS);
          expect(file).not.toMatch(/[<>:"/\\|?*]|^[. ]|[. ]$/);
          expect(file).not.toMatch(/^(con|prn|aux|nul|(com|lpt)[0-9¹²³])([. ]|$)/i);
          expect(Buffer.byteLength(`${file}.pdf`)).toBeLessThanOrEqual(255);
          expect(file).not.toBe('');
          expect(fileNameOf(file)).toBe(file);
        }),
      ),
    FUZZ_TIMEOUT_MS,
  );
  it(
    'of a reader gives a model that steers nothing and a kind',
    () =>
      fc.assert(
        fc.property(name, (text) => {
          expect(modelOf(text)).not.toMatch(STEERS);
          expect(kindOf(text)).toEqual(expect.any(String));
        }),
      ),
    FUZZ_TIMEOUT_MS,
  );
  it(
    'orders two files the same way whichever of them is compared with the other',
    () =>
      fc.assert(
        fc.property(name, name, (one, other) => {
          const compare = comparerFor([]);
          const [a, b] = [one, other].map((file) => ({ file, page: 0, takenAt: null }));
          if (a === undefined || b === undefined) return;
          expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        }),
      ),
    FUZZ_TIMEOUT_MS,
  );
});
