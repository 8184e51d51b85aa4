/** The shapes that offices ask for: below a size, a card on one sheet, numbered, apart; as other programs see them. */
import { execFile } from 'node:child_process';
import { access, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as mupdf from 'mupdf';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Preset } from '../../../src/shared/documents.ts';
import type { Saved } from '../../../src/shared/documents-saving.ts';
import { PLAIN_SHAPE, type Shape } from '../../../src/shared/shape.ts';
import { drawing, foreignPdf, jpeg, written } from '../../tools/documents/photos.ts';
import { check, drawn, imagesOf, isBlue, isRed, textOf } from '../../tools/documents/pdf-tools.ts';
import { openBooklet, receiptsOnTable } from '../../tools/documents/several-pages.ts';
import { documentsForAll } from '../../tools/documents/scratch-for-all.ts';

const run = promisify(execFile);
const tested = documentsForAll();
const { files } = tested;

const first = (): string => tested.now.documents.state().documents[0]?.id ?? '';
const save = (target: string, shape: Partial<Shape>, preset: Preset = 'mail'): Promise<Saved> =>
  tested.now.saving.save(first(), preset, null, async () => ({ kind: 'file', path: target }), {
    shape: { ...PLAIN_SHAPE, ...shape },
  });

/** A photograph of a page, with the grain that makes real ones heavy. */
async function grainy(name: string, seed: number): Promise<string> {
  const [width, height] = [820, 1160];
  const page = await drawing({ width, height, text: `Page ${seed}` })
    .removeAlpha()
    .raw()
    .toBuffer();
  for (let at = 0, state = seed; at < page.length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    page[at] = Math.max(0, Math.min(255, (page[at] ?? 0) + ((state >> 16) % 33) - 16));
  }
  return written(
    files.at(name),
    await sharp(page, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 92 })
      .toBuffer(),
  );
}

/** A scan as scanners write it: a picture of 300 dots per inch that fills the page, and what was read of it below. */
async function scannedPdf(name: string): Promise<string> {
  const picture = await readFile(await grainy('scan.jpg', 7));
  const document = new mupdf.PDFDocument();
  const font = document.addSimpleFont(new mupdf.Font('Helvetica'));
  const image = document.addImage(new mupdf.Image(picture));
  document.insertPage(
    -1,
    document.addPage(
      [0, 0, 197, 278],
      0,
      { Font: { F1: font }, XObject: { Im0: image } },
      'q 197 0 0 278 0 0 cm /Im0 Do Q BT 3 Tr /F1 8 Tf 20 200 Td (facture du medecin) Tj ET',
    ),
  );
  return written(files.at(name), document.saveToBuffer('').asUint8Array().slice());
}

/** Each page is stored on ten rungs: on a busy machine that takes its time, in milliseconds. */
const PATIENCE = { timeout: 180_000, tags: ['long'] };

describe('below a limit of size', PATIENCE, () => {
  it('two heavy photographs take no more than was asked for, more than half of it, and it is said what that cost', async () => {
    await tested.now.bring([await grainy('l1.jpg', 1), await grainy('l2.jpg', 2)]);
    const target = files.at('limit.pdf');
    const saved = await save(target, { most: 250_000 });
    expect(saved).toMatchObject({ state: 'saved', pages: 2, shaped: { limit: { most: 250_000 } } });
    const { size } = await stat(target);
    expect(size).toBeLessThanOrEqual(250_000);
    expect(size).toBeGreaterThan(125_000);
    if (saved.state === 'saved') expect(saved.shaped.limit?.cost).not.toBe('none');
    await check(target);
    expect(await imagesOf(target)).toHaveLength(2);
  });

  it('what cannot be so light is not written: it is said how light it can be, and in how many documents it would fit', async () => {
    await tested.now.bring([await grainy('o1.jpg', 1), await grainy('o2.jpg', 2)]);
    const target = files.at('over.pdf');
    const answer = await save(target, { most: 25_000 });
    expect(answer).toMatchObject({ state: 'over-limit', most: 25_000 });
    if (answer.state !== 'over-limit') throw new Error(answer.state);
    expect(answer.least).toBeGreaterThan(25_000);
    expect(answer.documents).toBeGreaterThan(1);
    await expect(access(target)).rejects.toThrow(/ENOENT/);
    expect(
      (await tested.now.saving.estimate(first(), 'mail', { ...PLAIN_SHAPE, most: 25_000 })).overLimit,
    ).toMatchObject({
      most: 25_000,
    });
  });
});

describe('a scanned PDF', () => {
  it('is lighter in an e-mail, with its searchable text as it was, and that is said; kept for long it stays as it is', async () => {
    const scan = await scannedPdf('scan.pdf');
    await tested.now.bring([scan]);
    const [mail, kept] = [files.at('leger.pdf'), files.at('garde.pdf')];
    expect(await save(mail, {})).toMatchObject({ state: 'saved', shaped: { lighter: ['scan.pdf'] } });
    expect(await save(kept, {}, 'archive')).toMatchObject({ state: 'saved', shaped: { lighter: [] } });
    await Promise.all([check(mail), check(kept)]);
    const [before, light, same] = await Promise.all([stat(scan), stat(mail), stat(kept)]);
    expect(light.size).toBeLessThan(before.size * 0.6);
    expect(Math.abs(same.size - before.size)).toBeLessThan(before.size * 0.05);
    expect(await textOf(mail)).toContain('facture du medecin');
    expect(isRed((await drawn(mail)).at(0.1, 0.05))).toBe(true);
  });
});

