/** Existing PDFs: their pages are kept as they are, and drawn for the screen only. */
import type { Document, PDFDocument, Pixmap } from 'mupdf';
import { mupdf } from './mupdf.ts';
import type { Picture } from '../../shared/documents-worker.ts';
import type { Raster } from '../picture/raster.ts';
import { lossesOfFile, lossesOnPage } from './pdf-losses.ts';
import { MOST_PAGES, readWhole, refusal, type Opened } from './limits.ts';

/**
 * Lists the pages of a PDF, as they are. A page that cannot be read is left out, with the trouble `broken-pdf`. A file
 * with more than MOST_PAGES pages gives that many, and the trouble `too-large`, unless one of them is broken.
 * @throws JobFailed when not one page can be had
 */
export async function openPdf(path: string): Promise<Opened> {
  const document = await loadPdf(path);
  try {
    const count = document.countPages();
    if (count === 0) throw refusal('broken-pdf');
    const opened: Opened = { pages: [], trouble: count > MOST_PAGES ? 'too-large' : null };
    const losses = lossesOfFile(document);
    for (let page = 0; page < Math.min(count, MOST_PAGES); page += 1) {
      try {
        const [left, top, right, bottom] = document.loadPage(page).getBounds();
        const onPage = lossesOnPage(document.findPage(page));
        opened.pages.push({
          picture: { path, page, kind: 'pdf', width: right - left, height: bottom - top },
          takenAt: null,
          bilevel: false,
          losses: [...new Set([...losses, ...onPage])],
        });
      } catch {
        // The others are good.
        opened.trouble = 'broken-pdf';
      }
    }
    if (opened.pages.length === 0) throw refusal('broken-pdf');
    return opened;
  } catch {
    throw refusal('broken-pdf');
  } finally {
    document.destroy();
  }
}

/**
 * Opens a PDF, repaired where it has to be; who asked for it destroys it.
 * @throws JobFailed `locked-pdf` when it wants a password, `broken-pdf` when mupdf cannot even repair it, `too-large`
 * or `unreadable` when the file cannot be had
 */
export async function loadPdf(path: string): Promise<PDFDocument> {
  const bytes = await readWhole(path);
  let document: Document;
  try {
    document = mupdf.Document.openDocument(bytes, 'application/pdf');
  } catch {
    throw refusal('broken-pdf');
  }
  if (document.needsPassword()) {
    document.destroy();
    throw refusal('locked-pdf');
  }
  const pdf = document.asPDF();
  if (pdf === null) {
    document.destroy();
    throw refusal('broken-pdf');
  }
  return pdf;
}

/**
 * Draws a page of a PDF in sRGB on white, as large as it has to be for its longer side to have `longestSide` pixels.
 * @throws JobFailed when it cannot be drawn
 */
export async function renderPdf({ path, page, width, height }: Picture, longestSide: number): Promise<Raster> {
  const document = await loadPdf(path);
  try {
    const scale = longestSide / Math.max(width, height, 1);
    const pixmap = document
      .loadPage(page)
      .toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false, true);
    return samplesOf(pixmap);
  } catch {
    throw refusal('broken-pdf');
  } finally {
    document.destroy();
  }
}

/**
 * A drawing's samples, out of WebAssembly memory, in gray or sRGB. The drawing itself is gone afterwards.
 * @throws for colours that are neither
 */
export function samplesOf(pixmap: Pixmap): Raster {
  try {
    const channels = pixmap.getNumberOfComponents();
    if (channels === 1 || channels === 3)
      return { width: pixmap.getWidth(), height: pixmap.getHeight(), channels, data: packed(pixmap, channels) };
    const colours = pixmap.convertToColorSpace(mupdf.ColorSpace.DeviceRGB, false);
    try {
      return { width: colours.getWidth(), height: colours.getHeight(), channels: 3, data: packed(colours, 3) };
    } finally {
      colours.destroy();
    }
  } finally {
    pixmap.destroy();
  }
}

/** Without the padding of its rows. */
function packed(pixmap: Pixmap, channels: 1 | 3): Uint8Array {
  const width = pixmap.getWidth() * channels,
    stride = pixmap.getStride(),
    height = pixmap.getHeight();
  const samples = pixmap.getPixels();
  if (stride === width) return new Uint8Array(samples);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) data.set(samples.subarray(row * stride, row * stride + width), row * width);
  return data;
}
