/**
 * What pages of other people's PDFs carry besides what is seen: taken out of the objects that came along. A table of
 * all of it, and why what stays stays: docs/what-travels.md. Keys by their tables in ISO 32000-2.
 */
import type { PDFDocument, PDFObject } from 'mupdf';
import { stripJpeg } from '../encode/strip-jpeg.ts';
import { stripJpx } from '../encode/strip-jpx.ts';
import { childrenOf, inside } from './objects.ts';

/**
 * Metadata (14.3.2), a program's private data (14.5), attached files (14.13), prepress names of files (14.11.7), other
 * versions of a picture (8.9.5.4), when and where it came from.
 */
const HIDDEN = [
  'Metadata',
  'PieceInfo',
  'AF',
  'OPI',
  'Alternates',
  'LastModified',
  'SPS',
  'Measure',
  'PtData',
  'Thumb',
];

/** What an image (table 87) and a form XObject (table 93) are drawn from; a stream's own entries (table 5). */
const DRAWN_FROM = new Set(
  `Type Subtype Length Filter DecodeParms DL Name OC Resources
  Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte
  FormType BBox Matrix Group`.split(/\s+/),
);

/** What an annotation (tables 166 to 199) and a form's field (tables 226 to 233) are shown and used by. */
const ANNOTATION_KEYS = new Set(
  `Type Subtype Rect Contents P M F AP AS Border C OC ca CA BM Lang
  T RC CreationDate IRT Subj RT IT Name State StateModel Open H A Dest PA QuadPoints
  DA Q DS CL BE RD BS LE L IC LL LLE Cap LLO CP CO Vertices Path InkList Sy RO OverlayText Repeat FixedPrint MN
  MK Parent FT TU TM Ff V DV Kids MaxLen Opt TI I`.split(/\s+/),
);

/** An annotation's flags (table 167), as bits. */
const FLAG = { hidden: 2, print: 4, noView: 32 } as const;

/** Whether an annotation is seen neither on the screen nor on paper. */
export function isNeverSeen(annotation: PDFObject): boolean {
  const value = inside(annotation, 'F');
  const flags = value.isNumber() ? value.asNumber() : 0;
  return (flags & FLAG.hidden) !== 0 || ((flags & FLAG.noView) !== 0 && (flags & FLAG.print) === 0);
}

/**
 * Takes out of an annotation what programs keep in it for themselves, and its reference to the one that it answers when
 * nobody sees that one.
 */
export function stripAnnotation(annotation: PDFObject): void {
  keepOnly(annotation, ANNOTATION_KEYS);
  const answered = inside(annotation, 'IRT');
  if (answered.isDictionary() && isNeverSeen(answered)) for (const key of ['IRT', 'RT']) annotation.delete(key);
}

/**
 * Takes what nobody sees out of the objects of a document that are numbered `from` and higher: those that came along.
 */
export function stripObjects(document: PDFDocument, from: number): void {
  const count = document.countObjects();
  for (let number = from; number < count; number += 1) {
    const object = document.newIndirect(number).resolve();
    if (object.isDictionary() || object.isArray()) stripWithin(document.newIndirect(number));
  }
}

/** An object, and what stands directly in it; what it refers to has its own number. */
function stripWithin(object: PDFObject): void {
  if (object.isStream()) stripStream(object);
  if (object.isDictionary()) stripDictionary(object);
  const within: PDFObject[] = [];
  if (object.isDictionary() || object.isArray())
    object.forEach((value) => {
      if (!value.isIndirect() && (value.isDictionary() || value.isArray())) within.push(value);
    });
  for (const value of within) stripWithin(value);
}

function stripDictionary(dictionary: PDFObject): void {
  const metadata = inside(dictionary, 'Metadata', 'Type');
  if (metadata.isName() && metadata.asName() === 'Metadata') dictionary.delete('Metadata');
  // A dictionary without a type may be a list of names that a page draws by: none of them may go.
  if (!dictionary.isStream() && !inside(dictionary, 'Type').isName()) return;
  for (const key of HIDDEN) dictionary.delete(key);
  const named: string[] = [];
  dictionary.forEach((_value, key) => {
    // Keys of one program (« PTEX.FileName », « AAPL:Keywords »): annex E.
    if (typeof key === 'string' && /[.:]/.test(key)) named.push(key);
  });
  for (const key of named) dictionary.delete(key);
}

function stripStream(stream: PDFObject): void {
  const subtype = inside(stream, 'Subtype');
  const isDrawn = subtype.isName() && ['Image', 'Form'].includes(subtype.asName());
  if (isDrawn) keepOnly(stream, DRAWN_FROM);
  const filters = filtersOf(stream);
  const last = filters.at(-1);
  if (last !== 'DCTDecode' && last !== 'JPXDecode') return;
  const coded = codedPicture(stream, filters.length);
  const stripped = last === 'DCTDecode' ? stripJpeg(coded)?.bytes : stripJpx(coded);
  if (stripped === undefined || stripped === null) return;
  const parameters = childrenOf(inside(stream, 'DecodeParms')).at(-1) ?? inside(stream, 'DecodeParms');
  stream.put('Filter', stream._doc.newName(last));
  if (parameters.isDictionary()) stream.put('DecodeParms', parameters);
  else stream.delete('DecodeParms');
  stream.writeRawStream(stripped);
}

function filtersOf(stream: PDFObject): string[] {
  const filter = inside(stream, 'Filter');
  const names = filter.isArray() ? childrenOf(filter) : [filter];
  return names.map((name) => (name.isName() ? name.asName() : ''));
}

/** The file of the picture as a camera would have written it: what the filters before the last one give. */
function codedPicture(stream: PDFObject, filters: number): Buffer {
  const raw = Buffer.from(stream.readRawStream().asUint8Array());
  if (filters === 1) return raw;
  const document = stream._doc;
  const first = document.newDictionary();
  for (const key of ['Filter', 'DecodeParms'] as const) {
    const given = childrenOf(inside(stream, key)).slice(0, -1);
    if (given.length === 0) continue;
    const list = document.newArray();
    for (const one of given) list.push(one);
    first.put(key, list);
  }
  const packed = document.addRawStream(raw, first);
  try {
    return Buffer.from(packed.readStream().asUint8Array());
  } finally {
    document.deleteObject(packed);
  }
}

function keepOnly(dictionary: PDFObject, keys: ReadonlySet<string>): void {
  const others: string[] = [];
  dictionary.forEach((_value, key) => {
    if (typeof key === 'string' && !keys.has(key)) others.push(key);
  });
  for (const key of others) dictionary.delete(key);
}
