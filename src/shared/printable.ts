/**
 * One line of text that came from outside (a reader's name, a file's name, a title) as it may be shown, printed or
 * written.
 * What steers a terminal, breaks a line of a report, turns the reading direction of our own sentence round, or cannot
 * be written as UTF-8 or XML is taken out; every letter stays.
 */

/**
 * Controls (escape sequences, line ends), the marks and overrides of the reading direction (Unicode Standard Annex 9,
 * table 4), line and paragraph separators, and code points that stand for no character.
 */
const STEERING = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|\p{Noncharacter_Code_Point}/gu;

/**
 * A text from outside as one line: what steers a terminal, a line or the reading direction becomes a space, spaces in a
 * row become one, and those at either end go. A line of more than `most` characters (300 by default), as no name of a
 * reader (128 bytes) or of a file (255) is, is cut to that, the last one « … ». What lies beyond twice as many UTF-16
 * units is dropped unseen.
 */
export function printable(text: string, most = 300): string {
  const line = text
    .slice(0, most * 2)
    .replace(STEERING, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const letters = [...line];
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`;
}

/**
 * A text of several lines, as a stack is: `\n` and tabs stay; each other sign that `printable` takes out becomes a
 * space (controls, `\r` among them, other ends of lines, marks of the reading direction, what is no character).
 */
export const printableLines = (text: string): string =>
  text.replace(STEERING, (sign) => (sign === '\n' || sign === '\t' ? sign : ' '));

/**
 * A value as one line of JSON that steers no terminal: what would is written as its number (`\u202e`), which every
 * reader of JSON takes for the same sign.
 */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(STEERING, (sign) =>
    [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
