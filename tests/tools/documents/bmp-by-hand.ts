/**
 * BMPs of every kind, written by hand from their description: what old scanners, faxes and drivers left behind. All
 * show the same picture.
 */

export const WIDTH = 37;
export const HEIGHT = 21;

/** Sixteen colours, so that four bits a pixel are enough. */
const COLOURS: readonly (readonly [number, number, number])[] = Array.from({ length: 16 }, (_, index) => [
  (index * 37) % 256,
  (index * 91) % 256,
  (255 - index * 53 + 1024) % 256,
]);

/** A colour's number: bands, with a corner that is another, so that nothing can stand on its head unnoticed. */
const indexAt = (x: number, y: number, most: number): number => (x < 9 && y < 5 ? 1 : (x >> 2) + y) % most;

interface Kind {
  /** Size of the header: 12, 16, 40, 52, 56, 64, 108 or 124. */
  readonly header: number;
  readonly bits: number;
  readonly compression?: number;
  readonly masks?: readonly number[];
  readonly topDown?: boolean;
  /** Fewer entries than the bits could name. */
  readonly palette?: number;
  readonly array?: boolean;
}

export const KINDS: Readonly<Record<string, Kind>> = {
  'one bit': { header: 40, bits: 1 },
  'one bit, OS/2 1': { header: 12, bits: 1 },
  'two bits': { header: 40, bits: 2 },
  'four bits': { header: 40, bits: 4 },
  'four bits, a short palette': { header: 40, bits: 4, palette: 12 },
  'four bits, OS/2 1': { header: 12, bits: 4 },
  'four bits in runs': { header: 40, bits: 4, compression: 2 },
  'eight bits': { header: 40, bits: 8, palette: 16 },
  'eight bits, all 256 colours': { header: 40, bits: 8 },
  'eight bits from the top': { header: 40, bits: 8, topDown: true, palette: 16 },
  'eight bits in runs': { header: 40, bits: 8, compression: 1, palette: 16 },
  'eight bits, OS/2 1': { header: 12, bits: 8 },
  'eight bits, OS/2 2': { header: 64, bits: 8 },
  'eight bits, OS/2 2 cut short': { header: 16, bits: 8 },
  'eight bits, version 4': { header: 108, bits: 8, palette: 16 },
  'sixteen bits': { header: 40, bits: 16 },
  'sixteen bits, six of them green': { header: 40, bits: 16, compression: 3, masks: [0xf800, 0x07e0, 0x001f] },
  'sixteen bits, four a colour': { header: 40, bits: 16, compression: 3, masks: [0x0f00, 0x00f0, 0x000f] },
  'twenty-four bits': { header: 40, bits: 24 },
  'twenty-four bits from the top': { header: 40, bits: 24, topDown: true },
  'twenty-four bits, OS/2 1': { header: 12, bits: 24 },
  'twenty-four bits, an OS/2 array': { header: 12, bits: 24, array: true },
  'thirty-two bits': { header: 40, bits: 32 },
  'thirty-two bits, colours in another order': {
    header: 40,
    bits: 32,
    compression: 3,
    masks: [0x000000ff, 0x0000ff00, 0x00ff0000],
  },
  'thirty-two bits, ten a colour': {
    header: 40,
    bits: 32,
    compression: 3,
    masks: [0x3ff00000, 0x000ffc00, 0x000003ff],
  },
  'thirty-two bits, masks in the header': { header: 56, bits: 32, compression: 3, masks: [0xff0000, 0xff00, 0xff, 0] },
  'thirty-two bits, version 5': { header: 124, bits: 32, compression: 3, masks: [0xff0000, 0xff00, 0xff, 0] },
};

