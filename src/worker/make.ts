/** One page as it will stand in the PDF: the stored image in a working file, and where it lies on the paper. */
import { writeFile } from 'node:fs/promises';
import type { JobArgument, MadePage, Picture, Treatment } from '../shared/documents-worker.ts';
import { TALL } from './formats/limits.ts';
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
/** Of a page's longest side, what the short side of a panorama keeps: 1,000 pixels beside A4 at 200 dots per inch. */
const PANORAMA_SHORT = 0.43;
/** Pixels: longer than any panorama of a telephone. */
const LONGEST_PANORAMA = 20_000;
/** What a picture that cannot be embedded as it is gets in `original`. */
const ORIGINAL: Quality = { longestSide: 6000, jpeg: { quality: 92, small: false }, bilevelLongestSide: 6000 };

/**
 * Makes a page ready for a PDF: corrects its picture and stores it in `file`. With the preset `original` the picture is
 * only turned, and stored as it is where that can be. A page of another PDF is not stored, only named.
 * @throws JobFailed when the picture cannot be read; the disk's own error when `file` cannot be written
 */
export async function makePage({ picture, treatment, preset, file }: JobArgument<'make'>): Promise<MadePage> {
  if (picture.kind === 'pdf')
    return { kind: 'pdf', file: picture.path, page: picture.page, bytes: 0, rotation: treatment.rotation };
  if (preset === 'original') {
    const kept = await (await import('./encode/original.ts')).keepOriginal(picture, treatment.rotation, file);
    if (kept !== null) return kept;
    return store(
      await treat(
        picture,
        { ...treatment, corners: null, mode: 'photo' },
        longestOf(picture, null, ORIGINAL.longestSide),
      ),
      ORIGINAL,
      file,
    );
  }
  const quality = QUALITIES[preset];
  const most = treatment.mode === 'bw' ? quality.bilevelLongestSide : quality.longestSide;
  return store(await treat(picture, treatment, longestOf(picture, treatment.corners, most)), quality, file);
}

/**
 * How long a page's picture may be, in pixels: `most`, but longer for a panorama, of which that would leave a strip of
 * some hundred pixels that nobody can read. (What is many times as high as wide is laid over pages when it is opened.)
 */
export function longestOf({ width, height }: Picture, corners: Treatment['corners'], most: number): number {
  const ratio = width / Math.max(1, height);
  if (corners !== null || ratio < TALL) return most;
  return Math.max(most, Math.min(width, LONGEST_PANORAMA, Math.round(most * PANORAMA_SHORT * ratio)));
}

/**
 * Stores a page in `file` as it will stand in the PDF: black and white as a fax of group 4, anything else as a JPEG.
 * @throws the disk's own error when it cannot be written
 */
export async function store(
  { image, paper, incomplete, bilevel, used, cut }: Treated,
  quality: Pick<Quality, 'jpeg'>,
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
    cut,
    recognised: paper,
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
