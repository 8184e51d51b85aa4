/** What only mupdf does: pages of other PDFs between ours, kept as they are, and a password (AES-256). */
import { readFile } from 'node:fs/promises';
import type { PDFDocument } from 'mupdf';
import { mupdf } from '../formats/mupdf.ts';
import { load } from '../formats/pdf.ts';
import type { MadePage } from '../../shared/documents-worker.ts';

/** `images`: a PDF with one page for each of `pages` that is an image, in their order. */
export async function finish(images: string, pages: readonly MadePage[], password: string | null): Promise<Uint8Array> {
  const document = new mupdf.PDFDocument(await readFile(images));
  const foreign = new Map<string, PDFDocument>();
  try {
    for (const [at, page] of pages.entries()) {
      if (page.kind === 'image') continue;
      const source = foreign.get(page.file) ?? (await load(page.file));
      foreign.set(page.file, source);
      document.graftPage(at, source, page.page);
      const turned = document.findPage(at);
      const before = turned.getInheritable('Rotate');
      turned.put('Rotate', ((before.isNumber() ? before.asNumber() : 0) + page.rotation) % 360);
    }
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