describe('both sides of a card', () => {
  it('lie on one sheet of A4, each 85.6 by 54 millimetres, the first above the second', async () => {
    const side = { width: 1011, height: 638 };
    await tested.now.bring([await jpeg(files.at('recto.jpg'), side), await jpeg(files.at('verso.jpg'), side)]);
    const target = files.at('carte.pdf');
    expect(await save(target, { card: true })).toMatchObject({ state: 'saved', pages: 1, shaped: { uncut: [] } });
    await check(target);
    expect((await run('pdfinfo', [target])).stdout).toMatch(/Pages: +1\n[\s\S]*\(A4\)/);
    const { stdout } = await run('pdfimages', ['-list', target]);
    const sizes = stdout
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => {
        const [, , , width, height, , , , , , , , across, down] = line.trim().split(/\s+/).map(Number);
        return [((width ?? 0) / (across ?? 1)) * 25.4, ((height ?? 0) / (down ?? 1)) * 25.4];
      });
    expect(sizes).toHaveLength(2);
    for (const [width, height] of sizes) {
      expect(width).toBeCloseTo(85.6, 0);
      expect(height).toBeCloseTo(54, 0);
    }
  });

  it('whose picture shows more than the card are told: the file is named, for its size is not the true one', async () => {
    await tested.now.bring([await jpeg(files.at('table.jpg'), { width: 1200, height: 1600 })]);
    expect(await save(files.at('uncut.pdf'), { card: true })).toMatchObject({ shaped: { uncut: ['table.jpg'] } });
  });
});

describe('sheets', () => {
  it('with numbers and a margin: a number stands at the foot of our page and of a PDF’s, and the picture within the margin', async () => {
    await tested.now.bring([await jpeg(files.at('n1.jpg'), { width: 1000, height: 1414 })]);
    await tested.now.bring([await foreignPdf(files.at('n2.pdf'), ['deux'])]);
    const target = files.at('numbered.pdf');
    expect(await save(target, { numbers: true, margin: 20 })).toMatchObject({ state: 'saved', pages: 2 });
    await check(target);
    for (const page of [1, 2]) {
      const shown = await drawn(target, page, 72);
      const dark = (from: number, to: number): number => {
        let count = 0;
        for (let y = from; y < to; y += 1)
          for (let x = 0.4; x < 0.6; x += 1 / shown.width)
            if (Math.max(...shown.at(x, y / shown.height)) < 128) count += 1;
        return count;
      };
      expect(dark(805, 825)).toBeGreaterThan(5);
      expect(dark(826, 842)).toBe(0);
    }
    const ours = await drawn(target, 1, 72);
    expect([isRed(ours.at(0.04, 0.04)), isRed(ours.at(0.15, 0.1))]).toEqual([false, true]);
    expect(await textOf(target)).toContain('deux');
  });

  it('of A5 and as large as the picture have that size', async () => {
    await tested.now.bring([await jpeg(files.at('a5.jpg'), { width: 1000, height: 1414 })]);
    await save(files.at('a5.pdf'), { sheet: 'a5' });
    expect((await run('pdfinfo', [files.at('a5.pdf')])).stdout).toMatch(/Page size: +419\.5\d* x 595\.2\d* pts/);
    await check(files.at('a5.pdf'));
  });
});

describe('several pages on one picture', () => {
  it('three receipts on a table become three pages, from left to right, each cut to its edge; undoing makes one of them again', async () => {
    await tested.now.bring([await written(files.at('tickets.jpg'), await receiptsOnTable())]);
    expect(await tested.now.documents.takeApart([tested.now.page(0).id], 'papers')).toBe(2);
    const pages = tested.now.documents.state().documents[0]?.pages ?? [];
    expect(pages).toHaveLength(3);
    const target = files.at('tickets.pdf');
    await save(target, {});
    await check(target);
    expect(isRed((await drawn(target, 1)).at(0.5, 0.15))).toBe(true);
    expect(isBlue((await drawn(target, 2)).at(0.5, 0.15))).toBe(true);
    for (const page of [1, 2, 3]) {
      // The table would frame the page.
      const [red, green, blue] = (await drawn(target, page)).at(0.5, 0.98);
      expect(Math.min(red, green, blue)).toBeGreaterThan(200);
    }
    tested.now.documents.undo();
    expect(tested.now.documents.state().documents[0]?.pages).toHaveLength(1);
  });

  it('an open booklet becomes two pages, cut at its fold; one page alone stays one', async () => {
    await tested.now.bring([
      await written(files.at('livret.jpg'), await openBooklet()),
      await jpeg(files.at('seule.jpg')),
    ]);
    const ids = tested.now.documents.state().documents[0]?.pages.map(({ id }) => id) ?? [];
    expect(await tested.now.documents.takeApart(ids, 'spread')).toBe(1);
    const corners = tested.now.documents.state().documents[0]?.pages.map((one) => one.corners) ?? [];
    expect(corners).toHaveLength(3);
    expect(corners[0]?.tr.x).toBeGreaterThan(735);
    expect(corners[0]?.tr.x).toBeLessThan(775);
    expect(corners[1]?.tl.x).toBe(corners[0]?.tr.x);
  });
});
