/** What every part that carries objects of a PDF over needs. */
import type { PDFDocument, PDFObject } from 'mupdf';

/**
 * The object at the end of this path of keys; PDF's null object when there is none, at whatever step. (mupdf's own
 * `get` throws on null.)
 */
export const inside = (object: PDFObject, ...path: [string, ...string[]]): PDFObject =>
  object.isNull() ? object : object.get(...path);

/** The named objects of one kind in a document's catalog, by their names; empty when it has none. */
export const namedIn = (document: PDFDocument, kind: string): Record<string, PDFObject> =>
  inside(document.getTrailer(), 'Root', 'Names', kind).isNull() ? {} : document.loadNameTree(kind);

/** The entries of a PDF array, in order; none for what is no array. */
export function childrenOf(array: PDFObject): PDFObject[] {
  const children: PDFObject[] = [];
  if (array.isArray()) for (let at = 0; at < array.length; at += 1) children.push(array.get(at));
  return children;
}

/** Leads up, or to all other pages: nothing of the page itself is behind them. */
const NOT_THE_PAGES_OWN = new Set(['Parent', 'P', 'Dest', 'StructParents', 'B']);

/**
 * Makes null, in the document itself, of each reference on a page whose number is beyond the file's objects: that is
 * what such a reference means (ISO 32000-1, 7.3.10). mupdf draws such a page, and refuses to copy it.
 */
export function mendReferences(document: PDFDocument, page: PDFObject): void {
  const count = document.countObjects();
  const seen = new Set<number>();
  const visit = (object: PDFObject): void => {
    if (object.isIndirect()) {
      if (seen.has(object.asIndirect())) return;
      seen.add(object.asIndirect());
    }
    if (!object.isDictionary() && !object.isArray()) return;
    const dangling: (number | string)[] = [];
    object.forEach((value, key) => {
      if (typeof key === 'string' && NOT_THE_PAGES_OWN.has(key)) return;
      if (value.isIndirect() && value.asIndirect() >= count) dangling.push(key);
      else visit(value);
    });
    for (const key of dangling) object.put(key, document.newNull());
  };
  visit(page);
  withoutNulls(inside(page, 'Contents'));
  // What pages inherit is copied with them.
  for (let above = inside(page, 'Parent'), left = 50; above.isDictionary() && left > 0; left -= 1) {
    visit(inside(above, 'Resources'));
    above = inside(above, 'Parent');
  }
}

/** Only streams may stand among the parts of a page's content (ISO 32000-1, table 30): qpdf complains of a null. */
function withoutNulls(parts: PDFObject): void {
  if (!parts.isArray()) return;
  for (let at = parts.length - 1; at >= 0; at -= 1) if (parts.get(at).isNull()) parts.delete(at);
}
