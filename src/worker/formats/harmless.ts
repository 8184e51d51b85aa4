/**
 * What decoders warn of in files that are whole: it says nothing of the picture, and calling such a page damaged would
 * be wrong. Found in the test sets of Pillow, libtiff, libjpeg-turbo and others (docs/facts/capture-to-pdf.md).
 */

const HARMLESS: readonly RegExp[] = [
  // Between the segments of a JPEG's header, where some cameras pad. Before a restart (d0 to d7), the next scan (da) or
  // the end (d9) they are what is left of picture data that could not be read.
  /extraneous bytes before marker 0x(?!d[0-7]|d9|da)/,
  /Unknown Adobe color transform code/,
  /not an ICC profile/,
  // Tables of a TIFF that are written loosely; libtiff says how it understands them.
  /Old-style LZW codes/,
  /IFD looping to directory/,
  /incorrect count for field/,
  /Tag \w+ entry count is/,
  /Unknown field with tag/,
  /tags are not sorted in ascending order/,
  /Sum of Photometric type-related color channels/,
  /Bogus "StripByteCounts" field/,
  /Deprecated and troublesome old-style JPEG compression mode/,
  // Of another page of the file: each page is read by a reader that knows its compression (tiff-kinds.ts).
  /compression support is not configured/,
];
/** sharp's and libvips' own words around them. */
const AROUND: readonly RegExp[] = [/^Warning treated as error due to failOn setting$/, /^error in tile \d+ x \d+$/];

/** Whether everything that stopped the reading of a picture is a warning that says nothing of the picture. */
export function isHarmless(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const said = error.message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !AROUND.some((words) => words.test(line)));
  return said.length > 0 && said.every((line) => HARMLESS.some((words) => words.test(line)));
}
