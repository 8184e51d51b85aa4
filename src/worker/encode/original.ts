/**
 * Pictures as they are: of a JPEG the coded picture untouched, and nothing of what stands around it; anything else
 * without loss where that is sensible.
 */
import { readFile, writeFile } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { MadeImage, Picture, Treatment } from '../../shared/documents-worker.ts';
import { readJpegHeader } from '../formats/jpeg-header.ts';
import { whyUndecoded } from '../formats/limits.ts';
import { lieOnPaper } from './paper.ts';
import { encodeIndexed } from './palette.ts';
import { stripJpeg } from './strip-jpeg.ts';

/**
 * Stores a picture in `file` for the PDF: the coded picture of a JPEG as it is, and a PNG, GIF or TIFF as exactly as
 * eight bits of gray or sRGB on white hold it. Null when it has to be encoded as a JPEG anew: other formats, a JPEG
 * that is cut off, another file whose pixels cannot all be read, what readers of PDFs do not show.
 * @throws JobFailed for a picture that cannot be opened; the disk's own error when a file cannot be read or written
 */
export async function keepOriginal(
  picture: Picture,
  rotation: Treatment['rotation'],
  file: string,
): Promise<MadeImage | null> {
  const jpeg = await readJpegHeader(picture.path);
  if (jpeg !== null) {
    const stripped = stripJpeg(await readFile(picture.path));
    // Half a JPEG is no JPEG to some readers: it is encoded anew as far as it goes.
    if (stripped?.whole !== true) return null;
    await writeFile(file, stripped.bytes);
    const {
      width,
      height,
      components,
      adobe,
      tags: { orientation },
    } = jpeg;
    return {
      kind: 'image',
      file,
      bytes: stripped.bytes.length,
      filter: 'jpeg',
      width,
      height,
      components,
      inverted: adobe && components === 4,
      incomplete: false,
      used: 'asked',
      cut: false,
      recognised: 'other',
      ...lieOnPaper(jpeg, 'other', orientation, rotation),
    };
  }
  return keepPng(picture, rotation, file);
}

/**
 * The rows of a PNG are what PDF's FlateDecode with PNG's predictors holds: text and drawings stay exact, and small.
 */
async function keepPng(picture: Picture, rotation: Treatment['rotation'], file: string): Promise<MadeImage | null> {
  const { default: sharp } = await import('sharp');
  const source = sharp(picture.path, {
    page: picture.page,
    failOn: 'truncated',
    limitInputPixels: false,
    autoOrient: true,
  });
  const {
    format,
    space,
    isPalette,
    bitsPerSample = 8,
  } = await source.metadata().catch(async () => {
    throw await whyUndecoded(picture.path);
  });
  if (format !== 'png' && format !== 'gif' && format !== 'tiff') return null;
  const gray = space === 'b-w' || space === 'grey16';
  const isOfFewColours = isPalette || bitsPerSample < 8 || format === 'gif';
  try {
    const kept = isOfFewColours ? await keepColours(source.clone(), gray, rotation, file) : null;
    if (kept !== null) return kept;
    const { data, info } = await source
      .flatten({ background: '#fff' })
      .toColourspace(gray ? 'b-w' : 'srgb')
      .png({ compressionLevel: 7, palette: false, adaptiveFiltering: true })
      .toBuffer({ resolveWithObject: true });
    const components = info.channels === 1 ? 1 : 3;
    const rows = rowsOf(data, components);
    if (rows === null) return null;
    await writeFile(file, rows);
    return {
      kind: 'image',
      file,
      bytes: rows.length,
      filter: 'deflate',
      width: info.width,
      height: info.height,
      components,
      inverted: false,
      incomplete: false,
      used: 'asked',
      cut: false,
      recognised: 'other',
      ...lieOnPaper(info, 'other', 1, rotation),
    };
  } catch {
    return null;
  }
}

/** With its own colours by number; null when it has too many once it lies on white. */
async function keepColours(
  source: Sharp,
  gray: boolean,
  rotation: Treatment['rotation'],
  file: string,
): Promise<MadeImage | null> {
  const { data, info } = await source
    .flatten({ background: '#fff' })
    .toColourspace(gray ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 1 && info.channels !== 3) return null;
  const indexed = await encodeIndexed(data, { width: info.width, height: info.height, channels: info.channels });
  if (indexed === null) return null;
  await writeFile(file, indexed.bytes);
  return {
    kind: 'image',
    file,
    bytes: indexed.bytes.length,
    filter: 'deflate',
    palette: indexed.palette,
    width: info.width,
    height: info.height,
    components: 3,
    inverted: false,
    incomplete: false,
    used: 'asked',
    cut: false,
    recognised: 'other',
    ...lieOnPaper(info, 'other', 1, rotation),
  };
}

/** The IDAT chunks put together; null unless 8 bits, not interlaced, gray or RGB (PNG, 3rd edition, 11.2). */
function rowsOf(png: Buffer, components: 1 | 3): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR' && (body[8] !== 8 || body[9] !== (components === 1 ? 0 : 2) || body[12] !== 0)) return null;
    if (type === 'IDAT') parts.push(body);
    at += 12 + length;
  }
  return parts.length === 0 ? null : Buffer.concat(parts);
}