export function bmpByHand({
  header,
  bits,
  compression = 0,
  masks = [],
  topDown = false,
  palette,
  array = false,
}: Kind): Buffer {
  const core = header === 12;
  const entries = bits <= 8 ? (palette ?? 2 ** bits) : 0;
  const table = Buffer.concat(
    Array.from({ length: entries }, (_, index) => {
      const [red, green, blue] = COLOURS[index % 16] ?? [0, 0, 0];
      return Buffer.from(core ? [blue, green, red] : [blue, green, red, 0]);
    }),
  );
  const most = Math.min(16, bits <= 8 ? entries : 16);
  const info = Buffer.alloc(header);
  info.writeUInt32LE(header, 0);
  if (core) {
    info.writeUInt16LE(WIDTH, 4);
    info.writeUInt16LE(HEIGHT, 6);
    info.writeUInt16LE(1, 8);
    info.writeUInt16LE(bits, 10);
  } else {
    info.writeInt32LE(WIDTH, 4);
    info.writeInt32LE(topDown ? -HEIGHT : HEIGHT, 8);
    info.writeUInt16LE(1, 12);
    info.writeUInt16LE(bits, 14);
    if (header >= 40) {
      info.writeUInt32LE(compression, 16);
      info.writeUInt32LE(palette ?? 0, 32);
    }
    for (const [at, mask] of masks.entries()) if (header > 52) info.writeUInt32LE(mask >>> 0, 40 + at * 4);
    if (header >= 108) info.write('BGRs', 56, 'latin1');
  }
  const after = header === 40 && masks.length > 0 ? Buffer.concat(masks.map(four)) : Buffer.alloc(0);
  const pixels = pixelsOf(bits, compression, masks, topDown, most);
  const base = array ? 14 : 0;
  const start = base + 14 + header + after.length + table.length;
  const file = Buffer.alloc(14);
  file.write('BM', 'latin1');
  file.writeUInt32LE(start + pixels.length, 2);
  file.writeUInt32LE(start, 10);
  const before = Buffer.alloc(base);
  if (array) {
    before.write('BA', 'latin1');
    before.writeUInt32LE(40, 2);
  }
  return Buffer.concat([before, file, info, after, table, pixels]);
}

const four = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

function pixelsOf(bits: number, compression: number, masks: readonly number[], topDown: boolean, most: number): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, row) => (topDown ? row : HEIGHT - 1 - row));
  if (bits <= 8 && (compression === 1 || compression === 2)) return runsOf(rows, bits, most);
  const stride = Math.ceil((WIDTH * bits) / 32) * 4;
  return Buffer.concat(
    rows.map((y) => {
      const row = Buffer.alloc(stride);
      for (let x = 0; x < WIDTH; x += 1) {
        const index = indexAt(x, y, most);
        if (bits <= 8) {
          const at = Math.floor((x * bits) / 8);
          row[at] = (row[at] ?? 0) | (index << (8 - bits - ((x * bits) % 8)));
        } else row.writeUIntLE(packed(index, bits, masks), (x * bits) / 8, bits / 8);
      }
      return row;
    }),
  );
}

function packed(index: number, bits: number, masks: readonly number[]): number {
  const usual = bits === 16 ? [0x7c00, 0x03e0, 0x001f] : [0xff0000, 0xff00, 0xff];
  return (COLOURS[index] ?? [0, 0, 0]).reduce((pixel, value, channel) => {
    const mask = masks[channel] ?? usual[channel] ?? 0;
    const shift = 31 - Math.clz32(mask & -mask);
    return (pixel | (Math.round((value * (mask >>> shift)) / 255) << shift)) >>> 0;
  }, 0);
}

/** Runs, and every third line as literal stretches. */
function runsOf(rows: readonly number[], bits: number, most: number): Buffer {
  const out: number[] = [];
  for (const y of rows) {
    const line = Array.from({ length: WIDTH }, (_, x) => indexAt(x, y, most));
    if (y % 3 === 0) {
      out.push(0, WIDTH);
      const bytes =
        bits === 8
          ? line
          : Array.from(
              { length: Math.ceil(WIDTH / 2) },
              (_, at) => ((line[at * 2] ?? 0) << 4) | (line[at * 2 + 1] ?? 0),
            );
      out.push(...bytes);
      if (bytes.length % 2 === 1) out.push(0);
    } else
      for (let x = 0; x < WIDTH;) {
        let count = 1;
        while (x + count < WIDTH && line[x + count] === line[x]) count += 1;
        const value = line[x] ?? 0;
        out.push(count, bits === 8 ? value : value * 17);
        x += count;
      }
    out.push(0, 0);
  }
  out.push(0, 1);
  return Buffer.from(out);
}
