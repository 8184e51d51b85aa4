/** Which way up a page stands, by the shape of its lines, and what is made of that together with what was read. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { linesOfPrint } from '../../../src/worker/upright/lines-of-print.ts';
import { standsUpright, type ReadUpright } from '../../../src/worker/upright/stands-upright.ts';
import type { Raster } from '../../../src/worker/picture/raster.ts';
import { drawPage, rasterisePage } from '../../tools/photographs/pages.ts';
import { random } from '../../tools/photographs/random.ts';

const letter = rasterisePage(drawPage('text', random(3), '#ffffff'), 4);
const blank: Raster = { width: 840, height: 1188, channels: 1, data: new Uint8Array(840 * 1188).fill(240) };

async function turned(degrees: number): Promise<Raster> {
  const { data, width, height } = await letter;
  const out = await sharp(data, { raw: { width, height, channels: 3 } })
    .rotate(degrees)
    .grayscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: out.info.width, height: out.info.height, channels: 1, data: out.data };
}
const nothingRead: ReadUpright = async () => null;
const says = (image: Raster, read: ReadUpright) => standsUpright(image, null, async () => image, read);

describe('The shape of a page’s lines', () => {
  it('of a letter as it should stand: rows and gaps are level, and letters reach above the small ones more than below', async () => {
    const { level, up } = linesOfPrint(await turned(0));
    expect(level).toBeGreaterThan(0.9);
    expect(up.certainty).toBeGreaterThan(5);
  });
  it('of a letter that stands on its head: level, and letters reach below', async () => {
    const { level, up } = linesOfPrint(await turned(180));
    expect(level).toBeGreaterThan(0.9);
    expect(up.certainty).toBeLessThan(-5);
  });
  it.each([
    [90, -1],
    [270, 1],
  ])(
    'of a letter that lies on its side, turned by %i°: upright lines, and after a quarter turn it is told which side is up',
    async (degrees, sign) => {
      const { level, quarter } = linesOfPrint(await turned(degrees));
      expect(level).toBeLessThan(-0.9);
      expect(Math.sign(quarter.certainty)).toBe(sign);
      expect(Math.abs(quarter.certainty)).toBeGreaterThan(5);
    },
  );
});

describe('A page', () => {
  it('that plainly stands as it should is sure to, without anything being read', async () => {
    const read: ReadUpright = () => Promise.reject(new Error('nothing is to be read'));
    expect(await says(await turned(0), read)).toEqual({ degrees: 0, sure: true });
  });
  it('with nothing on it is not read, and nothing is said of it', async () => {
    const read: ReadUpright = () => Promise.reject(new Error('nothing is to be read'));
    expect(await says(blank, read)).toBeNull();
  });
  it('on its head that cannot be read is only proposed to be turned', async () => {
    expect(await says(await turned(180), nothingRead)).toEqual({ degrees: 180, sure: false });
  });
  it('on its head that was read so is sure to take half a turn', async () => {
    expect(await says(await turned(180), async () => ({ rotation: 180, letters: 25 }))).toEqual({
      degrees: 180,
      sure: true,
    });
  });
  it('whose lines say one thing and whose few words another is never turned by itself', async () => {
    const said = await says(await turned(180), async () => ({ rotation: 0, letters: 30 }));
    expect(said?.sure).toBe(false);
  });
});
