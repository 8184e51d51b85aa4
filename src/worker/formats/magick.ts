/** Pictures that only ImageMagick reads: a lossless copy stands in for each from here on. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { IMagickImage } from '@imagemagick/magick-wasm';
import sharp from 'sharp';
import { isHarmless } from './harmless.ts';
import { assertSize, readWhole, refusal } from './limits.ts';
import './sharp-settings.ts';

/** Its memory holds every sample as one byte, of four samples at most, and ends at 2 GB: some copies of the picture. */
const MOST_PIXELS = 100_000_000;

type Magick = typeof import('@imagemagick/magick-wasm');
let loading: Promise<Magick> | null = null;

/** Half a second and 15 MB, so only for a file that needs it. */
const load = (): Promise<Magick> => (loading ??= begin());
async function begin(): Promise<Magick> {
  const magick = await import('@imagemagick/magick-wasm');
  await magick.initializeImageMagick(
    await readFile(createRequire(import.meta.url).resolve('@imagemagick/magick-wasm/magick.wasm')),
  );
  return magick;
}

/** One page as it was copied; sizes in pixels, upright. */
export interface Copied {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** ImageMagick said that something is wrong with the file, and gave what it could read. */
  readonly damaged: boolean;
}

/**
 * Has ImageMagick read one page of a file, and writes it upright, in sRGB and on white as a PNG into `copies`.
 * @param page counted from 0
 * @param format what the file is read as, a TIFF by default
 * @throws JobFailed when it is unreadable, or larger than ImageMagick's memory allows (100 million pixels)
 */
export async function copyPage(
  path: string,
  page: number,
  copies: string,
  format: 'Tiff' | 'Jpeg' = 'Tiff',
): Promise<Copied> {
  const magick = await load();
  const bytes = await readWhole(path);
  const settings = new magick.MagickReadSettings({
    frameIndex: page,
    frameCount: 1,
    format: magick.MagickFormat[format],
  });
  const image = magick.MagickImage.create();
  let damaged = false;
  image.onWarning = ({ error }) => {
    damaged ||= !isHarmless(error);
  };
  try {
    try {
      image.read(bytes, settings);
    } catch {
      throw refusal('broken');
    }
    if (image.width * image.height > MOST_PIXELS) throw refusal('too-many-pixels');
    const { data, width, height } = samplesOf(image, magick);
    assertSize(width, height);
    const copy = join(copies, `${randomUUID()}.png`);
    await sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false })
      .flatten({ background: '#fff' })
      .png({ compressionLevel: 1 })
      .toFile(copy);
    return { path: copy, width, height, damaged };
  } finally {
    image.dispose();
  }
}

/** A profile is not looked at: what carries one is read by sharp. */
function samplesOf(image: IMagickImage, magick: Magick): { data: Uint8Array; width: number; height: number } {
  image.autoOrient();
  image.colorSpace = magick.ColorSpace.sRGB;
  const { width, height } = image;
  const data = image.getPixels((pixels) => pixels.toByteArray(0, 0, width, height, 'RGBA'));
  if (data === null) throw refusal('broken');
  return { data, width, height };
}
