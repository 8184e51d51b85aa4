/** What must be known of a JPEG file to embed it as it is: its frame and how it is turned (ITU-T T.81, EXIF 2.32). */
import { open } from 'node:fs/promises';
import { readTags, type Tags } from './tags.ts';

/** What a JPEG says of itself; sizes in pixels, as stored, before it is turned. */
export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3 | 4;
  /** An APP14 segment of Adobe: CMYK is stored inverted. */
  readonly adobe: boolean;
  /** Stored as one scan finer than the other: all of it has to be in memory before anything can be seen. */
  readonly progressive: boolean;
  readonly tags: Tags;
}

/** Headers of cameras end well before the second; most before the first. */
const HEADER_BYTES = [128 * 1024, 2 * 1024 * 1024] as const;

/**
 * Reads what the header of a JPEG says of its picture, without decoding it. Null for what is no JPEG, for a header that
 * is broken or longer than 2 MB, and for what a reader of PDFs could not show: twelve bits, arithmetic coding,
 * lossless, two components.
 * @throws the disk's own error when the file cannot be read
 */
export async function readJpegHeader(path: string): Promise<JpegHeader | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    let parsed: JpegHeader | null = null;
    for (const most of HEADER_BYTES) {
      if (parsed !== null) break;
      const head = Buffer.alloc(Math.min(most, size));
      await file.read(head, 0, head.length, 0);
      parsed = parse(head);
    }
    return parsed;
  } finally {
    await file.close();
  }
}

function parse(head: Buffer): JpegHeader | null {
  let adobe = false;
  let tags: Buffer | undefined;
  for (let at = 2; at + 9 < head.length;) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = head.readUInt16BE(at + 2);
    const body = head.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') tags = body;
    if (marker === 0xee && body.toString('latin1', 0, 5) === 'Adobe') adobe = true;
    // Baseline, extended and progressive Huffman frames; the others are not in PDF's DCTDecode.
    if (marker >= 0xc0 && marker <= 0xc2) {
      const components = body[5];
      if (body[0] !== 8 || (components !== 1 && components !== 3 && components !== 4)) return null;
      const height = body.readUInt16BE(1),
        width = body.readUInt16BE(3);
      if (width === 0 || height === 0) return null;
      return { width, height, components, adobe, progressive: marker === 0xc2, tags: readTags(tags) };
    }
    if ((marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) || marker === 0xda)
      return null;
    at += 2 + length;
  }
  return null;
}
