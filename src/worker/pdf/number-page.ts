/** The number of a page on a page of somebody else's PDF: drawn over it, and nothing of what is there is changed. */
import type { PDFDocument, PDFObject } from 'mupdf';
import { childrenOf, inside } from './objects.ts';
import { NUMBER_FOOT, numberDrawing, type PageNumber } from './page-number.ts';

/** Draws a number at the foot of a page, as the page is seen: turned as it says, within what is shown of it. */
export function numberPage(document: PDFDocument, at: number, text: string): void {
  const page = document.findPage(at);
  const turned = page.getInheritable('Rotate');
  const rotation = turned.isNumber() ? ((turned.asNumber() % 360) + 360) % 360 : 0;
  const drawing = numberDrawing({ text, ...placeOf(boxOf(page), rotation) });
  const before = inside(page, 'Contents');
  const contents = document.newArray();
  // Whatever the page's own drawing has set (a scale, a colour) ends before the number is drawn.
  contents.push(document.addStream('q\n', {}));
  for (const one of before.isArray() ? childrenOf(before) : [before]) if (!one.isNull()) contents.push(one);
  contents.push(document.addStream(`\nQ ${drawing}`, {}));
  page.put('Contents', contents);
}

interface Box {
  readonly left: number;
  readonly foot: number;
  readonly right: number;
  readonly top: number;
}

/** What is shown of a page: its crop box where that lies within the sheet (ISO 32000-1, 14.11.2). */
function boxOf(page: PDFObject): Box {
  const sheet = boxIn(page.getInheritable('MediaBox')) ?? { left: 0, foot: 0, right: 612, top: 792 };
  const crop = boxIn(page.getInheritable('CropBox'));
  if (crop === null) return sheet;
  const shown = {
    left: Math.max(sheet.left, crop.left),
    foot: Math.max(sheet.foot, crop.foot),
    right: Math.min(sheet.right, crop.right),
    top: Math.min(sheet.top, crop.top),
  };
  return shown.left < shown.right && shown.foot < shown.top ? shown : sheet;
}

function boxIn(box: PDFObject): Box | null {
  const numbers = childrenOf(box).map((one) => (one.isNumber() ? one.asNumber() : Number.NaN));
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = numbers;
  if (![a, b, c, d].every(Number.isFinite)) return null;
  return { left: Math.min(a, c), foot: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
}

/** The middle of the lower edge as it is seen, and how the text lies there in the page's own space. */
function placeOf({ left, foot, right, top }: Box, rotation: number): Omit<PageNumber, 'text'> {
  const [middle, half] = [(left + right) / 2, (foot + top) / 2];
  switch (rotation) {
    case 90:
      return { x: right - NUMBER_FOOT, y: half, degrees: 90 };
    case 180:
      return { x: middle, y: top - NUMBER_FOOT, degrees: 180 };
    case 270:
      return { x: left + NUMBER_FOOT, y: half, degrees: 270 };
    default:
      return { x: middle, y: foot + NUMBER_FOOT, degrees: 0 };
  }
}
