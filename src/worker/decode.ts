/** Reads a page's picture into a raster: upright, sRGB, without transparency or metadata. */
import sharp, { type FailOnOptions } from 'sharp';
import type { Picture } from '../shared/documents-worker.ts';
import type { Raster } from './picture/raster.ts';
import { isHarmless } from './formats/harmless.ts';
import { whyUndecoded } from './formats/limits.ts';
import './formats/sharp-settings.ts';

/** A picture that was read, perhaps not all of it. */
export interface Decoded {
  readonly image: Raster;
  /** Whether the file was cut off: then the part that could be read is here, and the rest of the picture is missing. */
  readonly incomplete: boolean;
}

/**
 * Reads a picture's pixels, upright, in gray or sRGB, on white, never enlarged and at most `longestSide` pixels long; a
 * page of a PDF is drawn at that size. Of a damaged file it gives what can be read, and says so (`incomplete`).
 * @throws JobFailed when nothing of it can be read
 */
export async function decodePicture(picture: Picture, longestSide: number): Promise<Decoded> {
  if (picture.kind === 'pdf')
    return { image: await (await import('./formats/pdf.ts')).renderPdf(picture, longestSide), incomplete: false };
  for (const failOn of ['warning', 'error', 'none'] as const)
    try {
      return { image: await read(picture, longestSide, failOn), incomplete: false };
    } catch (error) {
      if (!isHarmless(error)) break;
    }
  // Decoded again, leniently, for as much as the file has; the picture is marked incomplete.
  return {
    image: await read(picture, longestSide, 'none').catch(async () => {
      throw await whyUndecoded(picture.path);
    }),
    incomplete: true,
  };
}

async function read({ path, page }: Picture, longestSide: number, failOn: FailOnOptions): Promise<Raster> {
  const { data, info } = await sharp(path, { page, failOn, limitInputPixels: false, autoOrient: true })
    .resize({
      width: longestSide,
      height: longestSide,
      fit: 'inside',
      withoutEnlargement: true,
      fastShrinkOnLoad: true,
    })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const channels = info.channels === 1 ? 1 : 3;
  return {
    width: info.width,
    height: info.height,
    channels,
    data: info.channels === channels ? data : dropped(data, info.channels, channels),
  };
}

/** A gray picture with transparency comes as two channels. */
function dropped(data: Uint8Array, from: number, to: number): Uint8Array {
  const out = new Uint8Array((data.length / from) * to);
  for (let pixel = 0, at = 0; at < out.length; pixel += from)
    for (let channel = 0; channel < to; channel += 1, at += 1) out[at] = data[pixel + channel] ?? 0;
  return out;
}
