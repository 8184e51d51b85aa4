/** TIFF: a pile of pages, each of its own kind, read by the reader that reads it right. */
import type { OpenedPage } from '../../shared/documents-worker.ts';
import { JobFailed } from '../../shared/documents-worker.ts';
import type { FileTrouble } from '../../shared/documents.ts';
import { MOST_PAGES, refusal, type Opened } from './limits.ts';
import { headOf } from './picture.ts';
import { readTags } from './tags.ts';
import { readTiffTables, type TiffTables } from './whole.ts';

/**
 * From the tables alone where sharp reads the page. What is whole is kept, and what is not is reported once. @throws
 * JobFailed when not one page can be had.
 */
export async function openTiff(path: string, copies: string): Promise<Opened> {
  const tables = await readTiffTables(path);
  if (tables === null || tables.pages.length === 0) throw refusal('broken');
  const pages: OpenedPage[] = [];
  const troubles: FileTrouble[] = tables.pagesMissing ? ['broken'] : [];
  for (const [at, table] of tables.pages.slice(0, MOST_PAGES).entries()) {
    try {
      pages.push(await openPage(path, at, table, copies));
    } catch (error) {
      if (!(error instanceof JobFailed) || error.failure.kind !== 'file') throw error;
      troubles.push(error.failure.trouble);
    }
  }
  if (tables.pages.length > MOST_PAGES) troubles.push('too-large');
  if (pages.length === 0) throw refusal(troubles[0] ?? 'broken');
  return { pages, trouble: troubles[0] ?? null };
}

async function openPage(
  path: string,
  page: number,
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
        keepsPlace: false,
        ...(whole && !copy.damaged ? {} : { damaged: true }),
      };
    }
    case 'vips': {
      const { width, height, space, bitsPerSample, exif } = await headOf(path, page);
      const { takenAt, keepsPlace } = readTags(exif);
      return {
        picture: { path, page, kind: 'picture', width, height },
        takenAt,
        // Fax and many scanners store one bit a pixel: such a page is kept black and white.
        bilevel: space === 'b-w' && bitsPerSample === 1,
        keepsPlace,
        ...(whole ? {} : { damaged: true }),
      };
    }
  }
}
