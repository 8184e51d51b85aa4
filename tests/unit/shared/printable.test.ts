import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../src/shared/file-name.ts';
import { jsonLine, printable, printableLines } from '../../../src/shared/printable.ts';

describe('a text from outside, on its way to a screen, a terminal or a report', () => {
  it.each([
    ['an escape sequence that would clear the screen', 'ACR\u001b[2J39U', 'ACR [2J39U'],
    ['a title for the terminal’s window', '\u001b]0;owned\u0007ACR39U', ']0;owned ACR39U'],
    ['a line that forges a second one', 'ACR39U\n✔ Carte : En ordre', 'ACR39U ✔ Carte : En ordre'],
    ['a carriage return that would write over the line', 'ACR39U\rPrêt', 'ACR39U Prêt'],
    ['an override that turns the reading direction', 'photo\u202Egpj.exe', 'photo gpj.exe'],
    ['an isolate that is never closed', '\u2067abc', 'abc'],
    ['half a character', 'a\uD800b', 'a b'],
    ['a code point that is no character', 'a\uFFFEb', 'a b'],
    ['the one-byte control of old terminals', 'a\u009Bb', 'a b'],
    ['accents, other scripts and emoji', 'Élodie – ελ – 日本 – 👩‍🦰', 'Élodie – ελ – 日本 – 👩‍🦰'],
  ])('%s: shown as $2', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });
  it('whatever it is: one line of well-formed text of bounded length, and the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(shown).not.toMatch(/\p{Cs}/u);
        expect([...shown].length).toBeLessThanOrEqual(300);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });
  it('ten million spaces before a letter give nothing, as it lies beyond what is looked at', () => {
    expect(printable(`${' '.repeat(10_000_000)}a`)).toBe('');
  });
});

describe('a text of several lines', () => {
  it('keeps its lines, tabs and indents, and loses what steers', () => {
    expect(printableLines('Error: \u001b[2J\u202E\r\n\t  at a.ts:1')).toBe('Error:  [2J  \n\t  at a.ts:1');
  });
});

describe('a value as a line of JSON', () => {
  it('holds nothing that steers a terminal, and is the same value for who reads it, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const line = jsonLine(value);
        expect(line).not.toMatch(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u);
        expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(jsonLine({ reader: 'a\u009b\u202Eb\u{1FFFE}' })).toBe('{"reader":"a\\u009b\\u202eb\\ud83f\\udffe"}');
  });
});

describe('a file named after a title', () => {
  it.each([
    ['Lettre à la commune', 'Lettre à la commune'],
    ['CON', 'Document CON'],
    ['aux.2026', 'Document aux.2026'],
    ['com1', 'Document com1'],
    ['Lpt9.pdf', 'Document Lpt9.pdf'],
    ['Console', 'Console'],
    ['a:b/c\\d?', 'a b c d'],
    ['Facture. . ', 'Facture'],
    ['.cachée', 'cachée'],
    ['...', 'Document'],
    ['', 'Document'],
    ['lettre\u202Efdp', 'lettre fdp'],
    ['\uD800', 'Document'],
  ])('%j becomes « %s »', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });
  it('ends neither in a space nor in a dot after it was cut', () => {
    expect(fileNameOf(`${'a'.repeat(99)}. b`)).toBe('a'.repeat(99));
  });
  it('is not empty, has no mark or device’s name that Windows refuses, no space around it, and with « .pdf » at most 220 bytes, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = fileNameOf(title);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(name).toBe(name.trim());
        expect(Buffer.byteLength(`${name}.pdf`)).toBeLessThanOrEqual(220);
        expect(name.length).toBeGreaterThan(0);
      }),
    );
  });
});
