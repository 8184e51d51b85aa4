import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../../../../src/worker/text/engine.ts';
import { uprightOf } from '../../../../src/worker/text/orientation.ts';
import type { Raster } from '../../../../src/worker/picture/raster.ts';

const WIDTH = 1654,
  HEIGHT = 2339;
const LINES = [
  'Service public fédéral Finances',
  'Votre demande a bien été reçue par nos services le mois dernier.',
  'Le montant total doit être versé avant la fin du mois de juin.',
  'Une copie de la carte doit accompagner chaque attestation.',
  'Les documents illisibles ne pourront pas être traités.',
  'Le délai commence le jour où vous recevez ce courrier.',
];

/** A page of A4 at 200 dots per inch; its lines begin at x = 200, from y = 400 on, 100 pixels below one another. */
async function letter(turnedBy = 0): Promise<Raster> {
  const text = LINES.map((line, at) => `<text x="200" y="${400 + at * 100}">${line}</text>`).join('');
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="100%" height="100%" fill="#eee"/><g font-size="36" font-family="DejaVu Sans">${text}</g></svg>`,
  ].join('');
  const { data, info } = await sharp(await sharp(Buffer.from(svg)).rotate(turnedBy).flatten().png().toBuffer())
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 1, data };
}

describe('a letter of which every word is known', () => {
  let words: { text: string; left: number; top: number; bottom: number }[];
  beforeAll(async () => {
    words = (await readText(await letter(), ['fra'])).flat().flatMap((line) => line.words);
  });

  it('is read word by word, accents included, from top to bottom', () => {
    expect(words.map(({ text }) => text).join(' ')).toBe(LINES.join(' '));
  });
  it('has each word where it was printed: « Finances » ends the first line, « Le » begins the third', () => {
    const [finances] = words.filter(({ text }) => text === 'Finances');
    expect(finances?.left).toBeGreaterThan(600);
    expect(finances?.top).toBeGreaterThan(365);
    expect(finances?.bottom).toBeLessThan(405);
    const [, le] = words.filter(({ text }) => text.toLowerCase() === 'le');
    expect(Math.abs((le?.left ?? 0) - 200)).toBeLessThan(6);
    expect(Math.abs((le?.bottom ?? 0) - 600)).toBeLessThan(6);
  });
});

describe('which way up a page is', () => {
  it.each([0, 90, 180, 270] as const)('is found for a letter that lies turned by %i degrees', async (turnedBy) => {
    expect((await uprightOf(await letter(turnedBy)))?.rotation).toBe((360 - turnedBy) % 360);
  });
  it('is not claimed for an empty sheet', async () => {
    const sheet: Raster = { width: 800, height: 1100, channels: 1, data: new Uint8Array(800 * 1100).fill(240) };
    expect(await uprightOf(sheet)).toBeNull();
  });
});
