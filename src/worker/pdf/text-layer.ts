/**
 * Writing that lies under a page's picture unseen, so that it can be searched and copied: the operators that draw it
 * (ISO 32000-1, 9.3.6, mode 3), and the font that they use, embedded as PDF/A asks for.
 */
import type { MadeImage } from '../../shared/documents-worker.ts';
import type { PageText } from '../../shared/page-text.ts';
import { ADVANCE, ASCENT, DESCENT, GLYPH, glyphlessFont } from './glyphless-font.ts';

/** The characters of a document's text layers, each with the number that the font knows it by. */
export interface LayerFont {
  /** A string of the font, ready as PDF. */
  encode(text: string): string;
  isUsed(): boolean;
  /** The font's objects, of which the first is the font itself and gets the number `font`. */
  objects(font: number, next: () => number): readonly FontPart[];
}
/** An object of the font: a dictionary, or a stream with its entries. */
export interface FontPart {
  readonly number: number;
  readonly dictionary: string;
  readonly bytes: Uint8Array | null;
}

/** PDF lists at most so many characters in one go (Adobe Technical Note 5014). */
const LISTED_AT_ONCE = 100;
/** The numbers of a font of two bytes. */
const MOST_CHARACTERS = 65_535;

/** Makes a font without characters; they come as they are used. */
export function createLayerFont(): LayerFont {
  const numbers = new Map<string, number>();
  const numberOf = (character: string): number => {
    const known = numbers.get(character);
    if (known !== undefined) return known;
    if (numbers.size >= MOST_CHARACTERS) return 1;
    numbers.set(character, numbers.size + 1);
    return numbers.size;
  };
  return {
    encode: (text) => `<${Array.from(text, (character) => hex(numberOf(character))).join('')}>`,
    isUsed: () => numbers.size > 0,
    objects(font, next) {
      const [descendant, descriptor, file, glyphs, unicode] = [next(), next(), next(), next(), next()];
      const name = '/BaseFont /CEMAAA+Unseen';
      const glyphOfEach = Buffer.alloc(2 * (numbers.size + 1));
      for (let number = 1; number <= numbers.size; number += 1) glyphOfEach.writeUInt16BE(GLYPH, 2 * number);
      const program = glyphlessFont();
      return [
        {
          number: font,
          dictionary: `/Type /Font /Subtype /Type0 ${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R`,
          bytes: null,
        },
        {
          number: descendant,
          dictionary: `/Type /Font /Subtype /CIDFontType2 ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${ADVANCE} /FontDescriptor ${descriptor} 0 R /CIDToGIDMap ${glyphs} 0 R`,
          bytes: null,
        },
        {
          number: descriptor,
          dictionary: `/Type /FontDescriptor /FontName /CEMAAA+Unseen /Flags 4 /FontBBox [0 ${DESCENT} ${ADVANCE} ${ASCENT}] /ItalicAngle 0 /Ascent ${ASCENT} /Descent ${DESCENT} /CapHeight ${ASCENT} /StemV 80 /FontFile2 ${file} 0 R`,
          bytes: null,
        },
        { number: file, dictionary: `/Length1 ${program.length}`, bytes: program },
        { number: glyphs, dictionary: '', bytes: glyphOfEach },
        { number: unicode, dictionary: '', bytes: Buffer.from(unicodeMap([...numbers])) },
      ];
    },
  };
}

/**
 * The operators that lay a page's words over its image, each as long as it is there. `matrix` takes the unit square,
 * whose y goes up, to the paper.
 */
export function layerOf({ lines }: PageText, [a, b, c, d, e, f]: MadeImage['matrix'], font: LayerFont): string {
  const way = ([right, down]: readonly [number, number]): [number, number] => [
    a * right - c * down,
    b * right - d * down,
  ];
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    a * x + c * (1 - y) + e,
    b * x + d * (1 - y) + f,
  ];
  const drawn = lines.flatMap(({ up, words }) => {
    const [upX, upY] = way(up);
    const show = (text: string, along: [number, number], at: [number, number]): string => {
      const length = (Array.from(text).length * ADVANCE) / 1000;
      const numbers = [along[0] / length, along[1] / length, upX * SIZE, upY * SIZE, ...at].map(decimal).join(' ');
      return `${numbers} Tm ${font.encode(text)} Tj`;
    };
    return words.flatMap(({ text, at, along }, index) => {
      const [from, to] = [place(at), way(along)];
      const next = words[index + 1];
      const end: [number, number] = [from[0] + to[0], from[1] + to[1]];
      // A blank as wide as the gap: some readers would otherwise run words together.
      const blank = next === undefined ? [] : [show(' ', between(end, place(next.at)), end)];
      return [show(text, to, from), ...blank];
    });
  });
  return drawn.length === 0 ? '' : `BT 3 Tr /${FONT_NAME} 1 Tf ${drawn.join(' ')} ET`;
}

/** What the font is called in a page's resources. */
export const FONT_NAME = 'F0';
/** Of the height above the baseline, so that ascent and descent of the font are those of the line. */
const SIZE = 1000 / ASCENT;
/** Points: a gap may be nothing, or words overlap, and a blank without length would be no matrix. */
const LEAST_BLANK = 0.1;

function between([x0, y0]: [number, number], [x1, y1]: [number, number]): [number, number] {
  const [dx, dy] = [x1 - x0, y1 - y0];
  return Math.hypot(dx, dy) < LEAST_BLANK ? [LEAST_BLANK, 0] : [dx, dy];
}

function unicodeMap(characters: readonly (readonly [string, number])[]): string {
  const lists: string[] = [];
  for (let at = 0; at < characters.length; at += LISTED_AT_ONCE) {
    const some = characters.slice(at, at + LISTED_AT_ONCE);
    const rows = some.map(
      ([character, number]) =>
        `<${hex(number)}> <${Buffer.from(character, 'utf16le').swap16().toString('hex').toUpperCase()}>`,
    );
    lists.push(`${some.length} beginbfchar\n${rows.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${lists.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0');

/** PDF knows no exponents. */
const decimal = (value: number): string => String(Number(value.toFixed(4)));
