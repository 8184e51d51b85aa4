/** Files as people bring them, made here: photos, scans, and things that only look like pictures. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** A folder of its own, removed with `using`-like care by the caller. */
export async function scratch(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'documents-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
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
}

/** Lines of text on paper: red in the stored top left corner, blue in the bottom right, so that a turn is seen. */
export function drawing({ width = 600, height = 800, text = 'Lettre' }: Photo = {}): Buffer {
  const lines = Array.from({ length: 20 }, (_unused, line) => `<text x="${width * 0.1}" y="${height * (0.2 + line * 0.035)}" font-size="${height * 0.022}" font-family="DejaVu Sans">${text} ligne ${line + 1} du courrier de la commune</text>`);
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f4f1ea"/>${lines.join('')}<rect width="${width * 0.15}" height="${height * 0.1}" fill="#d00000"/><rect x="${width * 0.85}" y="${height * 0.9}" width="${width * 0.15}" height="${height * 0.1}" fill="#0000d0"/></svg>`);
}

export async function jpeg(path: string, photo: Photo = {}): Promise<string> {
  const { orientation, takenAt, place } = photo;
  const tags = { ...(takenAt === undefined ? {} : { IFD2: { DateTimeOriginal: takenAt } }), ...(place === true ? { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 51/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '4/1 21/1 0/1' } } : {}) };
  const picture = sharp(drawing(photo)).flatten().jpeg({ quality: 90 });
  const tagged = Object.keys(tags).length === 0 ? picture : picture.withExif(tags);
  await writeFile(path, await (orientation === undefined ? tagged : tagged.withMetadata({ orientation, ...(Object.keys(tags).length === 0 ? {} : { exif: tags }) })).toBuffer());
  return path;
}
