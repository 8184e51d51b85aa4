/**
 * iPhone pictures: sharp's prebuilt libvips reads their header only (patents), libheif in WebAssembly reads their
 * pixels.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { readTags } from './tags.ts';
import { assertSize, onePage, readWhole, refusal, type Opened } from './limits.ts';
import { hasAllBoxes } from './whole.ts';
import './sharp-settings.ts';

/**
 * Opens the main picture of a HEIC, as iPhones take. Decoding takes about a second for 12 megapixels, so it is done
 * once: a JPEG copy in sRGB that nobody can tell from it stands in from here on. The page of a file that was cut off is
 * marked as damaged.
 * @param copies the folder for that copy
 * @throws JobFailed when it cannot be read, or is too large
 */
export async function openHeic(path: string, copies: string): Promise<Opened> {
  const head = await sharp(path, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => null);
  if (head !== null) assertSize(head.width, head.height);
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const decoder = new libheif.HeifDecoder();
  const images = decoder.decode(await readWhole(path));
  try {
    // Several pictures in one file (a burst, a depth map): the primary is the one people see.
    const image = images.find((one) => Boolean(one.is_primary())) ?? images[0];
    if (image === undefined) throw refusal('broken');
    const width = image.get_width(),
      height = image.get_height();
    assertSize(width, height);
    const data = new Uint8ClampedArray(width * height * 4);
    await new Promise<void>((resolve, reject) =>
      image.display({ data, width, height }, (shown) => (shown === null ? reject(refusal('broken')) : resolve())),
    );
    const { takenAt } = readTags(head?.exif);
    const copy = join(copies, `${randomUUID()}.jpg`);
    const shown = await inSrgb(
      sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#fff' }),
      head?.icc,
    );
    await shown.jpeg({ quality: 96, chromaSubsampling: '4:4:4' }).toFile(copy);
    const whole = await hasAllBoxes(path);
    return onePage({
      picture: { path: copy, page: 0, kind: 'picture', width, height },
      bilevel: false,
      takenAt,
      // What a cut-off file lacks is drawn as flat colour: the decoder does not say so.
      ...(whole ? {} : { damaged: true }),
    });
  } finally {
    for (const image of images) image.free();
  }
}

/** Bytes of a profile that fit into one segment of a JPEG (ICC.1:2022, B.4). */
const PROFILE_PART = 65_519;

/**
 * Telephones store Display P3: by their profile the colours become those of sRGB, which a PDF without a profile is read
 * as.
 */
async function inSrgb(picture: Sharp, profile: Buffer | undefined): Promise<Sharp> {
  if (profile === undefined) return picture;
  const plain = await picture.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
  const parts = Math.ceil(profile.length / PROFILE_PART);
  const segments = Array.from({ length: parts }, (_, index) => {
    const part = profile.subarray(index * PROFILE_PART, (index + 1) * PROFILE_PART);
    const head = Buffer.from([0xff, 0xe2, 0, 0, ...Buffer.from('ICC_PROFILE\0', 'latin1'), index + 1, parts]);
    head.writeUInt16BE(part.length + head.length - 2, 2);
    return Buffer.concat([head, part]);
  });
  const named = Buffer.concat([plain.subarray(0, 2), ...segments, plain.subarray(2)]);
  return sharp(named, { limitInputPixels: false }).toColourspace('srgb');
}
