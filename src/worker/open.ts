/** What is in a file: its pages with their sizes and times, from headers alone where the format allows. */
import { open, stat } from 'node:fs/promises';
import { LARGEST_FILE_BYTES } from '../shared/documents.ts';
import { JobFailed, type Picture } from '../shared/documents-worker.ts';
import { readJpegHeader } from './formats/jpeg-header.ts';
import { TALL, assertSize, onePage, refusal, type Opened } from './formats/limits.ts';
import { SNIFFED_BYTES, sniff, type Format } from './formats/sniff.ts';

/**
 * The pages in a file, whatever its name says its kind is, and why something of it was left out (`trouble`). A picture
 * three times as high as wide or more comes as several pages.
 * @param copies a folder for the copies that some formats and tall pictures need
 * @throws JobFailed with a file trouble when not one page can be had
 */
export async function pagesInFile(path: string, copies: string): Promise<Opened> {
  const opened = await openAsItIs(path, copies);
  if (!opened.pages.some(({ picture }) => isTall(picture))) return opened;
  const { overPages } = await import('./formats/tall.ts');
  const pages = await Promise.all(
    // What cannot be cut up is inspected as it is, and reported there.
    opened.pages.map((page) => overPages(page, copies).catch(() => [page])),
  );
  return { ...opened, pages: pages.flat() };
}

const isTall = ({ kind, width, height }: Picture): boolean => kind === 'picture' && height >= TALL * width;

async function openAsItIs(path: string, copies: string): Promise<Opened> {
  const format = await formatOf(path);
  switch (format) {
    case 'pdf':
      return (await import('./formats/pdf.ts')).openPdf(path);
    case 'heic':
      return (await import('./formats/heic.ts')).openHeic(path, copies);
    case 'bmp':
      return (await import('./formats/bmp.ts')).openBmp(path, copies, pagesInFile);
    case 'tiff':
      return (await import('./formats/tiff.ts')).openTiff(path, copies);
    case 'gif':
      return (await import('./formats/gif.ts')).openGif(path, copies);
    case 'jpeg':
      return openJpeg(path, copies);
    default:
      return (await import('./formats/picture.ts')).openPicture(path, format);
  }
}

/** From its header alone, without loading a decoder. */
async function openJpeg(path: string, copies: string): Promise<Opened> {
  const header = await readJpegHeader(path);
  if (header === null) {
    const { copyPicture, isOddJpeg } = await import('./formats/odd-jpeg.ts');
    if (await isOddJpeg(path)) return copyPicture(path, copies);
    return (await import('./formats/picture.ts')).openPicture(path, 'jpeg');
  }
  const {
    width,
    height,
    progressive,
    tags: { takenAt, orientation },
  } = header;
  assertSize(width, height, !progressive);
  const upright = orientation >= 5 ? { width: height, height: width } : { width, height };
  return onePage({ picture: { path, page: 0, kind: 'picture', ...upright }, takenAt, bilevel: false });
}

async function formatOf(path: string): Promise<Format> {
  try {
    const { size } = await stat(path);
    if (size === 0) throw refusal('empty');
    if (size > LARGEST_FILE_BYTES) throw refusal('too-large');
    const file = await open(path);
    try {
      const head = Buffer.alloc(Math.min(SNIFFED_BYTES, size));
      await file.read(head, 0, head.length, 0);
      const format = sniff(head);
      if (format === null) throw refusal('unknown-format');
      return format;
    } finally {
      await file.close();
    }
  } catch (error) {
    // Whatever the disk says, to the person it is one thing: this file cannot be read.
    throw error instanceof JobFailed ? error : refusal('unreadable');
  }
}
