import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../../src/shared/codec.ts';

describe('the loopback door’s text', () => {
  it('gives back plain values and bytes as they were', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
        fc.array(tie('any')),
        fc.dictionary(
          fc.string().filter((key) => key !== '$bytes' && key !== '__proto__'),
          tie('any'),
        ),
      ),
    })).any;
    fc.assert(
      fc.property(value, (given) => {
        expect(JSON.stringify(decode(encode({ given })))).toBe(JSON.stringify({ given }));
      }),
      { numRuns: 300 },
    );
  });

  it('carries three million bytes, more than the call stack would take', () => {
    const bytes = Uint8Array.from({ length: 3_000_001 }, (_none, at) => at % 251);
    const back = decode(encode(bytes));
    // Not toEqual: it walks three million numbers one by one.
    expect(back instanceof Uint8Array && Buffer.compare(back, bytes)).toBe(0);
  });

  it('carries a Buffer of Node as bytes', () => {
    expect(encode([Buffer.from('abc')])).toBe('[{"$bytes":"YWJj"}]');
  });

  it('is decoded, whatever it is, to a value, or ends in a SyntaxError or a DOMException', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `{"$bytes":${JSON.stringify(text)}}`),
        ),
        (text) => {
          try {
            decode(text);
          } catch (error) {
            expect(error instanceof SyntaxError || error instanceof DOMException).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
