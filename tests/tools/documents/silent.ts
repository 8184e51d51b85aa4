/**
 * What a saved PDF may not hold, judged by exiftool, qpdf and poppler; the same for every preset. The table of all of
 * it: docs/what-travels.md.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Preset } from '../../../src/shared/documents.ts';
import { run as terminal } from '../terminal.ts';
import type { Scratch } from './photos.ts';
import { check, drawn, plain } from './pdf-tools.ts';
import { WORD, tagsOf } from './talkative.ts';

const run = promisify(execFile);
/** Milliseconds: six files of six kinds, while other tests run beside. */
const SLOW_MS = 240_000;

/** Made into one PDF by `cle-en-main pdf`, in their order. */
export async function saved(preset: Preset, sources: readonly string[], out: string): Promise<string> {
  const { err } = await terminal(['pdf', ...sources, '--keep-order', '--preset', preset, '-o', out, '--json']);
  expect(existsSync(out), err).toBe(true);
  await check(out);
  return out;
}

/** The pictures in a PDF, as poppler takes them out. */
async function takenOut(path: string): Promise<string[]> {
  await run('pdfimages', ['-all', path, `${path}-picture`]);
  const names = await readdir(dirname(path));
  return names.filter((name) => name.startsWith(`${basename(path)}-picture`)).map((name) => join(dirname(path), name));
}

/** `given`: files of all kinds that say more than is seen, the PDF last. */
export function describeSilent(preset: Preset, given: () => Record<string, string>, files: () => Scratch): void {
  describe(`A JPEG, PNG, WebP, HEIC, TIFF and PDF saved as « ${preset} »`, () => {
    let out: string;
    beforeAll(async () => {
      out = await saved(preset, Object.values(given()), files().at(`${preset}.pdf`));
    }, SLOW_MS);

    it('nothing hidden is in the file, nor in its objects taken apart, in any spelling', async () => {
      const wide = Buffer.from(WORD, 'utf16le');
      for (const bytes of [await readFile(out), Buffer.from(await plain(out), 'latin1')])
        for (const spelled of [Buffer.from(WORD), wide, Buffer.from(wide).swap16(), Buffer.from(WORD.toLowerCase())])
          expect(bytes.includes(spelled)).toBe(false);
    });

    it('exiftool finds neither place, device nor name in the file, and in each picture only how it is coded', async () => {
      const pictures = await takenOut(out);
      // Five files are pictures, and the PDF has four.
      expect(pictures.length).toBeGreaterThanOrEqual(8);
      for (const [at, tags] of (await tagsOf([out, ...pictures])).entries()) {
        expect(JSON.stringify(tags)).not.toContain(WORD);
        const groups = Object.keys(tags).map((key) => key.split(':')[0] ?? '');
        for (const group of groups) expect(group).not.toMatch(/^(EXIF|IFD|ExifIFD|GPS|IPTC|Photoshop|MPF|Maker)/);
        if (at > 0) for (const group of groups) expect(group).toMatch(/^(JFIF|ICC|Adobe|APP14|PNG|Jpeg2000|IFD0)/);
      }
    });

    it('the page of the PDF looks as before', async () => {
      const [before, after] = [await drawn(given()['PDF'] ?? '', 1, 72), await drawn(out, 6, 72)];
      expect(after.data.equals(before.data)).toBe(true);
    });
  });
}
