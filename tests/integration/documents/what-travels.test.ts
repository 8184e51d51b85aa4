/**
 * What pictures and PDFs carry besides what is seen is gone, and what is seen is as it was (docs/what-travels.md). Here
 * the preset that keeps most, « original »; the others in tests/long/documents.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawing, written } from '../../tools/documents/photos.ts';
import { drawn, streamOf } from '../../tools/documents/pdf-tools.ts';
import { describeSilent, saved } from '../../tools/documents/silent.ts';
import { WORD, tagsOf, talkativeJpeg, talkativePdf, talkativePictures } from '../../tools/documents/talkative.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const run = promisify(execFile);
const files = scratchForAll();
let given: Record<string, string>;
beforeAll(async () => {
  const pictures = await talkativePictures(files);
  given = { ...pictures, PDF: await talkativePdf(files, pictures['JPEG'] ?? '') };
}, 240_000);

it('every file of this test has the word that may not travel in its tags before it is brought in', async () => {
  for (const tags of await tagsOf(Object.values(given))) expect(JSON.stringify(tags)).toContain(WORD);
});

describeSilent(
  'original',
  () => given,
  () => files,
);

describe('A JPEG kept as it is', () => {
  const kinds = {
    upright: () => drawing().jpeg(),
    progressive: () => drawing().jpeg({ progressive: true }),
    gray: () => drawing().toColourspace('b-w').jpeg(),
    'CMYK with Adobe’s segment': () => drawing().toColourspace('cmyk').jpeg(),
    'with a colour profile': () => drawing().withIccProfile('p3').jpeg(),
  };
  let photos: string[];
  let out: string;
  beforeAll(async () => {
    photos = await Promise.all(
      Object.entries(kinds).map(async ([kind, made], at) =>
        written(files.at(`${at} ${kind}.jpg`), await made().toBuffer()),
      ),
    );
    await run('exiftool', ['-q', '-overwrite_original', `-Comment=${WORD}`, `-XMP-dc:Creator=${WORD}`, ...photos]);
    out = await saved('original', [...photos, await talkativeJpeg(files.at('turned.jpg'), 6)], files.at('seen.pdf'));
  }, 240_000);

  it.each(Object.keys(kinds).map((kind, at) => [kind, at] as const))(
    '%s: the same pixels, and the tags that decoding needs (JFIF, ICC, Adobe)',
    async (_kind, at) => {
      const [photo, stored] = [photos[at] ?? '', await streamOf(out, 4 + at * 3)];
      const pixels = (picture: string | Buffer): Promise<Buffer> =>
        sharp(picture, { failOn: 'warning' }).raw().toBuffer();
      expect((await pixels(stored)).equals(await pixels(photo))).toBe(true);
      const [before, after] = await tagsOf([photo, await written(files.at('stored.jpg'), stored)]);
      const needed = (tags: object = {}): string[] =>
        Object.keys(tags).filter((key) => /^(JFIF|ICC|Adobe|APP14)/.test(key));
      expect(needed(after)).toEqual(needed(before));
    },
  );

  it('turned by its EXIF tag alone: drawn in the PDF as that tag says', async () => {
    const shown = await drawn(out, photos.length + 1);
    // The stored picture is 300 × 400; turned it lies on its side.
    expect(shown.width).toBeGreaterThan(shown.height);
  });
});
