/** TIFF: a pile of pages, each of its own kind, read by the reader that reads it right. */
import type { OpenedPage } from '../../shared/documents-worker.ts';
import { JobFailed } from '../../shared/documents-worker.ts';
import type { FileTrouble } from '../../shared/documents.ts';
import { MOST_PAGES, refusal, type Opened } from './limits.ts';
import { headOf } from './picture.ts';
import { readTags } from './tags.ts';
import { takeApart } from './tiff-pile.ts';
import { readTiffTables, type TiffTables } from './whole.ts';

/** From so many pages on a TIFF is taken apart: looking for a page takes the longer, the more there are before it. */
const PILE = 12;

/**
 * Lists the pages of a TIFF, from tables and headers alone where sharp reads the page; other pages, and those of a pile
 * of twelve or more, are copied into `copies`. A page that is cut off is kept as damaged, one that cannot be read is
 * left out. Of several troubles the first is told.
 * @throws JobFailed when not one page can be had
 */
export async function openTiff(path: string, copies: string): Promise<Opened> {
  const tables = await readTiffTables(path);
  if (tables === null || tables.pages.length === 0) throw refusal('broken');
  const pages: OpenedPage[] = [];
  const troubles: FileTrouble[] = tables.pagesMissing ? ['broken'] : [];
  const apart = tables.pages.length < PILE ? null : await takeApart(path, copies, MOST_PAGES);
  const alone = apart?.files.length === Math.min(tables.pages.length, MOST_PAGES) ? apart.files : [];
  for (const [at, table] of tables.pages.slice(0, MOST_PAGES).entries()) {
    try {
      pages.push(await openPage({ path, page: at, alone: alone[at] ?? null }, table, copies));
    } catch (error) {
      if (!(error instanceof JobFailed) || error.failure.kind !== 'file') throw error;
      troubles.push(error.failure.trouble);
    }
  }
  if (tables.pages.length > MOST_PAGES) troubles.push('too-large');
  if (pages.length === 0) throw refusal(troubles[0] ?? 'broken');
  return { pages, trouble: troubles[0] ?? null };
}

/** `alone`: the page's own file, where the pile was taken apart. */
interface PlaceOfPage {
  readonly path: string;
  readonly page: number;
  readonly alone: string | null;
}

async function openPage(
  { path, page, alone }: PlaceOfPage,
  { reader, whole }: TiffTables['pages'][number],
  copies: string,
): Promise<OpenedPage> {
  switch (reader) {
    case 'unknown':
      throw refusal('unknown-kind');
    case 'magick': {
      const copy = await (await import('./magick.ts')).copyPage(path, page, copies);
      return {
        picture: { path: copy.path, page: 0, kind: 'picture', width: copy.width, height: copy.height },
        takenAt: null,
        bilevel: false,
        ...(whole && !copy.damaged ? {} : { damaged: true }),
      };
    }
    case 'vips': {
      const place = alone === null ? { path, page } : { path: alone, page: 0 };
      const { width, height, space, bitsPerSample, exif } = await headOf(place.path, place.page);
      const { takenAt } = readTags(exif);
      return {
        picture: { ...place, kind: 'picture', width, height },
        takenAt,
        // Fax and many scanners store one bit a pixel: such a page is kept black and white.
        bilevel: space === 'b-w' && bitsPerSample === 1,
        ...(whole ? {} : { damaged: true }),
      };
    }
  }
}
