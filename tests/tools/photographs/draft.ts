import type { Random } from './random.ts';

/** A page while it is drawn: millimetres, SVG parts, and its lines as one reads them. */
export type Draft = {
  width: number;
  height: number;
  paper: string;
  parts: string[];
  lines: string[];
  rounded?: number;
};

/** An empty sheet of a usual white. */
export function sheet(chance: Random, width: number, height: number): Draft {
  return {
    width,
    height,
    paper: chance.pick(['#ffffff', '#fdfcf8', '#fbf8ee', '#f4f6fb', '#f7f3e6', '#ffffff', '#f2f2f0']),
    parts: [],
    lines: [],
  };
}

/** Writes lines from a baseline down, sizes in millimetres; answers the next free baseline. */
export function write(
  page: Draft,
  x: number,
  y: number,
  size: number,
  lines: string[],
  { bold = false, mono = false, italic = false, fill = '#1a1a1a' } = {},
): number {
  const proportional = page.width > 100 ? 'Liberation Serif, DejaVu Serif' : 'Liberation Sans, DejaVu Sans';
  const font = mono ? 'DejaVu Sans Mono' : proportional;
  for (const [row, line] of lines.entries()) {
    page.parts.push(
      `<text x="${x}" y="${y + row * size * 1.35}" font-family="${font}" font-size="${size}" ${bold ? 'font-weight="bold"' : ''} ${italic ? 'font-style="italic"' : ''} fill="${fill}" xml:space="preserve">${line.replaceAll('&', '&amp;')}</text>`,
    );
    page.lines.push(line.trim());
  }
  return y + lines.length * size * 1.35;
}
