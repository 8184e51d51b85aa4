/** JPEGs that sharp's decoder refuses: more than eight bits a sample, from scanners of film and X-rays. */
import sharp from 'sharp';
import { onePage, type Opened } from './limits.ts';

/**
 * Lets sharp decode the JPEG, and says whether it refuses it for its kind (more than eight bits, an odd SOF: by the
 * words of its error), not because it is damaged.
 */
export const isOddJpeg = (path: string): Promise<boolean> =>
  sharp(path, { limitInputPixels: false, failOn: 'none' })
    .resize({ width: 8, height: 8, fit: 'fill' })
    .raw()
    .toBuffer()
    .then(
      () => false,
      (error: unknown) => error instanceof Error && /Unsupported JPEG data precision|SOF type/.test(error.message),
    );

/**
 * The page of a JPEG that sharp refuses for its kind, copied into `copies` by ImageMagick.
 * @throws JobFailed when ImageMagick refuses it as well
 */
export async function copyPicture(path: string, copies: string): Promise<Opened> {
  const copy = await (await import('./magick.ts')).copyPage(path, 0, copies, 'Jpeg');
  return onePage({
    picture: { path: copy.path, page: 0, kind: 'picture', width: copy.width, height: copy.height },
    takenAt: null,
    bilevel: false,
    ...(copy.damaged ? { damaged: true } : {}),
  });
}
