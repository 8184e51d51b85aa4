/** A TIFF as scanners of the nineties wrote it: no program of today writes this kind. */
import { writeFile } from 'node:fs/promises';

/** Compression 6: one whole JPEG, named by its own two tags (TIFF 6.0, section 22). */
export async function oldJpegTiff(path: string, jpeg: Buffer, width: number, height: number): Promise<string> {
  const [SHORT, LONG] = [3, 4];
  const data = 8;
  const bits = data + jpeg.length + (jpeg.length % 2);
  const table = bits + 6;
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 3, bits],
    [259, SHORT, 1, 6],
    [262, SHORT, 1, 6],
    [273, LONG, 1, data],
    [277, SHORT, 1, 3],
    [278, LONG, 1, height],
    [279, LONG, 1, jpeg.length],
    [284, SHORT, 1, 1],
    [513, LONG, 1, data],
    [514, LONG, 1, jpeg.length],
    // Every sample of colour stands for one pixel.
    [530, SHORT, 2, 0x00_01_00_01],
  ];
  const file = Buffer.alloc(table + 2 + entries.length * 12 + 4);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(table, 4);
  jpeg.copy(file, data);
  for (const sample of [0, 1, 2]) file.writeUInt16LE(8, bits + sample * 2);
  file.writeUInt16LE(entries.length, table);
  for (const [at, [tag, type, count, value]] of entries.entries()) {
    const from = table + 2 + at * 12;
    file.writeUInt16LE(tag, from);
    file.writeUInt16LE(type, from + 2);
    file.writeUInt32LE(count, from + 4);
    file.writeUInt32LE(value, from + 8);
  }
  await writeFile(path, file);
  return path;
}

/** Pages of 64 × 64 white pixels of one bit, not compressed: the file is nearly all tables. */
export function tiffOfTables(pages: number): Buffer {
  const [SHORT, LONG] = [3, 4];
  const size = 64;
  const data = 8;
  const bytes = (size * size) / 8;
  const entries = (value: number): readonly (readonly [number, number, number])[] => [
    [256, LONG, size],
    [257, LONG, size],
    [258, SHORT, 1],
    [259, SHORT, 1],
    [262, SHORT, 1],
    [273, LONG, value],
    [277, SHORT, 1],
    [278, LONG, size],
    [279, LONG, bytes],
  ];
  const table = 2 + entries(0).length * 12 + 4;
  const file = Buffer.alloc(data + bytes + pages * table, 0);
  file.write('II*\0', 0, 'latin1');
  file.fill(0xff, data, data + bytes);
  file.writeUInt32LE(data + bytes, 4);
  for (let page = 0; page < pages; page += 1) {
    const at = data + bytes + page * table;
    file.writeUInt16LE(entries(0).length, at);
    for (const [index, [tag, type, value]] of entries(data).entries()) {
      file.writeUInt16LE(tag, at + 2 + index * 12);
      file.writeUInt16LE(type, at + 4 + index * 12);
      file.writeUInt32LE(1, at + 6 + index * 12);
      file.writeUInt32LE(value, at + 10 + index * 12);
    }
    file.writeUInt32LE(page + 1 < pages ? at + table : 0, at + table - 4);
  }
  return file;
}
