/**
 * Pages of other PDFs into ours, as they were: what is drawn, and what lies on it (form fields, stamps, notes, links).
 * mupdf's own grafting takes only what is drawn. What could act (scripts, started programs, sent forms) is left behind,
 * and so is who made the file.
 */
import type { PDFDocument, PDFGraftMap, PDFObject } from 'mupdf';
import { joinForm, type JoinedForm } from './form.ts';
import { joinLayers } from './layers.ts';
import { childrenOf, inside, mendReferences, namedIn } from './objects.ts';
import { isNeverSeen, stripAnnotation, stripObjects } from './strip.ts';

/** Actions that stay: to another page, and to an address that the person sees before it opens. */
const KEPT_ACTIONS = new Set(['GoTo', 'URI']);
/** Windows of notes belong to their note; the rest play or carry files. */
const LEFT_BEHIND = new Set(['Popup', 'Movie', 'Sound', 'RichMedia', 'Screen', '3D']);

/** A link within its own file, to be joined again when its page has come over as well. */
interface PendingLink {
  readonly annotation: PDFObject;
  readonly source: PDFDocument;
  readonly destination: PDFObject;
  /** Which of the copies of its page it lies on, from 0. */
  readonly copy: number;
}

/** By source and page object: where each copy of the page is now. */
type Carried = ReadonlyMap<PDFDocument, ReadonlyMap<number, readonly PDFObject[]>>;

/** Brings pages of other PDFs into one. */
export interface Carrier {
  /** Inserts a page of `source` as page `at`, turned further by `rotation`. @throws when it cannot be read. */
  carry(source: PDFDocument, page: number, at: number, rotation: number): void;
  /** Joins links, form and layers. Once, after all pages. */
  finish(): void;
}

/**
 * Makes what carries pages of other PDFs over into `target`. It changes their documents too, in memory: what is left
 * behind is taken out there.
 */
export function createCarrier(target: PDFDocument): Carrier {
  /** One for each time that the same page is used: two pages cannot share what lies on them. */
  const maps = new Map<PDFDocument, PDFGraftMap[]>();
  const uses = new Map<string, number>();
  const links: PendingLink[] = [];
  const carried = new Map<PDFDocument, Map<number, PDFObject[]>>();
  /** Where the annotations of a page lead, by source and page: a second time the source no longer says it. */
  const leads = new Map<string, (PDFObject | null)[]>();
  const form: JoinedForm = joinForm(target);
  const numbers = new Map<PDFDocument, number>();
  const ours = target.countObjects();

  const keyOf = (source: PDFDocument, page: number): string => {
    const number = numbers.get(source) ?? numbers.size;
    numbers.set(source, number);
    return `${number} ${page}`;
  };
  const mapFor = (source: PDFDocument, copy: number): PDFGraftMap => {
    const known = maps.get(source) ?? [];
    maps.set(source, known);
    return (known[copy] ??= target.newGraftMap());
  };

  return {
    carry(source, page, at, rotation) {
      const from = source.findPage(page);
      mendReferences(source, from);
      const key = keyOf(source, page);
      const copy = uses.get(key) ?? 0;
      uses.set(key, copy + 1);
      const map = mapFor(source, copy);
      map.graftPage(at, source, page);
      const to = target.findPage(at);
      const before = from.getInheritable('Rotate');
      to.put('Rotate', ((before.isNumber() ? before.asNumber() : 0) + rotation) % 360);
      const group = inside(from, 'Group');
      if (group.isDictionary()) to.put('Group', map.graftObject(group));
      const known = carried.get(source) ?? new Map<number, PDFObject[]>();
      carried.set(source, known);
      if (from.isIndirect()) known.set(from.asIndirect(), [...(known.get(from.asIndirect()) ?? []), to]);

      const annotations = target.newArray();
      const led = leads.get(key) ?? [];
      leads.set(key, led);
      for (const [index, annotation] of childrenOf(inside(from, 'Annots')).entries()) {
        const subtype = inside(annotation, 'Subtype');
        if (!annotation.isDictionary() || (subtype.isName() && LEFT_BEHIND.has(subtype.asName()))) continue;
        if (isNeverSeen(annotation)) continue;
        const destination = (led[index] ??= prepared(annotation));
        stripAnnotation(annotation);
        const there = map.graftObject(annotation);
        const placed = there.isIndirect() ? there : target.addObject(there);
        placed.put('P', to);
        annotations.push(placed);
        if (destination !== null) links.push({ annotation: placed, source, destination, copy });
      }
      if (annotations.length > 0) to.put('Annots', annotations);
      form.addPage(source, map, to);
    },
    finish() {
      for (const link of links) joinLink(link, carried);
      form.finish();
      joinLayers(target, maps);
      stripObjects(target, ours);
    },
  };
}

/**
 * Takes out of an annotation what leads to other pages, or acts. Returns where it leads within its file; null for
 * nowhere.
 */
function prepared(annotation: PDFObject): PDFObject | null {
  const action = inside(annotation, 'A');
  const kind = inside(action, 'S');
  const inFile = kind.isName() && kind.asName() === 'GoTo' ? inside(action, 'D') : inside(annotation, 'Dest');
  for (const key of ['P', 'Popup', 'Dest', 'AA', 'StructParent', 'FS', 'RichMediaContent', 'RichMediaSettings'])
    annotation.delete(key);
  const isAddress = kind.isName() && KEPT_ACTIONS.has(kind.asName()) && kind.asName() !== 'GoTo';
  if (isAddress) action.delete('Next');
  else annotation.delete('A');
  asSeenOnly(annotation);
  return inFile.isNull() ? null : inFile;
}

/** A signature vouches for a file that will be another: what is seen of it stays, as a stamp. */
function asSeenOnly(annotation: PDFObject): void {
  const kind = annotation.getInheritable('FT');
  if (!kind.isName() || kind.asName() !== 'Sig') return;
  for (const key of ['FT', 'T', 'V', 'Parent', 'Lock', 'SV', 'DA', 'MK', 'Ff', 'TU', 'Kids']) annotation.delete(key);
  annotation.put('Subtype', 'Stamp');
}

/**
 * Leads to the same page where that has come along, to its copy of the same number if there is one; otherwise nowhere,
 * as a link does whose page was left out.
 */
function joinLink({ annotation, source, destination, copy }: PendingLink, carried: Carried): void {
  const explicit = explicitOf(source, destination);
  const page = explicit?.get(0);
  if (explicit === null || page === undefined) return;
  const number = page.isNumber() ? source.findPage(page.asNumber()) : page;
  const copies = number.isIndirect() ? carried.get(source)?.get(number.asIndirect()) : undefined;
  const to = copies?.[copy] ?? copies?.[0];
  if (to === undefined) return;
  const joined: unknown[] = [to];
  for (let at = 1; at < explicit.length; at += 1) {
    const part = explicit.get(at);
    if (part.isName()) joined.push(annotation._doc.newName(part.asName()));
    else joined.push(part.isNumber() ? part.asNumber() : null);
  }
  annotation.put('Dest', joined);
}

/**
 * Where a link leads, as page and position; one that only gives a name is looked up in its file. Null when it leads
 * nowhere.
 */
function explicitOf(source: PDFDocument, destination: PDFObject): PDFObject | null {
  let found = destination;
  if (destination.isName()) found = inside(source.getTrailer(), 'Root', 'Dests', destination.asName());
  if (destination.isString()) found = namedIn(source, 'Dests')[destination.asString()] ?? destination;
  if (found.isDictionary()) found = inside(found, 'D');
  return found.isArray() ? found : null;
}
