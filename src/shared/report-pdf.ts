/**
 * A report as a PDF of one page: its lines in Helvetica, which every reader has, as large as one page holds. Our own
 * few objects of PDF 1.4 (ISO 32000-1); mupdf is for pages of other programs, and lives in a worker.
 */

/** A4 in points, and its margin. */
const PAGE = { width: 595, height: 842, margin: 40 } as const;
const LARGEST_PT = 10;
const SMALLEST_PT = 6;
const LEADING = 1.25;

/** Widths of Helvetica in thousandths of its size (Adobe's font metrics), from space to tilde. */
const WIDTHS = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 ' +
  '556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 ' +
  '667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 ' +
  '556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number);
/** Letters with an accent are as wide as without; of the rest none is wider than an ellipsis. */
const widthOf = (letter: string): number => {
  const plain = letter.normalize('NFD').charCodeAt(0) - 32;
  return WIDTHS[plain] ?? (letter.codePointAt(0) === APOSTROPHE ? 222 : 600);
};
/** Bold letters are about a tenth wider. */
const BOLD = 1.1;

/** Windows-1252 beyond Latin-1, as far as French and our own signs need it: code points and their bytes. */
const BEYOND: ReadonlyMap<number, number> = new Map([
  [0x20ac, 0x80],
  [0x2026, 0x85],
  [0x0152, 0x8c],
  [0x2018, 0x91],
  [0x2019, 0x92],
  [0x201c, 0x93],
  [0x201d, 0x94],
  [0x2022, 0x95],
  [0x2013, 0x96],
  [0x2014, 0x97],
  [0x0153, 0x9c],
]);
const APOSTROPHE = 0x2019;

/** A line of the page: its text, and whether it is a heading. */
export interface PdfLine {
  readonly text: string;
  readonly bold: boolean;
}

/** One line, or several where it is too long for the page at this size; what is carried over is set in a little. */
function broken({ text, bold }: PdfLine, size: number): PdfLine[] {
  const room = (PAGE.width - 2 * PAGE.margin) / size;
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: PdfLine[] = [];
  let line = '';
  const widthOfText = (said: string): number =>
    ([...said].reduce((sum, letter) => sum + widthOf(letter), 0) / 1000) * (bold ? BOLD : 1);
  for (const word of text.trimStart().split(' ')) {
    const longer = line === '' ? `${lines.length === 0 ? indent : `${indent}    `}${word}` : `${line} ${word}`;
    if (line !== '' && widthOfText(longer) > room) {
      lines.push({ text: line, bold });
      line = `${indent}    ${word}`;
    } else line = longer;
  }
  return [...lines, { text: line, bold }];
}

/** Text as a string of PDF in Windows-1252; a letter that it lacks becomes a question mark. */
function encoded(text: string): string {
  return [...text.replace(/[\u202f\u2009]/g, '\u00a0')]
    .map((letter) => {
      const point = letter.codePointAt(0) ?? 63;
      const latin = point < 0x7f || (point > 0x9f && point < 256) ? point : 63;
      const byte = BEYOND.get(point) ?? latin;
      return byte === 0x28 || byte === 0x29 || byte === 0x5c
        ? `\\${String.fromCharCode(byte)}`
        : String.fromCharCode(byte);
    })
    .join('');
}

/** The bytes of a PDF with these lines on one A4 page, in letters of ten points at most. */
export function reportPdf(lines: readonly PdfLine[], title: string): Uint8Array<ArrayBuffer> {
  let size = LARGEST_PT;
  let set = lines.flatMap((line) => broken(line, size));
  while (size > SMALLEST_PT && set.length * size * LEADING > PAGE.height - 2 * PAGE.margin) {
    size -= 0.25;
    set = lines.flatMap((line) => broken(line, size));
  }
  const perPage = Math.floor((PAGE.height - 2 * PAGE.margin) / (size * LEADING));
  const pages = Array.from({ length: Math.ceil(set.length / perPage) }, (_, at) =>
    set.slice(at * perPage, (at + 1) * perPage),
  );
  return written(
    pages.map((page) => contentOf(page, size)),
    title,
  );
}

const contentOf = (lines: readonly PdfLine[], size: number): string =>
  [
    'BT',
    `${size * LEADING} TL`,
    `${PAGE.margin} ${PAGE.height - PAGE.margin} Td`,
    ...lines.map(({ text, bold }) => `/${bold ? 'B' : 'R'} ${size} Tf T* (${encoded(text)}) Tj`),
    'ET',
  ].join('\n');

/** The objects of the file, one after the other, with the table that says where each begins. */
function written(contents: readonly string[], title: string): Uint8Array<ArrayBuffer> {
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const first = 6;
  const pages = contents.map((_, at) => `${first + at * 2} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (fr) /ViewerPreferences << /DisplayDocTitle true >> >>',
    `<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title (${encoded(title)}) /Producer (${encoded('Clé en main')}) >>`,
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${first + at * 2 + 1} 0 R ` +
        '/Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  // Four bytes beyond ASCII tell whoever carries the file that it is not text (ISO 32000-1, 7.5.2).
  let file = `%PDF-1.4\n%${String.fromCharCode(0xe2, 0xe3, 0xcf, 0xd3)}\n`;
  const at: number[] = [];
  for (const [index, object] of objects.entries()) {
    at.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}
