/**
 * A TrueType font whose one letter shows nothing: for text that is found and copied, and never seen. Its tables are
 * those that PDF wants of an embedded font (ISO 32000-1, 9.9), laid out as the OpenType specification says.
 */

/** Of a letter, in thousandths of the size. */
export const ADVANCE = 500;
/** How far a line's letters reach above the baseline, in thousandths of the size. */
export const ASCENT = 800;
/** How far below it they reach, in thousandths of the size; negative, as fonts count. */
export const DESCENT = -200;

/** The glyph that every letter has; glyph 0 means « missing », which PDF/A does not allow to be used. */
export const GLYPH = 1;
const GLYPHS = 2;
const UNITS_PER_EM = 1000;
/** What the checksum of a whole font comes to (OpenType, table `head`). */
const MAGIC_SUM = 0xb1b0afba;

type Field = readonly ['u16' | 'i16' | 'u32', number];

/** The font's file. */
export function glyphlessFont(): Buffer {
  const tables: [string, Buffer][] = [
    ['glyf', Buffer.alloc(4)],
    ['head', head()],
    ['hhea', hhea()],
    ['hmtx', fields(['u16', ADVANCE], ['i16', 0], ['u16', ADVANCE], ['i16', 0])],
    // Where each glyph begins, and the last one ends: all of them are empty.
    ['loca', fields(...Array.from({ length: GLYPHS + 1 }, (): Field => ['u16', 0]))],
    ['maxp', fields(['u32', 0x00010000], ['u16', GLYPHS], ...Array.from({ length: 13 }, (): Field => ['u16', 0]))],
  ];
  const directory = 12 + tables.length * 16;
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const parts: Buffer[] = [
    fields(
      ['u32', 0x00010000],
      ['u16', tables.length],
      ['u16', power * 16],
      ['u16', Math.log2(power)],
      ['u16', (tables.length - power) * 16],
    ),
  ];
  let at = directory;
  for (const [name, table] of tables) {
    parts.push(Buffer.from(name, 'latin1'), fields(['u32', sumOf(table)], ['u32', at], ['u32', table.length]));
    at += padded(table).length;
  }
  const font = Buffer.concat([...parts, ...tables.map(([, table]) => padded(table))]);
  const headAt = directory + padded(tables[0]?.[1] ?? Buffer.alloc(0)).length;
  font.writeUInt32BE((MAGIC_SUM - sumOf(font)) >>> 0, headAt + 8);
  return font;
}

const head = (): Buffer =>
  fields(
    ['u32', 0x00010000],
    ['u32', 0x00010000],
    ['u32', 0],
    ['u32', 0x5f0f3cf5],
    ['u16', 0b11],
    ['u16', UNITS_PER_EM],
    // Made and changed: no time, because it would be the same in every document.
    ...Array.from({ length: 4 }, (): Field => ['u32', 0]),
    // The box around all glyphs.
    ...Array.from({ length: 4 }, (): Field => ['i16', 0]),
    ['u16', 0],
    ['u16', 8],
    ['i16', 2],
    ['i16', 0],
    ['i16', 0],
  );

const hhea = (): Buffer =>
  fields(
    ['u32', 0x00010000],
    ['i16', ASCENT],
    ['i16', DESCENT],
    ['i16', 0],
    ['u16', ADVANCE],
    ['i16', 0],
    ['i16', 0],
    ['i16', 0],
    ['i16', 1],
    ...Array.from({ length: 7 }, (): Field => ['i16', 0]),
    ['u16', GLYPHS],
  );

function fields(...list: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(list.reduce((sum, [kind]) => sum + (kind === 'u32' ? 4 : 2), 0));
  let at = 0;
  for (const [kind, value] of list) {
    if (kind === 'u32') at = bytes.writeUInt32BE(value, at);
    else at = kind === 'u16' ? bytes.writeUInt16BE(value, at) : bytes.writeInt16BE(value, at);
  }
  return bytes;
}

const padded = (table: Buffer): Buffer => Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);

function sumOf(table: Buffer): number {
  const bytes = padded(table);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
