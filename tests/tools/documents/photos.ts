/** Makes files as people bring them: photos, scans, and things that only look like pictures. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import * as mupdf from 'mupdf';
import sharp, { type Sharp } from 'sharp';

export const HEIC = join(import.meta.dirname, '../../fixtures/documents/iphone.heic');

export interface Scratch {
  readonly path: string;
  at(name: string): string;
  remove(): Promise<void>;
}

/** A fresh temporary folder for one test. */
export async function scratch(): Promise<Scratch> {
  const path = await mkdtemp(join(tmpdir(), 'documents-test-'));
  return { path, at: (name) => join(path, name), remove: () => rm(path, { recursive: true, force: true }) };
}

export interface Photo {
  width?: number;
  height?: number;
  /** EXIF's 1 to 8: how the stored picture has to be turned. */
  orientation?: number;
  /** As EXIF writes it, `2026:03:01 10:00:00`. */
  takenAt?: string;
  /** Where the photo was taken, in EXIF. */
  place?: boolean;
  text?: string;
  /** False for a picture without lines of text: a page whose lines stand on their head is turned by the program. */
  lines?: boolean;
}

/** Lines of text on paper; red in the stored top left corner, blue in the bottom right, so that a turn is seen. */
export function drawing({ width = 300, height = 400, text = 'Lettre', lines: written = true }: Photo = {}): Sharp {
  const lines = Array.from(
    { length: written ? 20 : 0 },
    (_unused, line) =>
      `<text x="${width * 0.1}" y="${height * (0.2 + line * 0.035)}" font-size="${height * 0.022}" font-family="DejaVu Sans">${text} ligne ${line + 1} du courrier de la commune</text>`,
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f4f1ea"/>${lines.join('')}<rect width="${width * 0.3}" height="${height * 0.15}" fill="#d00000"/><rect x="${width * 0.85}" y="${height * 0.9}" width="${width * 0.15}" height="${height * 0.1}" fill="#0000d0"/></svg>`,
    ),
  ).flatten();
}

/** Writes a JPEG and gives back its path. */
export async function jpeg(path: string, photo: Photo = {}): Promise<string> {
  const { orientation = 1, takenAt, place = false } = photo;
  const exif = {
    ...(takenAt === undefined ? {} : { IFD2: { DateTimeOriginal: takenAt } }),
    ...(place ? { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 51/1 0/1' } } : {}),
  };
  await writeFile(
    path,
    await drawing(photo).jpeg({ quality: 90 }).withExif(exif).withMetadata({ orientation }).toBuffer(),
  );
  return path;
}

export async function written(path: string, bytes: Uint8Array | string): Promise<string> {
  await writeFile(path, bytes);
  return path;
}

/** A TIFF of several pages in one file, as scanners write them. */
export async function tiffOf(path: string, pages: number): Promise<string> {
  const one = await drawing().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = one.info;
  const pile = Buffer.concat(Array.from({ length: pages }, () => one.data));
  await sharp(pile, { raw: { width, height: height * pages, channels, pageHeight: height } })
    .tiff({ compression: 'lzw' })
    .toFile(path);
  return path;
}

/** A BMP as Paint writes it: 24 bits, from the bottom up, rows padded to four bytes. */
export async function bmp(path: string): Promise<string> {
  const {
    data,
    info: { width, height },
  } = await drawing().raw().toBuffer({ resolveWithObject: true });
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1)
        file[54 + (height - 1 - y) * row + x * 3 + channel] = data[(y * width + x) * 3 + 2 - channel] ?? 0;
    }
  }
  return written(path, file);
}

/** A PDF that another program made: real text, one page for each of `texts`. `password` locks it. */
export async function foreignPdf(path: string, texts: readonly string[], password?: string): Promise<string> {
  const document = new mupdf.PDFDocument();
  const font = document.addSimpleFont(new mupdf.Font('Helvetica'));
  for (const text of texts)
    document.insertPage(
      -1,
      document.addPage([0, 0, 595, 842], 0, { Font: { F1: font } }, `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`),
    );
  return written(
    path,
    document
      .saveToBuffer(password === undefined ? {} : { encrypt: 'aes-256', 'user-password': password })
      .asUint8Array()
      .slice(),
  );
}

/** A PNG of 30,000 × 30,000 in half a megabyte: black, one bit a pixel. */
export async function bomb(path: string): Promise<string> {
  const side = 30_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + side / 8) * side), { level: 1 });
  return written(
    path,
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('IDAT', rows),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4),
    sum = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
