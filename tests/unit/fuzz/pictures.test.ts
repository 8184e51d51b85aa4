/**
 * Pictures and PDF with damaged bytes: pages, or a trouble by its name. Never another exception, two seconds, or memory
 * that a header only claims.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as mupdf from 'mupdf';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePicture } from '../../../src/worker/decode.ts';
import { pagesInFile } from '../../../src/worker/open.ts';
import { readTags } from '../../../src/worker/formats/tags.ts';
import { JobFailed } from '../../../src/shared/documents-worker.ts';
import { CASES, FUZZ_TIMEOUT_MS, fc } from '../../tools/fuzz.ts';

/** Each case opens and decodes a file: in `npm test` fewer than of pure parsing, at night as many. */
const FILES = CASES < 1000 ? 60 : CASES;
/** Over a whole run, MB: what decoders keep for themselves, and nothing that grows with the cases. */
const MEMORY_MB = 400;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const picture = sharp({
  create: { width: 48, height: 32, channels: 3, background: '#c8a', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
});
function bmp(): Buffer {
  const bytes = Buffer.alloc(54 + 8 * 4 * 3, 0x55);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(8, 18);
  bytes.writeInt32LE(4, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  bytes.fill(0, 30, 54);
  return bytes;
}
function pdf(): Buffer {
  const document = new mupdf.PDFDocument();
  document.insertPage(-1, document.addPage([0, 0, 200, 100], 0, {}, 'BT ET'));
  return Buffer.from(document.saveToBuffer('').asUint8Array());
}

const GOOD = {
  jpeg: await picture
    .clone()
    .withExif({ IFD0: { Orientation: '6' }, IFD2: { DateTimeOriginal: '2026:03:01 10:00:00' } })
    .jpeg()
    .toBuffer(),
  png: await picture.clone().png().toBuffer(),
  webp: await picture.clone().webp().toBuffer(),
  gif: await picture.clone().gif().toBuffer(),
  tiff: await picture.clone().tiff().toBuffer(),
  bmp: bmp(),
  pdf: pdf(),
};
const damage = fc.record({
  changes: fc.array(fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), value: fc.nat(255) }), {
    maxLength: 12,
  }),
  /** Share of the file that is there. */
  kept: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
});

describe.each(Object.entries(GOOD))('a file in the format %s', (name, good) => {
  it(
    'with some bytes changed, or cut off, gives pages or fails with a trouble of the file, and memory stays bounded',
    async () => {
      const before = process.memoryUsage.rss();
      await fc.assert(
        fc.asyncProperty(damage, async ({ changes, kept }) => {
          const bytes = Buffer.from(good);
          for (const { at, value } of changes) bytes[Math.floor(at * bytes.length)] = value;
          const file = join(folder, `case.${name}`);
          await writeFile(file, bytes.subarray(0, Math.ceil(bytes.length * kept)));
          try {
            const { pages } = await pagesInFile(file, folder);
            for (const { picture: page } of pages.slice(0, 2)) {
              const { image } = await decodePicture(page, 400);
              expect(image.data.length).toBe(image.width * image.height * image.channels);
            }
          } catch (error) {
            if (!(error instanceof JobFailed)) throw error;
            expect(error.failure.kind).toBe('file');
          }
        }),
        { numRuns: FILES },
      );
      expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(MEMORY_MB);
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('tags of a photo', () => {
  it(
    'of any bytes give an orientation from 1 to 8',
    () =>
      fc.assert(
        fc.property(
          fc.oneof(
            fc.uint8Array({ maxLength: 400 }),
            fc
              .uint8Array({ maxLength: 400 })
              .map((bytes) =>
                Uint8Array.from([0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, ...bytes]),
              ),
          ),
          (bytes) => {
            const { orientation } = readTags(Buffer.from(bytes));
            expect(orientation).toBeGreaterThanOrEqual(1);
            expect(orientation).toBeLessThanOrEqual(8);
          },
        ),
      ),
    FUZZ_TIMEOUT_MS,
  );
});
