/** A bare image in CCITT group 4 with the head of a TIFF (6.0) before it, so that it can be read again. */

const SHORT = 3,
  LONG = 4;

/** `bytes` is the coded image alone, as PDF stores it; sizes in pixels. */
export function faxAsTiff(bytes: Buffer, width: number, height: number): Buffer {
  const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, LONG, width],
    [257, LONG, height],
    // Bits of a sample, group 4, 0 is black as `writer.ts` has it in PDF.
    [258, SHORT, 1],
    [259, SHORT, 4],
    [262, SHORT, 0],
    // Where the one strip begins, samples of a pixel, rows and bytes of the strip.
    [273, LONG, 8 + 2 + 9 * 12 + 4],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, LONG, bytes.length],
  ];
  const head = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  for (const [index, [tag, type, value]] of entries.entries()) {
    const at = 10 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(1, at + 4);
    if (type === SHORT) head.writeUInt16LE(value, at + 8);
    else head.writeUInt32LE(value, at + 8);
  }
  return Buffer.concat([head, bytes]);
}
