/** How an image lies on its sheet of A4: sizes in points (1/72 inch), from the bottom left, as PDF counts. */
import type { MadeImage } from '../../shared/documents-worker.ts';
import type { Paper } from '../picture/raster.ts';

const A4 = { short: 595.276, long: 841.89 };
/** ISO/IEC 7810 ID-1 is 85.6 mm wide; a copy of a card is easier to read at twice its size. */
const CARD_WIDTH = (2 * 85.6 * 72) / 25.4;

type Matrix = MadeImage['matrix'];

/** The sheet, where the image lies on it, and what is cut off at the sheet's edge; in points. */
export type Lying = Pick<MadeImage, 'paper' | 'matrix' | 'clip'>;

/**
 * How a stored image lies on a sheet of A4, upright or across, in points: a page of A4 fills it, an ID card stands in
 * its middle at twice its size, anything else as large as it fits. It is turned by the matrix; its pixels stay.
 * @param orientation EXIF's 1 to 8, how the stored image is turned to stand upright
 * @param rotation degrees clockwise after that
 */
export function lieOnPaper(
  stored: { width: number; height: number },
  paper: Paper,
  orientation: number,
  rotation: 0 | 90 | 180 | 270,
): Lying {
  const swapped = orientation >= 5 !== (rotation === 90 || rotation === 270);
  const width = swapped ? stored.height : stored.width,
    height = swapped ? stored.width : stored.height;
  const isCard = paper === 'id-card';
  const wide = !isCard && width > height;
  const sheet = wide ? { width: A4.long, height: A4.short } : { width: A4.short, height: A4.long };
  const box = placeIn(sheet, paper, width / height);
  const unit = upright(orientation, rotation);
  const matrix: Matrix = [
    unit[0] * box.width,
    unit[1] * box.height,
    unit[2] * box.width,
    unit[3] * box.height,
    box.x + unit[4] * box.width,
    box.y + unit[5] * box.height,
  ];
  return { paper: sheet, matrix, clip: [box.x, box.y, box.width, box.height] };
}

function placeIn(sheet: { width: number; height: number }, paper: Paper, ratio: number) {
  if (paper === 'a4') return { x: 0, y: 0, ...sheet };
  const width =
    paper === 'id-card' ? Math.min(CARD_WIDTH, CARD_WIDTH * ratio) : Math.min(sheet.width, sheet.height * ratio);
  const height = width / ratio;
  return { x: (sheet.width - width) / 2, y: (sheet.height - height) / 2, width, height };
}

/** EXIF 2.32, 4.6.4 A: where a point of the stored image (u to the right, v down, 0 to 1) is once it stands upright. */
const UPRIGHT: Readonly<Record<number, (u: number, v: number) => readonly [number, number]>> = {
  1: (u, v) => [u, v],
  2: (u, v) => [1 - u, v],
  3: (u, v) => [1 - u, 1 - v],
  4: (u, v) => [u, 1 - v],
  5: (u, v) => [v, u],
  6: (u, v) => [1 - v, u],
  7: (u, v) => [1 - v, 1 - u],
  8: (u, v) => [v, 1 - u],
};
const TURNED = { 0: 1, 90: 6, 180: 3, 270: 8 } as const;

/** The matrix of PDF's unit square, whose y goes up. */
function upright(orientation: number, rotation: 0 | 90 | 180 | 270): Matrix {
  const point = (x: number, y: number): readonly [number, number] => {
    const [u, v] = UPRIGHT[orientation]?.(x, 1 - y) ?? [x, 1 - y];
    const [right, down] = UPRIGHT[TURNED[rotation]]?.(u, v) ?? [u, v];
    return [right, 1 - down];
  };
  const [e, f] = point(0, 0),
    [ax, ay] = point(1, 0),
    [cx, cy] = point(0, 1);
  return [ax - e, ay - f, cx - e, cy - f, e, f];
}
