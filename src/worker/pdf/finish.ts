/** What only mupdf does: pages of other PDFs between ours, kept as they are, and a password (AES-256). */
import { readFile } from 'node:fs/promises';
import type { PDFDocument } from 'mupdf';
import { mupdf } from '../formats/mupdf.ts';
import { loadPdf } from '../formats/pdf.ts';
import { JobFailed } from '../../shared/documents-worker.ts';
import { createCarrier } from './carry.ts';
import type { LaidOut } from './lay-out.ts';
import { numberPage } from './number-page.ts';

/**
 * Completes a PDF of images: puts the pages of other PDFs in their places, and sets the password unless it is null.
 * Resolves to the finished file's bytes.
 * @param images the path of a PDF with one page for each of `pages` that holds images, in their order
 * @throws JobFailed `page-unreadable` for a page that cannot be carried
 */
export async function finish(images: string, pages: readonly LaidOut[], password: string | null): Promise<Uint8Array> {
  const document = new mupdf.PDFDocument(await readFile(images));
  const foreign = new Map<string, PDFDocument>();
  const carrier = createCarrier(document);
  try {
    for (const [place, laid] of pages.entries()) {
      if (laid.kind === 'images') continue;
      const { page, at } = laid;
      try {
        const source = foreign.get(page.file) ?? (await loadPdf(page.file));
        foreign.set(page.file, source);
        carrier.carry(source, page.page, place, page.rotation);
      } catch {
        // Its file has gone meanwhile, or the page cannot be carried.
        throw new JobFailed({ kind: 'save', trouble: 'page-unreadable', page: at });
      }
    }
    carrier.finish();
    for (const [place, laid] of pages.entries())
      if (laid.kind === 'pdf' && laid.number !== null) numberPage(document, place, laid.number);
    const saved = document.saveToBuffer({
      garbage: 'compact',
      // Both passwords the same: with another owner's password « changing » could be unlocked by nobody we know.
      ...(password === null
        ? {}
        : {
            encrypt: 'aes-256',
            'user-password': password.normalize('NFKC'),
            'owner-password': password.normalize('NFKC'),
          }),
    });
    const bytes = saved.asUint8Array().slice();
    saved.destroy();
    return bytes;
  } finally {
    for (const source of foreign.values()) source.destroy();
    document.destroy();
  }
}
