/** One page as it will stand in the PDF: the stored image in a working file, and where it lies on the paper. */
import { writeFile } from 'node:fs/promises';
import type { JobArgument, MadePage } from '../shared/documents-worker.ts';
import type { Raster } from './picture/raster.ts';
import { treat, type Treated } from './treat.ts';
import { encodeG4 } from './encode/g4.ts';
import { encodeJpeg, type JpegSettings } from './encode/jpeg.ts';
import { lieOnPaper, type Lying } from './encode/paper.ts';

interface Quality {
  readonly longestSide: number;
  readonly jpeg: JpegSettings;
  readonly bilevelLongestSide: number;
}

/**
 * A4's longest side at 200 and 300 dots per inch; black and white needs more dots, and its bytes hardly grow with them.
 */
const QUALITIES: Readonly<Record<'mail' | 'archive', Quality>> = {
  mail: { longestSide: 2339, jpeg: { quality: 50, small: true }, bilevelLongestSide: 3508 },
  archive: { longestSide: 3508, jpeg: { quality: 85, small: false }, bilevelLongestSide: 3508 },
};
/** What a picture that cannot be embedded as it is gets in `original`. */
const ORIGINAL: Quality = { longestSide: 6000, jpeg: { quality: 92, small: false }, bilevelLongestSide: 6000 };

/**
 * Makes a page ready for a PDF: corrects its picture and stores it in `file`. With the preset `original` the picture is
 * only turned, and stored as it is where that can be. A page of another PDF is not stored, only named.
 * @throws JobFailed when the picture cannot be read, with `original` also the disk's or sharp's own error for that; the
 * disk's own when `file` cannot be written
 */
export async function makePage({ picture, treatment, preset, file }: JobArgument<'make'>): Promise<MadePage> {
  if (picture.kind === 'pdf')
    return { kind: 'pdf', file: picture.path, page: picture.page, bytes: 0, rotation: treatment.rotation };
  if (preset === 'original') {
    const kept = await (await import('./encode/original.ts')).keepOriginal(picture, treatment.rotation, file);
    if (kept !== null) return kept;
    return store(
      await treat(picture, { ...treatment, corners: null, mode: 'photo' }, ORIGINAL.longestSide),
      ORIGINAL,
      file,
    );
  }
  const quality = QUALITIES[preset];
  return store(
    await treat(picture, treatment, treatment.mode === 'bw' ? quality.bilevelLongestSide : quality.longestSide),
    quality,
    file,
  );
}

async function store(
  { image, paper, incomplete, bilevel, used }: Treated,
  quality: Quality,
  file: string,
): Promise<MadePage> {
  const lying = lieOnPaper(image, paper, 1, 0);
  const stored = bilevel
    ? await encodeG4(image)
    : { bytes: await encodeJpeg(image, quality.jpeg), width: image.width, height: image.height };
  await writeFile(file, stored.bytes);
  return {
    kind: 'image',
    file,
    bytes: stored.bytes.length,
    filter: bilevel ? 'g4' : 'jpeg',
    width: stored.width,
    height: stored.height,
    components: image.channels,
    inverted: false,
    incomplete,
    used,
    ...lying,
    matrix: stretched(lying.matrix, stored, image),
  };
}

/**
 * The stored image is a little larger than what is shown of it, to the right and below: its matrix grows from the top
 * left.
 */
function stretched(
  [a, b, c, d, e, f]: Lying['matrix'],
  stored: { width: number; height: number },
  shown: Raster,
): Lying['matrix'] {
  const wide = stored.width / shown.width,
    high = stored.height / shown.height;
  return [a * wide, b, c, d * high, e, f - d * (high - 1)];
}
