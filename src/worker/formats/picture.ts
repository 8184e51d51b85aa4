/** Formats that sharp reads by itself. */
import sharp from 'sharp';
import type { Format } from './sniff.ts';
import { readTags } from './tags.ts';
import { assertSize, onePage, whyUndecoded, type Opened } from './limits.ts';
import './sharp-settings.ts';

/**
 * The page of a picture that sharp reads by itself, from its header: no pixel is decoded, so a cut-off file is found
 * later, when it is inspected. Of a file of several pictures it is the first.
 * @throws JobFailed when it has no header that can be read, or a size that no page has
 */
export async function openPicture(path: string, format: Format): Promise<Opened> {
  const { width, height, space, exif: tags, bitsPerSample } = await headOf(path, 0);
  const { takenAt } = readTags(tags);
  // A moving GIF or WebP is one picture.
  return onePage({
    picture: { path, page: 0, kind: 'picture', width, height },
    takenAt,
    bilevel: format === 'png' && space === 'b-w' && bitsPerSample === 1,
  });
}

/**
 * What the header says of one page of a file, with its size as it stands upright.
 * @throws JobFailed when it cannot be read, or has a size that no page has
 */
export async function headOf(path: string, page: number) {
  // Our own limit, with its own words, instead of sharp's.
  const head = await sharp(path, { page, limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(async () => {
      throw await whyUndecoded(path);
    });
  const { width, height, orientation = 1 } = head;
  assertSize(width, height);
  return { ...head, ...(orientation >= 5 ? { width: height, height: width } : {}) };
}
