/**
 * Pages on which a correction could wipe out what is written, judged by text recognition on the finished PDF: of the
 * words that tesseract reads in the photograph as it was taken, 98 of 100 are read in it as well, in every colour mode,
 * with the sheet that the program proposes and without any.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { treatmentOf, type KnownPicture } from '../../../src/main/documents/pictures.ts';
import type { ColourMode } from '../../../src/shared/documents.ts';
import type { OpenedPage } from '../../../src/shared/documents-worker.ts';
import { inspectPicture } from '../../../src/worker/inspect.ts';
import { makePage } from '../../../src/worker/make.ts';
import { pagesInFile } from '../../../src/worker/open.ts';
import { writePdf } from '../../../src/worker/pdf/writer.ts';
import { FAULTLESS } from '../../tools/photographs/light.ts';
import { photograph, type Options } from '../../tools/photographs/photograph.ts';
import { read } from '../../tools/readability.ts';

/** Pixels, as of a photograph that was sent by a telephone's messenger. */
const LONG_SIDE = 2000;
const KEPT = 0.98;
/** Fewer words would be no measure: one of them is too large a share. */
const FEWEST_WORDS = 12;
const MODES = ['color', 'gray', 'bw'] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hard-pages-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Hard {
  readonly jpeg: Buffer;
  /** What is written on it. */
  readonly text: string;
}

/** The first photograph from this seed on that lies nearly level: readers want that even of the picture as taken. */
async function taken(seed: number, options: Options): Promise<Hard> {
  for (let other = seed; ; other += 1000) {
    const asked = { ...options, worn: false, faults: { ...FAULTLESS, ...options.faults } };
    const { corners } = await photograph(other, { ...asked, longSide: 240 });
    const angle = corners && Math.atan2(corners.tr.y - corners.tl.y, corners.tr.x - corners.tl.x);
    if (angle !== null && Math.abs(angle) < 0.12) return photograph(other, { ...asked, longSide: LONG_SIDE });
  }
}

const LINES = [
  'Rendez-vous à la maison communale le mardi',
  'Apportez votre carte et votre attestation',
  'Le service est ouvert de neuf heures à midi',
  'Votre demande porte le numéro quarante-deux',
  'Merci de confirmer votre présence par lettre',
  'Une copie est gardée dans votre dossier',
  'Le montant est payé par virement bancaire',
  'Avec nos meilleures salutations, le service',
];

/**
 * Lines in one tone on a ground, with a little grain, lit from one side; each line fainter than the one before by an
 * eighth of `fades`.
 */
async function written(ink: string, ground: string, fades = 0): Promise<Hard> {
  const [width, height] = [1410, LONG_SIDE];
  const lines = LINES.map(
    (line, at) => `<text x="90" y="${200 + at * 210}" opacity="${1 - (fades * at) / LINES.length}">${line}</text>`,
  );
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="100%" height="100%" fill="${ground}"/>`,
    `<g fill="${ink}" font-size="54" font-family="DejaVu Sans">${lines.join('')}</g></svg>`,
  ].join('');
  const data = await sharp(Buffer.from(svg)).removeAlpha().toColourspace('srgb').raw().toBuffer();
  let state = 7;
  for (let at = 0; at < data.length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const light = 1 - (0.25 * (Math.floor(at / 3) % width)) / width;
    data[at] = Math.max(0, Math.min(255, Math.round((data[at] ?? 0) * light) + (state % 13) - 6));
  }
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { jpeg, text: LINES.join('\n') };
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFKC')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3),
  );

const among = (printed: ReadonlySet<string>, words: Iterable<string>): Set<string> =>
  new Set([...words].filter((word) => printed.has(word)));

const run = promisify(execFile);
/** The words that stand on the page, of those that are read in the finished PDF, as poppler draws it. */
async function wordsInPdf(opened: OpenedPage, seen: KnownPicture['seen'], mode: ColourMode, printed: Set<string>) {
  const known: KnownPicture = { id: '', file: '', pageOfFile: null, pagesOfFile: 1, opened, batch: 0, seen };
  const plan = { id: '', picture: '', crop: 'found', rotation: 0, mode } as const;
  const treatment = treatmentOf(plan, known);
  const made = await makePage({ picture: opened.picture, treatment, preset: 'mail', file: join(folder, 'page') });
  if (made.kind !== 'image') throw new Error('no image');
  const pdf = join(folder, 'page.pdf');
  await rm(pdf, { force: true });
  await writePdf(pdf, [made], { info: '', catalog: '', streams: [], id: '00'.repeat(16) });
  await run('pdftoppm', ['-r', '200', '-gray', '-png', '-singlefile', pdf, join(folder, 'drawn')]);
  const words = among(printed, wordsOf(await read(join(folder, 'drawn.png'))));
  const how = treatment.corners === null ? 'whole' : 'cut';
  return { words, how: `${how}${treatment.sheet === null ? '' : ', sheet known'}, ${made.used}` };
}

describe('The words of', () => {
  test.each<[string, () => Promise<Hard>]>([
    ['a letter on bright orange wood', () => taken(400, { page: 'letter', background: 'wood' })],
    ['a form on a dark table', () => taken(401, { page: 'form', background: 'dark' })],
    ['a coloured form on a dark table', () => taken(406, { page: 'colour-form', background: 'dark' })],
    ['a page with photographs in it', () => taken(407, { page: 'pictures', background: 'dark' })],
    ['a card on wood', () => taken(402, { page: 'card', background: 'wood' })],
    ['a receipt in shadow', () => taken(301, { page: 'receipt', background: 'dark', faults: { shadow: 0.4 } })],
    ['a page of faint print', () => taken(408, { page: 'faint', background: 'wood' })],
    ['white letters on a dark poster', () => taken(409, { page: 'poster', background: 'wood' })],
    ['a page in pencil', () => written('#9a9a9a', '#ecebe6')],
    ['a fading receipt on thermal paper', () => written('#5a5a78', '#d9dbe6', 0.5)],
    ['a blackboard', () => written('#e8e6dc', '#24352c')],
  ])('%s are read in the PDF as they are in the photograph', async (name, take) => {
    const { jpeg, text } = await take();
    const printed = wordsOf(text);
    const photo = join(folder, 'photo.jpg');
    await writeFile(photo, jpeg);
    const before = among(printed, wordsOf(await read(photo)));
    const opened = (await pagesInFile(photo, folder)).pages[0];
    if (opened === undefined) throw new Error('no page');
    const figures: Record<string, string> = {};
    let worst = 1;
    for (const mode of MODES)
      for (const seen of [await inspectPicture(opened.picture), { found: null, warnings: [], incomplete: false }]) {
        const { words, how } = await wordsInPdf(opened, seen, mode, printed);
        const lost = [...before].filter((word) => !words.has(word));
        figures[`${mode} (${how})`] = `${words.size} of ${before.size}${lost.map((word) => ` -${word}`).join('')}`;
        worst = Math.min(worst, words.size / before.size);
      }
    console.log(`${name}: ${printed.size} words, ${before.size} read as taken`, figures);
    expect(before.size, 'words read in the photograph').toBeGreaterThanOrEqual(FEWEST_WORDS);
    expect(worst, JSON.stringify(figures)).toBeGreaterThanOrEqual(KEPT);
  });
});
