/** A secret that a pipe brings, in the encodings in which shells send it. */
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../../src/main/doors/terminal/first-line.ts';
import { UsageError } from '../../../../src/main/doors/terminal/command.ts';

describe('the first line of a pipe', () => {
  it.each([
    ['été 2026', Buffer.from('été 2026\nmore')],
    ['été 2026', Buffer.from('été 2026\r\n')],
    ['été 2026', Buffer.from('été 2026')],
    // PowerShell 5 with $OutputEncoding set to UTF-8.
    ['été 2026', Buffer.from('\uFEFFété 2026\r\n')],
    ['', Buffer.from('\n')],
    ['', Buffer.alloc(0)],
  ])('is « %s », whatever ends it', (expected, bytes) => {
    expect(lineOf(bytes)).toBe(expected);
  });
  it.each([
    ['code page 850, of the console', Buffer.from([0x82, 0x74, 0x82, 0x0d, 0x0a])],
    ['code page 1252, of Windows', Buffer.from([0xe9, 0x74, 0xe9, 0x0a])],
  ])('with « été » in %s is refused, since it would become another word', (_what, bytes) => {
    expect(() => lineOf(bytes)).toThrow(UsageError);
  });
  it('is read although a later line has other bytes', () => {
    expect(lineOf(Buffer.concat([Buffer.from('été\n'), Buffer.from([0x82])]))).toBe('été');
  });
});
