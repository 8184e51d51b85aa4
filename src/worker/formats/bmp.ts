/**
 * BMP, which sharp's prebuilt libvips leaves out. bmp-ts, which was used before, reads palettes, runs and OS/2's
 * headers wrongly: this is our own reader, held against ImageMagick and netpbm. A lossless copy stands in for the file
 * from here on.
 */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { readBmpHeader, readBmpSize, type BmpHeader } from './bmp-header.ts';
import { readBmpPixels } from './bmp-pixels.ts';
import { assertSize, onePage, readWhole, refusal, type Opened } from './limits.ts';
import './sharp-settings.ts';

type PagesInFile = (path: string, copies: string) => Promise<Opened>;

/**
 * Opens a BMP: its pixels are copied into a PNG in `copies`, and the page is marked as damaged when some are missing. A
 * JPEG or PNG that is packed inside is copied out and opened instead.
 * @param pagesInFile opens what is packed inside
 * @throws JobFailed for a BMP that cannot be read, is too large, or is a fax of OS/2
 */
export async function openBmp(path: string, copies: string, pagesInFile: PagesInFile): Promise<Opened> {
  const bytes = await readWhole(path);
  const claimed = readBmpSize(bytes);
  if (claimed === null) throw refusal('broken');
  // Before anything is reserved for it: a lying header asks for gigabytes.
  const { width, height } = claimed;
  assertSize(width, height);
  const header = readBmpHeader(bytes);
  if (header === null) throw refusal('broken');
  const pixels = readBmpPixels(bytes, header);
  if (pixels === null) {
    // A JPEG or PNG that a printer's driver packed as a BMP. Anything else could be a BMP within a BMP without end.
    const packed = bytes.subarray(header.start, header.start + 4).toString('latin1');
    if (!packed.startsWith('\xff\xd8') && packed !== '\x89PNG') throw refusal('broken');
    const inner = join(copies, `${randomUUID()}.bin`);
    await writeFile(inner, bytes.subarray(header.start), { mode: 0o600 });
    return pagesInFile(inner, copies);
  }
  const copy = join(copies, `${randomUUID()}.png`);
  await sharp(pixels.data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toFile(copy);
  return onePage({
    picture: { path: copy, page: 0, kind: 'picture', width, height },
    takenAt: null,
    bilevel: isBlackAndWhite(header),
    ...(pixels.incomplete ? { damaged: true } : {}),
  });
}

/** One bit a pixel, and its two colours are black and white. */
function isBlackAndWhite({ colours, palette }: BmpHeader): boolean {
  if (colours.kind !== 'palette' || colours.bits !== 1) return false;
  const both = [...palette.subarray(0, 6)].join(' ');
  return both === '0 0 0 255 255 255' || both === '255 255 255 0 0 0';
}
