/** Formats that sharp reads by itself. */
import sharp from 'sharp';
import type { Format } from './sniff.ts';
import { readTags } from './tags.ts';
import { MOST_PAGES, assertSize, refusal, type Opened } from './limits.ts';
import { readTiffTables } from './whole.ts';
import './sharp-settings.ts';

/** From the header; no pixel is decoded, so a cut-off file is found later, by looking at it. */
export async function openPicture(path: string, format: Format): Promise<Opened> {
  // Our own limit, with its own words, instead of sharp's.
  const head = await sharp(path, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => {
      throw refusal('broken');
    });
  const { width, height, pages = 1, orientation = 1, space, exif: tags } = head;
  // A moving GIF or WebP is one picture; a TIFF is a pile of pages.
  const count = format === 'tiff' ? pages : 1;
  const { takenAt, keepsPlace } = readTags(tags);
  const opened: Opened = { pages: [], trouble: count > MOST_PAGES ? 'too-large' : null };
  const tables = format === 'tiff' ? await readTiffTables(path) : null;
  if (tables?.pagesMissing === true) opened.trouble = 'broken';
  for (let page = 0; page < Math.min(count, MOST_PAGES); page += 1) {
    try {
      const own = page === 0 ? { width, height, space, orientation } : await pageHead(path, page);
      assertSize(own.width, own.height);
      const upright =
        own.orientation >= 5 ? { width: own.height, height: own.width } : { width: own.width, height: own.height };
      opened.pages.push({
        picture: { path, page, kind: 'picture', ...upright },
        takenAt,
        bilevel: own.space === 'b-w' && (await isBilevel(path, page, format)),
        keepsPlace,
        ...(tables?.whole[page] === false ? { damaged: true } : {}),
      });
    } catch (error) {
      if (page === 0) throw error;
      // The pages before this one are good.
      return { ...opened, trouble: 'broken' };
    }
  }
  return opened;
}

/** The size of a page and how it is stored, from the file's header. */
async function pageHead(path: string, page: number) {
  const {
    width,
    height,
    space,
    orientation = 1,
  } = await sharp(path, { page, limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => {
      throw refusal('broken');
    });
  return { width, height, space, orientation };
}

/** Fax and many scanners store one bit a pixel: such a page is kept black and white. */
async function isBilevel(path: string, page: number, format: Format): Promise<boolean> {
  if (format !== 'tiff' && format !== 'png') return false;
  const { bitsPerSample } = await sharp(path, { page, limitInputPixels: false, failOn: 'none' }).metadata();
  return bitsPerSample === 1;
}
