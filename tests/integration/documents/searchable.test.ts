/**
 * Words of a saved document, as other programs find them: poppler and mupdf mark a word where it is seen. On each page
 * one word is printed in red, so that a drawing of the saved page tells by itself where it is.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as mupdf from 'mupdf';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Corners, Preset } from '../../../src/shared/documents.ts';
import type { TextLanguage } from '../../../src/shared/text-languages.ts';
import { check, drawn, plain, textOf } from '../../tools/documents/pdf-tools.ts';
import { documentsForAll } from '../../tools/documents/scratch-for-all.ts';

const run = promisify(execFile);
const tested = documentsForAll();
const { files } = tested;

const WIDTH = 1240,
  HEIGHT = 1754;
const SENTENCES = [
  'Votre demande a bien été reçue par nos services le mois dernier.',
  'Le montant total doit être versé avant la fin du mois de juin.',
  'Une copie de la carte doit accompagner chaque attestation.',
  'Les documents illisibles ne pourront pas être traités.',
  'Toute modification de votre situation doit être signalée.',
];

/** A letter of A4 at 150 dots per inch, with the word « Rochebelle » in red at the end of line `at`, of six. */
function letter(at: number): Sharp {
  const lines = Array.from({ length: 6 }, (_unused, line) => {
    const red = line === at ? ' <tspan fill="#d00000">Rochebelle</tspan>' : '';
    return `<text x="130" y="${250 + line * 210}">${SENTENCES[line % SENTENCES.length]}${red}</text>`;
  });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    '<rect width="100%" height="100%" fill="#f4f4f0"/>',
    `<g font-size="26" font-family="DejaVu Sans" fill="#222">${lines.join('')}</g></svg>`,
  ].join('');
  return sharp(Buffer.from(svg)).flatten();
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the saved page is red, in points from the top left. */
async function redOf(pdf: string, page: number): Promise<Box> {
  const DPI = 144;
  const { width, data } = await drawn(pdf, page, DPI);
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red < 140 || green > 110 || blue > 110) continue;
    const [x, y] = [((at / 3) % width) * (72 / DPI), Math.floor(at / 3 / width) * (72 / DPI)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** Where poppler has the word, in points from the top left. */
async function popplersOf(pdf: string, page: number, password: string): Promise<Box[]> {
  const { stdout } = await run('pdftotext', [
    ...(password === '' ? [] : ['-upw', password]),
    '-bbox',
    '-f',
    String(page),
    '-l',
    String(page),
    pdf,
    '-',
  ]);
  return [...stdout.matchAll(/xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">Rochebelle</g)].map((found) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = found.slice(1).map(Number);
    return { left, top, right, bottom };
  });
}

/** Where mupdf marks the word when it is searched for. */
async function mupdfsOf(pdf: string, page: number, password: string): Promise<Box[]> {
  const document = mupdf.Document.openDocument(await readFile(pdf), 'application/pdf');
  if (password !== '') document.authenticatePassword(password);
  const hits = document.loadPage(page - 1).search('Rochebelle', '');
  return hits.flat().map((quad) => {
    const [xs, ys] = [quad.filter((_, at) => at % 2 === 0), quad.filter((_, at) => at % 2 === 1)];
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  });
}

/** The found box has the seen one in it, and is no larger than a line of these letters is. */
function expectOn(found: readonly Box[], seen: Box): void {
  expect(found).toHaveLength(1);
  const [box = seen] = found;
  const NEAR = 2.5,
    LINE = 7;
  for (const side of ['left', 'right', 'top', 'bottom'] as const)
    expect([side, Math.abs(box[side] - seen[side]) < LINE]).toEqual([side, true]);
  const middle = (of: Box): [number, number] => [(of.left + of.right) / 2, (of.top + of.bottom) / 2];
  expect(Math.abs(middle(box)[0] - middle(seen)[0])).toBeLessThan(NEAR);
  expect(Math.abs(middle(box)[1] - middle(seen)[1])).toBeLessThan(NEAR);
}

async function savedAs(
  target: string,
  preset: Preset,
  languages: readonly TextLanguage[],
  password: string | null = null,
): Promise<string> {
  const [document] = tested.now.documents.state().documents;
  const path = files.at(target);
  const saved = await tested.now.saving.save(
    document?.id ?? '',
    preset,
    password,
    async () => ({ kind: 'file', path }),
    { languages },
  );
  expect(saved).toMatchObject({ state: 'saved' });
  expect(saved).not.toHaveProperty('unread');
  await check(path, password ?? '');
  return path;
}

async function expectFound(pdf: string, page: number): Promise<void> {
  const seen = await redOf(pdf, page);
  const [byPoppler, byMupdf] = [await popplersOf(pdf, page, ''), await mupdfsOf(pdf, page, '')];
  expect([page, byPoppler.length, byMupdf.length]).toEqual([page, 1, 1]);
  expectOn(byPoppler, seen);
  expectOn(byMupdf, seen);
}

/** A letter that lies askew on a dark table, and its corners there. */
async function onATable(path: string): Promise<Corners> {
  const DEGREES = 7,
    SCALE = 0.96;
  const sheet = await letter(2)
    .resize(Math.round(WIDTH * SCALE))
    .png()
    .toBuffer();
  const { data, info } = await sharp(sheet)
    .rotate(DEGREES, { background: '#2c3e33' })
    .extend({ top: 150, bottom: 120, left: 90, right: 140, background: '#2c3e33' })
    .jpeg({ quality: 92 })
    .toBuffer({ resolveWithObject: true });
  await writeFile(path, data);
  const [wide, high] = [WIDTH * SCALE, HEIGHT * SCALE];
  const middle = { x: 90 + (info.width - 230) / 2, y: 150 + (info.height - 270) / 2 };
  const turned = (x: number, y: number): { x: number; y: number } => {
    const [cos, sin] = [Math.cos((DEGREES * Math.PI) / 180), Math.sin((DEGREES * Math.PI) / 180)];
    return { x: middle.x + x * cos - y * sin, y: middle.y + x * sin + y * cos };
  };
  return {
    tl: turned(-wide / 2, -high / 2),
    tr: turned(wide / 2, -high / 2),
    br: turned(wide / 2, high / 2),
    bl: turned(-wide / 2, high / 2),
  };
}

describe('a word searched for in a saved document', () => {
  it(
    'is marked by poppler and by mupdf where it is seen, on a straight, a turned, a cropped and a sideways page',
    { tags: ['long'] },
    async () => {
      const corners = await onATable(files.at('3 table.jpg'));
      await letter(1).jpeg({ quality: 92 }).toFile(files.at('1 straight.jpg'));
      await sharp(await letter(3).png().toBuffer())
        .rotate(90)
        .jpeg({ quality: 92 })
        .toFile(files.at('2 turned.jpg'));
      await sharp(await letter(5).png().toBuffer())
        .rotate(270)
        .jpeg({ quality: 92 })
        .toFile(files.at('4 side.jpg'));
      await tested.now.bring(
        ['1 straight.jpg', '2 turned.jpg', '3 table.jpg', '4 side.jpg'].map((name) => files.at(name)),
      );
      // A page whose writing lies on its side stands upright by now, unless that was not sure.
      for (const at of [1, 3]) {
        const { id, rotation } = tested.now.page(at);
        if (rotation === 0) tested.now.documents.edit({ do: 'turn', pages: [id], degrees: at === 1 ? 270 : 90 });
      }
      tested.now.documents.edit({ do: 'crop', page: tested.now.page(2).id, corners });
      const saved = await savedAs('mail.pdf', 'mail', ['fra']);
      for (const page of [1, 2, 3, 4]) await expectFound(saved, page);
    },
  );

  it(
    'is found as well with a password and in an archive, whose font is embedded and has no missing letter',
    { tags: ['long'] },
    async () => {
      await letter(2).jpeg({ quality: 92 }).toFile(files.at('one.jpg'));
      await tested.now.bring([files.at('one.jpg')]);
      const archive = await savedAs('archive.pdf', 'archive', ['fra']);
      await expectFound(archive, 1);
      const taken = await plain(archive);
      expect(taken).toContain('<pdfaid:part>2</pdfaid:part>');
      // What PDF/A-2 asks of a font (ISO 19005-2, 6.2.11).
      const { stdout: fonts } = await run('pdffonts', [archive]);
      expect(fonts.trim().split('\n').slice(2)).toHaveLength(1);
      expect(fonts).toMatch(/CID TrueType +Identity-H +yes yes yes/);
      expect(taken).toMatch(/\/CIDToGIDMap \d+ 0 R/);

      const locked = await savedAs('locked.pdf', 'mail', ['fra'], 'secret');
      const seen = await redOf(archive, 1);
      expectOn(await popplersOf(locked, 1, 'secret'), seen);
      expectOn(await mupdfsOf(locked, 1, 'secret'), seen);
    },
  );

  it(
    'is not there in a document whose pictures are kept as they are, nor when no text was asked for',
    { tags: ['long'] },
    async () => {
      await letter(2).jpeg({ quality: 92 }).toFile(files.at('only.jpg'));
      await tested.now.bring([files.at('only.jpg')]);
      expect((await textOf(await savedAs('original.pdf', 'original', ['fra']))).trim()).toBe('');
      expect((await textOf(await savedAs('plain.pdf', 'mail', []))).trim()).toBe('');
    },
  );

  it('is found on a black and white page, in the same place as on the coloured one', { tags: ['long'] }, async () => {
    await letter(4).jpeg({ quality: 92 }).toFile(files.at('fax.jpg'));
    await tested.now.bring([files.at('fax.jpg')]);
    const seen = await redOf(await savedAs('colour.pdf', 'mail', []), 1);
    tested.now.documents.edit({ do: 'mode', mode: 'bw', pages: [tested.now.page(0).id] });
    expectOn(await popplersOf(await savedAs('fax.pdf', 'mail', ['fra']), 1, ''), seen);
  });
});
