/**
 * BMP, which sharp's prebuilt libvips leaves out: bmp-ts (MIT, kept, what Jimp uses) reads it once, a lossless copy
 * stands in from here on.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { decode } from 'bmp-ts';
import sharp from 'sharp';
import { assertSize, onePage, readWhole, refusal, type Opened } from './limits.ts';
import './sharp-settings.ts';

export async function openBmp(path: string, copies: string): Promise<Opened> {
  const bytes = await readWhole(path);
  if (bytes.length < 26 || bytes.readUInt32LE(14) < 40) throw refusal('broken');
  // Before anything is reserved for it: a lying header asks for gigabytes. A negative height is a picture stored from
  // the top.
  const width = bytes.readInt32LE(18),
    height = Math.abs(bytes.readInt32LE(22));
  assertSize(width, height);
  const copy = join(copies, `${randomUUID()}.png`);
  try {
    const { data } = decode(bytes, { toRGBA: true });
    const bitsPerPixel = bytes.readUInt16LE(28);
    // 24 bits and fewer have no transparency; what stands in its place means nothing.
    await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .png({ compressionLevel: 1 })
      .toFile(copy);
    return onePage({
      picture: { path: copy, page: 0, kind: 'picture', width, height },
      takenAt: null,
      bilevel: bitsPerPixel === 1,
      keepsPlace: false,
    });
  } catch {
    throw refusal('broken');
  }
}
