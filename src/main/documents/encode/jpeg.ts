import sharp from 'sharp';
import type { Raster } from '../raster.ts';

/** A plain baseline JPEG, gray or sRGB, without metadata: what every reader of PDFs knows. */
export async function encodeJpeg({ width, height, channels, data }: Raster, quality: number): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels } }).toColourspace(channels === 1 ? 'b-w' : 'srgb').jpeg({ quality, optimiseCoding: true }).toBuffer();
}
