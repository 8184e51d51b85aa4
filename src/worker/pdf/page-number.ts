/**
 * The number at the foot of a page, drawn with strokes: a PDF/A wants each font within the file, and twelve signs need
 * none. Marked as an artifact (ISO 32000-2, 14.8.2.2), so that nobody's reading aloud is interrupted by it.
 */

/** What is written at the foot of a page, and where its middle stands, in points. `degrees`: anticlockwise. */
export interface PageNumber {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly degrees: 0 | 90 | 180 | 270;
}

/** From the lower edge of the sheet to the foot of the number, in points: 7 mm. */
export const NUMBER_FOOT = 20;
/** What a sheet keeps free below for its number, in points: 12 mm. */
export const NUMBER_ROOM = 34;
/** Height of a figure, in points: that of 12 point letters. */
const HEIGHT = 8.5;

/** Each sign in a box of 10 by 14, its strokes as PDF draws them. */
const SIGNS: Readonly<Record<string, string>> = {
  '0': '5 14 m 7.6 14 9 10.9 9 7 c 9 3.1 7.6 0 5 0 c 2.4 0 1 3.1 1 7 c 1 10.9 2.4 14 5 14 c',
  '1': '2 11 m 5.5 14 l 5.5 0 l',
  '2': '1 10.5 m 1 12.6 2.6 14 5 14 c 7.4 14 9 12.6 9 10.4 c 9 7.6 6 5.2 1 0 c 9 0 l',
  '3': '1.2 12.3 m 2.2 13.4 3.4 14 5 14 c 7.2 14 8.6 12.7 8.6 10.8 c 8.6 8.8 7.1 7.6 4.6 7.6 c 7.5 7.6 9.1 6.2 9.1 3.9 c 9.1 1.5 7.4 0 4.8 0 c 3 0 1.7 .7 .8 1.9 c',
  '4': '7 0 m 7 14 l .8 4 l 9.4 4 l',
  '5': '8.6 14 m 2.2 14 l 1.6 8 l 2.5 8.9 3.6 9.2 4.9 9.2 c 7.4 9.2 9.1 7.4 9.1 4.7 c 9.1 1.9 7.4 0 4.8 0 c 3 0 1.6 .7 .8 1.9 c',
  '6': '8.2 13.1 m 7.3 13.7 6.4 14 5.4 14 c 2.6 14 1 11.3 1 6.5 c 1 2.3 2.5 0 5.1 0 c 7.4 0 9 1.8 9 4.4 c 9 6.9 7.4 8.6 5.2 8.6 c 3.2 8.6 1.7 7.4 1 5.4 c',
  '7': '1 14 m 9 14 l 6 9.5 4.2 5 3.8 0 c',
  '8': '5 7.7 m 3 7.7 1.6 8.9 1.6 10.8 c 1.6 12.7 3 14 5 14 c 7 14 8.4 12.7 8.4 10.8 c 8.4 8.9 7 7.7 5 7.7 c 2.6 7.7 1 6.3 1 3.9 c 1 1.5 2.6 0 5 0 c 7.4 0 9 1.5 9 3.9 c 9 6.3 7.4 7.7 5 7.7 c',
  '9': '1.8 .9 m 2.7 .3 3.6 0 4.6 0 c 7.4 0 9 2.7 9 7.5 c 9 11.7 7.5 14 4.9 14 c 2.6 14 1 12.2 1 9.6 c 1 7.1 2.6 5.4 4.8 5.4 c 6.8 5.4 8.3 6.6 9 8.6 c',
  '/': '1.5 -2 m 8.5 16 l',
};
/** From one sign to the next, in the same units. */
const STEP = 12;

/** PDF's operators that draw the number. A sign that has no strokes, as a space, leaves its place empty. */
export function numberDrawing({ text, x, y, degrees }: PageNumber): string {
  const scale = HEIGHT / 14;
  const [cos, sin] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ][degrees / 90] ?? [1, 0];
  const width = (text.length * STEP - (STEP - 10)) * scale;
  // The text's own axis is turned about its middle.
  const [left, foot] = [x - ((cos ?? 1) * width) / 2, y - ((sin ?? 0) * width) / 2];
  const turned = [cos ?? 1, sin ?? 0, -(sin ?? 0), cos ?? 1].map((value) => Number((value * scale).toFixed(4)));
  const strokes = [...text].map((sign, at) => {
    const drawn = SIGNS[sign];
    return drawn === undefined ? '' : `q 1 0 0 1 ${at * STEP} 0 cm ${drawn} S Q`;
  });
  return `/Artifact BMC q ${turned.join(' ')} ${left.toFixed(2)} ${foot.toFixed(2)} cm 0 G 1.5 w 1 J 1 j ${strokes.filter((stroke) => stroke !== '').join(' ')} Q EMC`;
}
