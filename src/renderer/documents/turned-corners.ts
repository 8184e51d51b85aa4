/** Corners of a picture that is shown turned, as the page will be; they are stored for the picture as it came. */
import type { Corners, Page, Point } from '../../shared/documents.ts';

type Turn = Page['rotation'];
interface Size {
  width: number;
  height: number;
}

/** Of the picture as it is shown. */
export const turnedSize = ({ width, height }: Size, turn: Turn): Size =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width };

/** Clockwise, in steps of a quarter; each corner is named for where one sees it. `size`: before the turn. */
export function turnCorners(corners: Corners, size: Size, turn: Turn): Corners {
  if (turn === 0) return corners;
  const quarter = ({ x, y }: Point): Point => ({ x: size.height - y, y: x });
  const { tl, tr, br, bl } = corners;
  return turnCorners(
    { tl: quarter(bl), tr: quarter(tl), br: quarter(tr), bl: quarter(br) },
    turnedSize(size, 90),
    lessAQuarter(turn),
  );
}

/** The way back. `size`: of the picture as it came. */
export const turnCornersBack = (corners: Corners, size: Size, turn: Turn): Corners =>
  turnCorners(corners, turnedSize(size, turn), turn === 90 ? 270 : turn === 270 ? 90 : turn);

const lessAQuarter = (turn: Turn): Turn => (turn === 270 ? 180 : turn === 180 ? 90 : 0);
