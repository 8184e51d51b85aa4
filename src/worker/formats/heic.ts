/**
 * iPhone pictures: sharp's prebuilt libvips reads their header only (patents), libheif in WebAssembly reads their
 * pixels.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import sharp from 'sharp';
import { readTags } from './tags.ts';
import { assertSize, onePage, readWhole, refusal, type Opened } from './limits.ts';
import './sharp-settings.ts';

/**
 * About a second for 12 megapixels, so it is done once: a JPEG copy that nobody can tell from it stands in from here
 * on.
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
    const { takenAt, keepsPlace } = readTags(head?.exif);
    const copy = join(copies, `${randomUUID()}.jpg`);
    await sharp(data, { raw: { width, height, channels: 4 } })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 96, chromaSubsampling: '4:4:4' })
      .toFile(copy);
    return onePage({
      picture: { path: copy, page: 0, kind: 'picture', width, height },
      bilevel: false,
      takenAt,
      keepsPlace,
    });
  } finally {
    for (const image of images) image.free();
  }
}
