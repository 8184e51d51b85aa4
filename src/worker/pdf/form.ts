/**
 * The forms of the PDFs whose pages were carried over, joined into one: every field keeps its value, its look and its
 * page.
 */
import type { PDFDocument, PDFGraftMap, PDFObject } from 'mupdf';
import { childrenOf, inside } from './objects.ts';

/** The one form of a PDF that is put together from several. */
export interface JoinedForm {
  /** After its annotations have come over. */
  addPage(source: PDFDocument, map: PDFGraftMap, page: PDFObject): void;
  /** Writes the form into the target, if there are fields. */
  finish(): void;
}

/** Deeper than any form nests its fields. */
const DEEPEST = 32;
/** Scripts of fields, and what they start. */
const ACTING = ['AA', 'A'];

/** Makes what joins the forms of several PDFs into one form of `target`. */
export function joinForm(target: PDFDocument): JoinedForm {
  /** Of every top field: which file's, by number. */
  const tops = new Map<number, number>();
  const files = new Map<PDFGraftMap, number>();
  const widgets = new Set<number>();
  /** Those whose file asks every reader to draw its fields anew: what is drawn there may be an earlier answer. */
  const drawnAnew = new Set<number>();
  let defaults: PDFObject | null = null;

  return {
    addPage(source, map, page) {
      const fields = childrenOf(inside(page, 'Annots')).filter((one) => isWidget(one) && one.isIndirect());
      if (fields.length === 0) return;
      const file = files.get(map) ?? files.size;
      files.set(map, file);
      const form = inside(source.getTrailer(), 'Root', 'AcroForm');
      const asks = inside(form, 'NeedAppearances');
      const asksForAll = asks.isBoolean() && asks.asBoolean();
      for (const widget of fields) {
        widgets.add(widget.asIndirect());
        if (asksForAll) drawnAnew.add(widget.asIndirect());
        const top = topOf(widget);
        if (top.isIndirect()) tops.set(top.asIndirect(), file);
      }
      const given = target.newDictionary();
      for (const key of ['DA', 'DR', 'Q']) {
        const value = inside(form, key);
        if (!value.isNull()) given.put(key, map.graftObject(value));
      }
      defaults = defaults === null ? given : withFontsOf(defaults, given);
    },
    finish() {
      if (tops.size === 0) return;
      const form = defaults ?? target.newDictionary();
      const fields = target.newArray();
      const names = new Map<string, number>();
      for (const [number, file] of tops) {
        const top = target.newIndirect(number);
        prune(top, widgets, 0);
        giveOwnName(top, file, names);
        fields.push(top);
      }
      form.put('Fields', fields);
      inside(target.getTrailer(), 'Root').put('AcroForm', target.addObject(form));
      // The wish holds for all fields of a file: beside fields with a look of their own, it is met here instead.
      if (drawnAnew.size === widgets.size) form.put('NeedAppearances', true);
      else drawAnew(target, drawnAnew);
    },
  };
}

/** What a person has typed or chosen; a box that is ticked says by its own name how it is drawn. */
const WRITTEN = new Set(['text', 'combobox', 'listbox']);

/** Draws the answers of these fields, by the number of their objects, in place of what is drawn there. */
function drawAnew(target: PDFDocument, fields: ReadonlySet<number>): void {
  if (fields.size === 0) return;
  for (let at = 0; at < target.countPages(); at += 1) {
    const page = target.loadPage(at);
    const mine = page
      .getWidgets()
      .filter((widget) => fields.has(widget.getObject().asIndirect()) && WRITTEN.has(widget.getFieldType()));
    for (const widget of mine) {
      widget.getObject().delete('AP');
      widget.update();
    }
    page.destroy();
  }
}

const isWidget = (annotation: PDFObject): boolean => {
  const subtype = inside(annotation, 'Subtype');
  return subtype.isName() && subtype.asName() === 'Widget';
};

function topOf(widget: PDFObject): PDFObject {
  let top = widget;
  for (let left = DEEPEST; left > 0 && inside(top, 'Parent').isDictionary(); left -= 1) top = inside(top, 'Parent');
  return top;
}

/**
 * Of a field on several pages only the places on pages that came along stay. Scripts go. Returns whether anything is
 * left.
 */
function prune(field: PDFObject, widgets: ReadonlySet<number>, depth: number): boolean {
  for (const key of ACTING) field.delete(key);
  const kids = inside(field, 'Kids');
  if (!kids.isArray() || depth > DEEPEST) return widgets.has(field.asIndirect());
  for (let at = kids.length - 1; at >= 0; at -= 1) {
    const kid = kids.get(at);
    if (!kid.isDictionary() || !prune(kid, widgets, depth + 1)) kids.delete(at);
  }
  return kids.length > 0;
}

/** Fields of the same name share their value: those of two files must not. */
function giveOwnName(top: PDFObject, file: number, names: Map<string, number>): void {
  const name = inside(top, 'T');
  if (!name.isString()) return;
  let own = name.asString();
  for (let number = 2; (names.get(own) ?? file) !== file; number += 1) own = `${name.asString()} (${number})`;
  names.set(own, file);
  if (own !== name.asString()) top.put('T', top._doc.newString(own));
}

/** Fonts that fields write with: those that the first form lacks are added. */
function withFontsOf(form: PDFObject, other: PDFObject): PDFObject {
  const theirs = inside(other, 'DR', 'Font');
  if (!theirs.isDictionary()) return form;
  const resources = inside(form, 'DR');
  if (!resources.isDictionary()) {
    form.put('DR', inside(other, 'DR'));
    return form;
  }
  const ours = inside(resources, 'Font');
  if (!ours.isDictionary()) {
    resources.put('Font', theirs);
    return form;
  }
  theirs.forEach((font, key) => {
    if (typeof key === 'string' && ours.get(key).isNull()) ours.put(key, font);
  });
  return form;
}
