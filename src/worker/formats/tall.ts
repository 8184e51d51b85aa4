/**
 * Pictures many times as high as wide (a screenshot of a whole conversation) are laid over pages, cut where nothing is
 * written.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { OpenedPage } from '../../shared/documents-worker.ts';
import { TALL } from './limits.ts';
import './sharp-settings.ts';

/** A page of A4 is this many times as high as wide. */
const PAGE = Math.SQRT2;
/** The cut is looked for in the lowest part of each page, as a share of it. */
const LOWEST = 0.3;
/** Rows are compared at this width, pixels. */
const COMPARED_WIDTH = 200;
/** A picture that would fill more pages than this is a line, not a conversation: it stays one page. */
const MOST_CUTS = 100;

/**
 * Cuts a picture at least three times as high as wide into pages, from the top, each a PNG without loss in `copies`.
 * Gives the page itself when it is not that tall, a page of a PDF, or so narrow that it would fill over 100 pages.
 * @throws sharp's error when the picture cannot be decoded
 */
export async function overPages(page: OpenedPage, copies: string): Promise<OpenedPage[]> {
  const { picture } = page;
  if (picture.kind !== 'picture' || picture.height < TALL * picture.width) return [page];
  const { width, height } = picture;
  if (height > MOST_CUTS * width * PAGE) return [page];
  const source = (): Sharp =>
    sharp(picture.path, { page: picture.page, failOn: 'none', limitInputPixels: false, autoOrient: true });
  const { data, info } = await source()
    .flatten({ background: '#fff' })
    .resize({ width: COMPARED_WIDTH, height, fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const unrest = Array.from({ length: info.height }, (_, row) => {
    const line = data.subarray(row * info.width * info.channels, (row + 1) * info.width * info.channels);
    return Math.max(...line) - Math.min(...line);
  });
  const cuts = cutsIn(unrest, Math.round(width * PAGE));
  // Upright first: libvips cuts out before it turns.
  const upright = await source().png({ compressionLevel: 1 }).toBuffer();
  const pages: OpenedPage[] = [];
  for (const [at, top] of cuts.entries()) {
    const bottom = cuts[at + 1] ?? height;
    const copy = join(copies, `${randomUUID()}.png`);
    await sharp(upright, { limitInputPixels: false })
      .extract({ left: 0, top, width, height: bottom - top })
      .png({ compressionLevel: 1 })
      .toFile(copy);
    pages.push({ ...page, picture: { path: copy, page: 0, kind: 'picture', width, height: bottom - top } });
  }
  return pages;
}

/**
 * The rows at which pages begin, the first at 0: each time the middle of the quietest stretch in the lowest three
 * tenths of the page before.
 * @param unrest how far the pixels of each row differ, gray levels
 * @param pageHeight of a page, rows
 */
export function cutsIn(unrest: readonly number[], pageHeight: number): number[] {
  const cuts = [0];
  for (let top = 0; top + pageHeight < unrest.length;) {
    const from = top + Math.round(pageHeight * (1 - LOWEST));
    let best = { row: top + pageHeight, length: 0, level: Infinity };
    for (let row = from; row < top + pageHeight;) {
      const level = unrest[row] ?? 0;
      let end = row + 1;
      while (end < top + pageHeight && Math.abs((unrest[end] ?? 0) - level) <= 2) end += 1;
      const length = end - row;
      const quieter = level < best.level - 8 || (level <= best.level + 8 && length >= best.length);
      if (quieter) best = { row: row + Math.floor(length / 2), length, level };
      row = end;
    }
    cuts.push(best.row);
    top = best.row;
  }
  return cuts;
}
