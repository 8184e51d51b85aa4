/** How made pages lie on the sheets of a PDF: two sides of a card on one, margins, other paper, numbers. */
import { cardSidesIn, isCutCard } from '../../shared/card-sides.ts';
import type { MadeImage, MadePage } from '../../shared/documents-worker.ts';
import type { Layout, Sheet } from '../../shared/shape.ts';
import { NUMBER_FOOT, NUMBER_ROOM, type PageNumber } from './page-number.ts';

/** A page of another PDF; it keeps its own size. */
type MadePdf = Extract<MadePage, { kind: 'pdf' }>;

/** One page of the new PDF. `at`: which of the made pages it shows, from 0. */
export type LaidOut =
  | {
      readonly kind: 'images';
      readonly images: readonly { readonly image: MadeImage; readonly at: number }[];
      /** In points. */
      readonly paper: { readonly width: number; readonly height: number };
      readonly number: PageNumber | null;
    }
  /** `number`: the text alone; where it stands depends on the page, which only mupdf can tell. */
  | { readonly kind: 'pdf'; readonly page: MadePdf; readonly at: number; readonly number: string | null };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const POINTS_PER_MM = 72 / 25.4;
/** ISO/IEC 7810 ID-1, in points. */
const CARD = { width: 85.6 * POINTS_PER_MM, height: 53.98 * POINTS_PER_MM };
/** Where a picture is put whose card was not cut out: large enough to be read, and not its true size. */
const UNCUT = { width: 150 * POINTS_PER_MM, height: 105 * POINTS_PER_MM };
/** Between the two sides, in points. */
const GAP = 14 * POINTS_PER_MM;
/** In points, upright. */
const SIZES: Readonly<Record<Exclude<Sheet, 'picture'>, { width: number; height: number }>> = {
  a4: { width: 595.276, height: 841.89 },
  a5: { width: 419.528, height: 595.276 },
  letter: { width: 612, height: 792 },
};

/** The pages of the PDF, in order, each with what lies on it and where. */
export function layOut(pages: readonly MadePage[], layout: Layout): readonly LaidOut[] {
  const sides = layout.card ? cardSidesIn(pages) : { sheets: [], uncut: [] };
  const first = new Map(sides.sheets.map((sheet) => [sheet[0], sheet]));
  const later = new Set(sides.sheets.flatMap((sheet) => sheet.slice(1)));
  const sheets = pages.flatMap((page, at): LaidOut[] => {
    if (later.has(at)) return [];
    if (page.kind === 'pdf') return [{ kind: 'pdf', page, at, number: null }];
    const sheet = first.get(at);
    if (sheet === undefined) return [onSheet(page, at, layout)];
    return [cardSheet(sheet.flatMap((index) => imageAt(pages, index)))];
  });
  if (!layout.numbers) return sheets;
  return sheets.map((sheet, index): LaidOut => {
    const text = `${index + 1} / ${sheets.length}`;
    if (sheet.kind === 'pdf') return { ...sheet, number: text };
    return { ...sheet, number: { text, x: sheet.paper.width / 2, y: NUMBER_FOOT, degrees: 0 } };
  });
}

function imageAt(pages: readonly MadePage[], at: number): { image: MadeImage; at: number }[] {
  const image = pages[at];
  return image?.kind === 'image' ? [{ image, at }] : [];
}

function onSheet(image: MadeImage, at: number, { sheet, margin, numbers }: Layout): LaidOut {
  const [, , width, height] = image.clip;
  const edge = margin * POINTS_PER_MM;
  const foot = numbers ? Math.max(edge, NUMBER_ROOM) : edge;
  const upright = sheet === 'picture' ? { width, height } : SIZES[sheet];
  const isWide = image.paper.width > image.paper.height;
  const standing = sheet === 'picture' || !isWide ? upright : { width: upright.height, height: upright.width };
  // A sheet as large as the picture grows by its margins; on any other the picture gives way.
  const paper = sheet === 'picture' ? { width: width + 2 * edge, height: height + edge + foot } : { ...standing };
  const room: Box = { x: edge, y: foot, width: paper.width - 2 * edge, height: paper.height - edge - foot };
  // What stands at a size of its own (a card) grows by nothing; what fills its sheet fills the new one.
  const fits = Math.min(room.width / width, room.height / height);
  const scale = image.recognised === 'id-card' ? Math.min(1, fits) : fits;
  const box = centred(room, width * scale, height * scale);
  return { kind: 'images', images: [{ image: movedTo(image, box), at }], paper, number: null };
}

function cardSheet(images: readonly { image: MadeImage; at: number }[]): LaidOut {
  const paper = SIZES.a4;
  const sizes = images.map(({ image }) => cardSize(image));
  const all = sizes.reduce((sum, { height }) => sum + height, 0) + GAP * (sizes.length - 1);
  // A little above the middle, as a person would put them on the glass.
  let top = paper.height - Math.max(0, (paper.height - all) * 0.4);
  const placed = images.map(({ image, at }, index) => {
    const { width, height } = sizes[index] ?? CARD;
    const box = { x: (paper.width - width) / 2, y: top - height, width, height };
    top -= height + GAP;
    return { image: movedTo(image, box), at };
  });
  return { kind: 'images', images: placed, paper, number: null };
}

/** A card's true size, standing as its picture does; where the card was not cut out, a size that is read well. */
function cardSize(image: MadeImage): { width: number; height: number } {
  const [, , width, height] = image.clip;
  if (isCutCard(image)) return width >= height ? CARD : { width: CARD.height, height: CARD.width };
  const scale = Math.min(UNCUT.width / width, UNCUT.height / height);
  return { width: width * scale, height: height * scale };
}

const centred = (room: Box, width: number, height: number): Box => ({
  x: room.x + (room.width - width) / 2,
  y: room.y + (room.height - height) / 2,
  width,
  height,
});

/** The image with what is shown of it moved to another place, and stretched to its size. */
function movedTo(image: MadeImage, box: Box): MadeImage {
  const [x, y, width, height] = image.clip;
  const [across, up] = [box.width / width, box.height / height];
  const [a, b, c, d, e, f] = image.matrix;
  return {
    ...image,
    matrix: [a * across, b * up, c * across, d * up, box.x + (e - x) * across, box.y + (f - y) * up],
    clip: [box.x, box.y, box.width, box.height],
  };
}
