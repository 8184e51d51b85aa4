/**
 * The endings, without the dot, of the names of files that can be brought in. They decide what a dialog shows first and
 * what is offered of a stick; what kind a file really is, the program finds out from its bytes.
 */
export const FILE_ENDINGS: readonly string[] = [
  'jpg',
  'jpeg',
  'jfif',
  'png',
  'webp',
  'heic',
  'heif',
  'avif',
  'tif',
  'tiff',
  'bmp',
  'gif',
  'pdf',
];
