/** Corners on a picture that is shown turned, as the page will be. They are stored for the picture as it came. */
import type { Corners, DocumentPage, Point } from '../../shared/documents.ts';

type Turn = DocumentPage['rotation'];
interface Size {
  width: number;
  height: number;
}

const OPPOSITE = { 0: 0, 90: 270, 180: 180, 270: 90 } as const satisfies Record<Turn, Turn>;
const A_QUARTER_LESS = { 0: 0, 90: 0, 180: 90, 270: 180 } as const satisfies Record<Turn, Turn>;

/** The size of a picture once it is turned. */
export const turnedSize = ({ width, height }: Size, turn: Turn): Size =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width };

/**
 * Turns corners clockwise by quarters, together with the picture; each corner is then named for where it is seen.
 * @param size of the picture before the turn
 */
export function turnCorners(corners: Corners, size: Size, turn: Turn): Corners {
  if (turn === 0) return corners;
  const quarter = ({ x, y }: Point): Point => ({ x: size.height - y, y: x });
  const { tl, tr, br, bl } = corners;
  return turnCorners(
    { tl: quarter(bl), tr: quarter(tl), br: quarter(tr), bl: quarter(br) },
    turnedSize(size, 90),
    A_QUARTER_LESS[turn],
  );
}

/**
 * Takes corners on the turned picture back to the picture as it came. It undoes `turnCorners`.
 * @param size of the picture as it came
 */
export const turnCornersBack = (corners: Corners, size: Size, turn: Turn): Corners =>
  turnCorners(corners, turnedSize(size, turn), OPPOSITE[turn]);

/** Width over height of the page as it will be: of what is cut out, or of the whole picture, turned. */
export function shapeOf(page: Size & Pick<DocumentPage, 'corners' | 'rotation'>): number {
  const { width, height } = turnedSize(page.corners === null ? page : sizeOf(page.corners), page.rotation);
  return width / Math.max(1, height);
}

/** About the size of what four corners cut out: the mean of the two sides that face each other. */
function sizeOf({ tl, tr, br, bl }: Corners): Size {
  const between = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
  return { width: (between(tl, tr) + between(bl, br)) / 2, height: (between(tl, bl) + between(tr, br)) / 2 };
}
