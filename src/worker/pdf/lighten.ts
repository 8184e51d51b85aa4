/**
 * Somebody's PDF with lighter pictures: a scan of 10 MB that an office does not take. Only the samples of pictures
 * change. What is written, the searchable text under a scan, forms, links and notes stay as they are.
 */
import { stat, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { PDFDocument, PDFObject } from 'mupdf';
import type { JobArgument, JobReply } from '../../shared/documents-worker.ts';
import { RUNGS, type Rung } from '../../shared/quality-rungs.ts';
import { encodeJpeg } from '../encode/jpeg.ts';
import { loadPdf, samplesOf } from '../formats/pdf.ts';
import type { Raster } from '../picture/raster.ts';
import { childrenOf, inside } from './objects.ts';

/** A picture that takes less is left as it is: nothing is won, bytes. */
const WORTH_IT = 24_000;
/** A new picture has to take less than this share of the old one: each coding anew costs a little of what is seen. */
const LIGHTER = 0.85;
/** Samples that are decoded at once; more would not fit beside the file in WebAssembly memory. */
const MOST_PIXELS = 60_000_000;
/** Deeper than any drawing nests others. */
const DEEPEST = 12;

/**
 * Writes a copy of a PDF to `file` whose pictures are coded as on this rung, wherever that takes less. Resolves to the
 * copy and its size, or to the PDF itself when the copy would be no lighter. Black and white pictures, masks, and
 * pictures in printing colours stay.
 * @throws JobFailed when the PDF cannot be read; the disk's own error when the copy cannot be written
 */
export async function lighten({ path, rung, file }: JobArgument<'lighten'>): Promise<JobReply<'lighten'>> {
  const { size } = await stat(path);
  const target = RUNGS[Math.min(rung, RUNGS.length - 1)];
  const asItIs = { path, bytes: size };
  if (target === undefined) return asItIs;
  const document = await loadPdf(path);
  try {
    let changed = false;
    for (const [number, inches] of picturesOf(document))
      changed = (await lightenPicture(document, document.newIndirect(number), inches, target)) || changed;
    if (!changed) return asItIs;
    const saved = document.saveToBuffer({ garbage: 'yes', decrypt: true });
    const bytes = saved.asUint8Array().slice();
    saved.destroy();
    if (bytes.length >= size) return asItIs;
    await writeFile(file, bytes);
    return { path: file, bytes: bytes.length };
  } finally {
    document.destroy();
  }
}

/** How large the largest page is on which a picture is drawn, in inches: a scan fills it. */
interface Inches {
  width: number;
  height: number;
}

/** The pictures that the pages draw, by the number of their object. */
function picturesOf(document: PDFDocument): Map<number, Inches> {
  const found = new Map<number, Inches>();
  for (let at = 0; at < document.countPages(); at += 1) {
    try {
      const page = document.findPage(at);
      const [left, top, right, bottom] = document.loadPage(at).getBounds();
      const inches = { width: (right - left) / 72, height: (bottom - top) / 72 };
      collect(page.getInheritable('Resources'), inches, found, new Set(), 0);
    } catch {
      // A page that cannot be read keeps its pictures.
    }
  }
  return found;
}

function collect(
  resources: PDFObject,
  inches: Inches,
  found: Map<number, Inches>,
  seen: Set<number>,
  depth: number,
): void {
  if (!resources.isDictionary() || depth > DEEPEST) return;
  const drawn = inside(resources, 'XObject');
  if (!drawn.isDictionary()) return;
  drawn.forEach((object) => {
    if (!object.isIndirect() || !object.isStream() || seen.has(object.asIndirect())) return;
    seen.add(object.asIndirect());
    const kind = inside(object, 'Subtype');
    if (!kind.isName()) return;
    if (kind.asName() === 'Form') collect(inside(object, 'Resources'), inches, found, seen, depth + 1);
    if (kind.asName() !== 'Image') return;
    const before = found.get(object.asIndirect()) ?? { width: 0, height: 0 };
    found.set(object.asIndirect(), {
      width: Math.max(before.width, inches.width),
      height: Math.max(before.height, inches.height),
    });
  });
}

/** Whether the picture was made lighter. */
async function lightenPicture(document: PDFDocument, picture: PDFObject, inches: Inches, rung: Rung): Promise<boolean> {
  const before = lengthOf(picture);
  if (before < WORTH_IT || !isPlain(picture)) return false;
  const samples = decoded(document, picture);
  if (samples === null) return false;
  const image = await asSmallAsNeeded(samples, inches, rung);
  const jpeg = await encodeJpeg(image, { quality: rung.jpeg, small: true });
  if (jpeg.length > before * LIGHTER) return false;
  for (const key of ['DecodeParms', 'Decode', 'Intent', 'DL', 'F', 'FFilter', 'FDecodeParms', 'Metadata'])
    picture.delete(key);
  picture.put('Filter', document.newName('DCTDecode'));
  picture.put('Width', image.width);
  picture.put('Height', image.height);
  picture.put('BitsPerComponent', 8);
  picture.put('ColorSpace', document.newName(image.channels === 1 ? 'DeviceGray' : 'DeviceRGB'));
  picture.writeRawStream(jpeg);
  return true;
}

function lengthOf(picture: PDFObject): number {
  const length = inside(picture, 'Length');
  return length.isNumber() ? length.asNumber() : 0;
}

/** Samples of eight bits and more, in gray or colours of a screen, without a colour that is see-through. */
function isPlain(picture: PDFObject): boolean {
  const [bits, mask] = [inside(picture, 'BitsPerComponent'), inside(picture, 'ImageMask')];
  const filters = filtersOf(picture);
  if (mask.isBoolean() && mask.asBoolean()) return false;
  if (inside(picture, 'Mask').isArray() || hasOwnAlpha(picture)) return false;
  if (filters.includes('CCITTFaxDecode') || filters.includes('JBIG2Decode')) return false;
  return filters.includes('JPXDecode') || (bits.isNumber() && bits.asNumber() >= 8);
}

/** A JPEG 2000 may hold its own transparency. */
function hasOwnAlpha(picture: PDFObject): boolean {
  const own = inside(picture, 'SMaskInData');
  return own.isNumber() && own.asNumber() !== 0;
}

function filtersOf(picture: PDFObject): string[] {
  const filter = inside(picture, 'Filter');
  return (filter.isArray() ? childrenOf(filter) : [filter]).map((one) => (one.isName() ? one.asName() : ''));
}

/** Null for what is not decoded here: too large, in printing colours, or damaged. */
function decoded(document: PDFDocument, picture: PDFObject): Raster | null {
  try {
    const image = document.loadImage(picture);
    const colours = image.getColorSpace();
    if (image.getWidth() * image.getHeight() > MOST_PIXELS || colours === null) return null;
    if (!colours.isRGB() && !colours.isGray() && !colours.isIndexed()) return null;
    return samplesOf(image.toPixmap());
  } catch {
    return null;
  }
}

async function asSmallAsNeeded(image: Raster, inches: Inches, { dpi }: Rung): Promise<Raster> {
  const has = Math.max(image.width / inches.width, image.height / inches.height);
  const scale = Math.min(1, dpi / has);
  const { width, height, channels, data } = isGray(image) ? onlyGray(image) : image;
  if (scale > 0.95) return { width, height, channels, data };
  const { data: out, info } = await sharp(data, { raw: { width, height, channels } })
    .resize({
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      fit: 'fill',
    })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels, data: out };
}

/** A scan in gray is often stored in three colours that are all the same. */
function isGray({ channels, data }: Raster): boolean {
  if (channels === 1) return false;
  for (let at = 0; at + 2 < data.length; at += 3)
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  return true;
}

const onlyGray = ({ width, height, data }: Raster): Raster => ({
  width,
  height,
  channels: 1,
  data: Uint8Array.from({ length: width * height }, (_unused, at) => data[at * 3] ?? 0),
});
