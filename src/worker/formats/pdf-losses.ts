/** What of a PDF cannot come along into another one: known before anybody saves, so that the original can be kept. */
import type { PDFDocument, PDFObject } from 'mupdf';
import type { PdfLoss } from '../../shared/documents.ts';
import { hidesLayer } from '../pdf/layers.ts';
import { childrenOf, inside, namedIn } from '../pdf/objects.ts';
import { isNeverSeen } from '../pdf/strip.ts';

/**
 * What of a whole file would be lost once its pages are in another PDF: signatures, XFA forms, attached files, and what
 * only a repair could read. `layer-kept` is no loss: it says that a hidden layer stays.
 */
export function lossesOfFile(document: PDFDocument): PdfLoss[] {
  const root = inside(document.getTrailer(), 'Root');
  const form = inside(root, 'AcroForm');
  const losses: PdfLoss[] = [];
  if (childrenOf(inside(form, 'Fields')).some((field) => isSigned(field, 0))) losses.push('signature');
  if (!inside(form, 'XFA').isNull()) losses.push('xfa');
  const isAttached =
    inside(root, 'Collection').isDictionary() ||
    childrenOf(inside(root, 'AF')).length > 0 ||
    Object.keys(namedIn(document, 'EmbeddedFiles')).length > 0;
  if (isAttached) losses.push('attachments');
  if (document.wasRepaired()) losses.push('repaired');
  if (hidesLayer(document)) losses.push('layer-kept');
  return losses;
}

/**
 * What of one page would be lost in another PDF: attached files, films and sounds. `author-kept` is no loss: it says
 * that a note stays which names its author.
 */
export function lossesOnPage(page: PDFObject): PdfLoss[] {
  const kinds = new Set<PdfLoss>(childrenOf(inside(page, 'AF')).length > 0 ? ['attachments'] : []);
  for (const annotation of childrenOf(inside(page, 'Annots'))) {
    const subtype = inside(annotation, 'Subtype');
    if (!subtype.isName()) continue;
    if (['FileAttachment', 'Movie', 'Sound', 'RichMedia', 'Screen', '3D'].includes(subtype.asName()))
      kinds.add('attachments');
    if (isNeverSeen(annotation)) continue;
    if (subtype.asName() !== 'Widget' && subtype.asName() !== 'Link' && inside(annotation, 'T').isString())
      kinds.add('author-kept');
  }
  return [...kinds];
}

function isSigned(field: PDFObject, depth: number): boolean {
  if (depth > 16 || !field.isDictionary()) return false;
  const kind = field.getInheritable('FT');
  if (kind.isName() && kind.asName() === 'Sig' && inside(field, 'V').isDictionary()) return true;
  return childrenOf(inside(field, 'Kids')).some((kid) => isSigned(kid, depth + 1));
}
