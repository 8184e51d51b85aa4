/**
 * Which of our readers reads a page of a TIFF right, by its own table. libvips, which sharp is, refuses some kinds,
 * reads others wrongly without a word, and its prebuilt form lacks some compressions: found by reading the kinds of
 * libtiff's and Pillow's test sets and comparing with what those read.
 */

/**
 * Who reads a page of a TIFF: `vips` is sharp, `magick` ImageMagick in WebAssembly. `unknown`: neither can; the file is
 * not damaged.
 */
export type TiffReader = 'vips' | 'magick' | 'unknown';

/** What decides, by the names of TIFF 6.0; each as in the table, or its default. */
export interface TiffKind {
  readonly compression: number;
  readonly photometric: number;
  /** Of the first sample; all have the same in what anybody writes. */
  readonly bits: number;
  readonly samples: number;
  readonly planar: number;
  readonly sampleFormat: number;
  readonly tiled: boolean;
}

const OLD_JPEG = 6;
/** None, the three of fax, LZW, JPEG, both deflates, PackBits, and WebP: what the prebuilt libvips has. */
const COMPRESSIONS = new Set([1, 2, 3, 4, 5, 7, 8, 32_771, 32_773, 32_946, 50_001]);
/** CIELab, ICCLab, ITULab. */
const LAB = new Set([8, 9, 10]);
const SEPARATE_PLANES = 2;
const UNSIGNED = 1;

/** The reader that reads a page of this kind right; `unknown` for a compression that none of ours knows. */
export function readerOf(kind: TiffKind): TiffReader {
  const { compression, photometric, bits, samples, planar, sampleFormat, tiled } = kind;
  if (compression === OLD_JPEG) return 'magick';
  if (!COMPRESSIONS.has(compression)) return 'unknown';
  const isOdd =
    LAB.has(photometric) ||
    ![1, 2, 4, 8, 16, 32].includes(bits) ||
    (tiled && planar === SEPARATE_PLANES && samples > 1) ||
    // Whole numbers of 32 bits are taken for eight.
    (bits === 32 && sampleFormat === UNSIGNED);
  return isOdd ? 'magick' : 'vips';
}
