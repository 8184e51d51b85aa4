/** What people bring → pages, or a plain reason naming the file. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { DocumentsService } from '../../../src/main/documents/documents-service.ts';
import { bringFiles, bringPaths } from '../../../src/main/documents/places/bring.ts';
import { HEIC, bmp, bomb, drawing, foreignPdf, jpeg, tiffOf, written } from '../../tools/documents/photos.ts';
import { isBlue, isRed, raster } from '../../tools/documents/pdf-tools.ts';
import { session } from '../../tools/documents/session.ts';
import { until } from '../../tools/wait.ts';
import { documentsForAll } from '../../tools/documents/scratch-for-all.ts';

const tested = documentsForAll();
const { files } = tested;

const pagesOf = (): string[] =>
  tested.now.documents.state().documents.flatMap(({ pages }) => pages.map(({ source }) => source.file));
const troublesOf = (): [string, string][] =>
  tested.now.documents.state().troubles.map(({ file, trouble }) => [file, trouble]);

describe('each kind of file becomes upright pages', () => {
  it.each([
    ['JPEG', () => jpeg(files.at('a.jpg'))],
    ['PNG', async () => written(files.at('a.png'), await drawing().png().toBuffer())],
    ['WebP', async () => written(files.at('a.webp'), await drawing().webp().toBuffer())],
    ['GIF', async () => written(files.at('a.gif'), await drawing().gif().toBuffer())],
    ['AVIF', async () => written(files.at('a.avif'), await drawing().avif({ effort: 0 }).toBuffer())],
    ['TIFF', async () => written(files.at('a.tif'), await drawing().tiff().toBuffer())],
    ['BMP', () => bmp(files.at('a.bmp'))],
    ['HEIC (iPhone)', async () => HEIC],
    [
      'PNG with an alpha channel',
      async () =>
        written(
          files.at('ga.png'),
          await sharp({ create: { width: 200, height: 300, channels: 4, background: '#d00000' } })
            .png()
            .toBuffer(),
        ),
    ],
    [
      'PNG of sixteen bits',
      async () => written(files.at('deep.png'), await drawing().toColourspace('rgb16').png().toBuffer()),
    ],
    [
      'JPEG in CMYK',
      async () => written(files.at('cmyk.jpg'), await drawing().toColourspace('cmyk').jpeg().toBuffer()),
    ],
    ['JPEG named .png', async () => written(files.at('really-a-jpeg.png'), await drawing().jpeg().toBuffer())],
  ])('a file of the kind « %s » gives one page in its colours', async (_kind, make) => {
    await tested.now.bring([await make()]);
    expect(troublesOf()).toEqual([]);
    expect(pagesOf()).toHaveLength(1);
    const preview = await tested.now.documents.preview(tested.now.page(0).id, 'original', 300);
    expect(isRed((await raster(preview?.jpeg ?? new Uint8Array())).at(0.05, 0.05))).toBe(true);
  });

  it('a TIFF of five pages and a PDF of two give all their pages, in order', async () => {
    await tested.now.bring([
      await tiffOf(files.at('scan.tif'), 5),
      await foreignPdf(files.at('courrier.pdf'), ['un', 'deux']),
    ]);
    expect(
      tested.now.documents.state().documents[0]?.pages.map(({ source, kind }) => [source.file, source.page, kind]),
    ).toEqual([
      ['courrier.pdf', 0, 'pdf'],
      ['courrier.pdf', 1, 'pdf'],
      ...[0, 1, 2, 3, 4].map((page) => ['scan.tif', page, 'picture']),
    ]);
  });

  it('a photo of any of the eight EXIF orientations stands upright', async () => {
    await tested.now.bring(
      await Promise.all(
        [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) =>
          jpeg(files.at(`o${orientation}.jpg`), { orientation, lines: false }),
        ),
      ),
    );
    for (const [index, orientation] of [1, 2, 3, 4, 5, 6, 7, 8].entries()) {
      const page = tested.now.page(index);
      expect([page.width, page.height]).toEqual(orientation >= 5 ? [400, 300] : [300, 400]);
      const shown = await raster(
        (await tested.now.documents.preview(page.id, 'result', 300))?.jpeg ?? new Uint8Array(),
      );
      const wanted = await raster(
        await sharp(files.at(`o${orientation}.jpg`))
          .autoOrient()
          .png()
          .toBuffer(),
      );
      for (const [x, y] of [
        [0.05, 0.05],
        [0.95, 0.05],
        [0.05, 0.95],
        [0.95, 0.95],
      ] as const) {
        expect([orientation, isRed(shown.at(x, y)), isBlue(shown.at(x, y))]).toEqual([
          orientation,
          isRed(wanted.at(x, y)),
          isBlue(wanted.at(x, y)),
        ]);
      }
    }
  });
});

describe('pages that are brought in stand in order', () => {
  it('by the time the photos were taken, whatever their names', async () => {
    await tested.now.bring([
      await jpeg(files.at('b.jpg'), { takenAt: '2026:03:01 10:00:02' }),
      await jpeg(files.at('c.jpg'), { takenAt: '2026:03:01 10:00:01' }),
      await jpeg(files.at('d.jpg'), { takenAt: '2026:03:01 10:00:03' }),
    ]);
    expect(pagesOf()).toEqual(['c.jpg', 'b.jpg', 'd.jpg']);
  });

  it('by name where one of two photos does not say when it was taken, and 2 comes before 10', async () => {
    await tested.now.bring([
      await jpeg(files.at('page 10.jpg'), { takenAt: '2026:03:01 10:00:00' }),
      await jpeg(files.at('page 2.jpg')),
    ]);
    expect(pagesOf()).toEqual(['page 2.jpg', 'page 10.jpg']);
  });

  it('with what is brought later after what was there already, whatever its name', async () => {
    await tested.now.bring([await jpeg(files.at('z.jpg'))]);
    await tested.now.bring([await jpeg(files.at('a.jpg'))]);
    expect(pagesOf()).toEqual(['z.jpg', 'a.jpg']);
  });
});

describe('bad files are named, and all others kept', () => {
  it('between two good photos an empty file, no picture, a beginning, a bomb, a lying header, a locked and a broken PDF are each named with the reason; a photo cut off after a quarter comes in as incomplete', async () => {
    const good = await readFile(await jpeg(files.at('1 bon.jpg'), { width: 900, height: 1200 }));
    await tested.now.bring([
      files.at('1 bon.jpg'),
      await written(files.at('2 vide.jpg'), ''),
      await written(files.at('3 texte.jpg'), 'ceci n’est pas une image'),
      await written(files.at('4 coupé.jpg'), good.subarray(0, good.length / 4)),
      await written(files.at('5 début.jpg'), good.subarray(0, 100)),
      await bomb(files.at('6 bombe.png')),
      await foreignPdf(files.at('7 fermé.pdf'), ['secret'], 'clé'),
      await written(files.at('8 cassé.pdf'), '%PDF-1.7\nrien'),
      await written(
        files.at('9 menteur.bmp'),
        Buffer.concat([
          Buffer.from('BM'),
          Buffer.alloc(12),
          Buffer.from([40, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f]),
          Buffer.alloc(40),
        ]),
      ),
      await written(files.at('9 texte.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>'),
      await written(
        files.at('9 faux.heic'),
        Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0heicmif1'), Buffer.alloc(200)]),
      ),
      await jpeg(files.at('99 bon.jpg')),
    ]);
    expect(pagesOf()).toEqual(['1 bon.jpg', '4 coupé.jpg', '99 bon.jpg']);
    // Not « too dark » or « empty » as well: that is what is missing of it.
    expect(tested.now.page(1).warnings).toEqual(['incomplete']);
    expect(Object.fromEntries(troublesOf())).toEqual({
      '2 vide.jpg': 'empty',
      '3 texte.jpg': 'unknown-format',
      '5 début.jpg': 'broken',
      '6 bombe.png': 'too-many-pixels',
      '7 fermé.pdf': 'locked-pdf',
      '8 cassé.pdf': 'broken-pdf',
      '9 menteur.bmp': 'too-many-pixels',
      '9 texte.svg': 'unknown-format',
      '9 faux.heic': 'broken',
    });
  });

  it('a PNG with a good header and nothing behind it is named as broken', async () => {
    const png = await drawing().png().toBuffer();
    await tested.now.bring([
      await written(files.at('tronqué.png'), png.subarray(0, 60)),
      await jpeg(files.at('bon.jpg')),
    ]);
    expect([pagesOf(), troublesOf()]).toEqual([['bon.jpg'], [['tronqué.png', 'broken']]]);
  });

  it('a photo whose copying ends half-way, as when its stick is pulled, is named as unreadable', async () => {
    await jpeg(files.at('clé.jpg'));
    const begun = await tested.now.documents.beginFile({
      name: 'clé.jpg',
      bytes: 5000,
      document: null,
      replaces: null,
    });
    if (!('upload' in begun)) throw new Error('refused');
    await tested.now.documents.sendPart(begun.upload, new Uint8Array(1000));
    await tested.now.documents.endFile(begun.upload, 'unreadable');
    await tested.now.bring([await jpeg(files.at('bon.jpg'))]);
    expect([pagesOf(), troublesOf()]).toEqual([['bon.jpg'], [['clé.jpg', 'unreadable']]]);
  });

  it('a part that makes a file longer than announced is refused, and the file is named as too large', async () => {
    const begun = await tested.now.documents.beginFile({ name: 'trop.jpg', bytes: 10, document: null, replaces: null });
    if (!('upload' in begun)) throw new Error('refused');
    expect(await tested.now.documents.sendPart(begun.upload, new Uint8Array(11))).toBe(false);
    expect(troublesOf()).toEqual([['trop.jpg', 'too-large']]);
  });
});

describe('the worker processes', () => {
  it(
    'are replaced when all of them are killed at work, and none of twelve pages is lost',
    { tags: ['long'] },
    async () => {
      const names = Array.from({ length: 12 }, (_unused, index) => `p${index}.jpg`);
      for (const name of names) await tested.now.send(await jpeg(files.at(name), { width: 900, height: 1200 }));
      await until(
        () => tested.now.documents.state().documents[0]?.pages.filter(({ state }) => state === 'ready').length ?? 0,
        (ready) => ready > 0,
        'a first page',
      );
      for (const pid of tested.now.pids) process.kill(pid, 'SIGKILL');
      const { troubles } = await tested.now.settled();
      expect([pagesOf().length, troubles]).toEqual([12, []]);
    },
  );

  it('stop at once at « Annuler », which keeps the pages that were read', { tags: ['long'] }, async () => {
    for (let index = 0; index < 12; index += 1)
      await tested.now.send(await jpeg(files.at(`p${index}.jpg`), { width: 900, height: 1200 }));
    await until(
      () => pagesOf().length,
      (count) => count > 0,
      'a first page',
    );
    const count = pagesOf().length;
    tested.now.documents.cancel();
    expect(tested.now.documents.state().work).toEqual({ kind: 'idle' });
    expect(pagesOf().length).toBeGreaterThanOrEqual(count);
    await until(
      () => tested.now.documents.state().documents[0]?.pages.every(({ state }) => state === 'ready') ?? false,
      Boolean,
      'no page still looking',
    );
  });

  it('inspect each page that « Annuler » left: blank ones are found to be blank', async () => {
    const blank = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#fdfdfb' } })
      .jpeg()
      .toBuffer();
    for (let index = 0; index < 8; index += 1)
      await tested.now.send(await written(files.at(`dos ${index}.jpg`), blank));
    await until(
      () => pagesOf().length,
      (count) => count > 2,
      'some pages',
    );
    tested.now.documents.cancel();
    const {
      documents: [document],
    } = await until(
      () => tested.now.documents.state(),
      (state) => state.documents[0]?.pages.every(({ state: looked }) => looked === 'ready') ?? false,
      'no page still looking',
    );
    expect(document?.pages.filter(({ warnings }) => !warnings.includes('blank'))).toEqual([]);
    expect(tested.now.documents.state().work).toEqual({ kind: 'idle' });
  });
});

it('« Reprendre » puts the new photo in the place of the old, and can be undone', async () => {
  await tested.now.bring([await jpeg(files.at('1.jpg')), await jpeg(files.at('2.jpg'))]);
  const { id } = tested.now.page(0);
  await tested.now.bring([await jpeg(files.at('mieux.jpg'))], { replaces: id });
  expect([pagesOf(), tested.now.page(0).id]).toEqual([['mieux.jpg', '2.jpg'], id]);
  tested.now.documents.undo();
  expect(pagesOf()).toEqual(['1.jpg', '2.jpg']);
});

describe('files of a stick that are still being copied', () => {
  it.each([
    [
      'when the session ends in the middle of the first file, none comes in and none is named',
      () => tested.now.documents.clear(),
    ],
    [
      'when « Annuler » is pressed in the middle of the first file, none comes in and none is named',
      () => tested.now.documents.cancel(),
    ],
  ])('%s', async (_what, stop) => {
    const photos = await Promise.all([1, 2, 3].map((index) => jpeg(files.at(`clé${index}.jpg`))));
    let parts = 0;
    const documents: DocumentsService = {
      ...tested.now.documents,
      // In the middle of the first file.
      sendPart: async (upload, bytes) => {
        if ((parts += 1) === 1) stop();
        return tested.now.documents.sendPart(upload, bytes);
      },
    };
    await bringFiles(
      documents,
      await Promise.all(
        photos.map(async (path) => ({
          path,
          name: basename(path),
          bytes: (await stat(path)).size,
          modified: new Date(0),
        })),
      ),
    );
    await tested.now.settled();
    expect([pagesOf(), troublesOf()]).toEqual([[], []]);
  });
});

it('of paths from a dialog a folder and a file that has gone are named, and both photos come in; a photo that is to replace a page takes its place', async () => {
  const paths = [await jpeg(files.at('nuit.jpg')), files.path, files.at('parti.jpg'), await jpeg(files.at('jour.jpg'))];
  await bringPaths(tested.now.documents, paths, { document: null, replaces: null });
  await until(pagesOf, (pages) => pages.join() === 'jour.jpg,nuit.jpg', 'both photos');
  expect(troublesOf()).toEqual([
    [basename(files.path), 'unreadable'],
    ['parti.jpg', 'unreadable'],
  ]);
  await bringPaths(tested.now.documents, [await jpeg(files.at('mieux.jpg'))], {
    document: null,
    replaces: tested.now.page(0).id,
  });
  await until(pagesOf, (pages) => pages.join() === 'mieux.jpg,nuit.jpg', 'the page that takes the place of the first');
});

it('the end of a session removes all its working files and says how many there were', async () => {
  const short = session(files.path);
  await short.bring([await jpeg(files.at('1.jpg')), await jpeg(files.at('2.jpg'))]);
  expect(await short.end()).toBe(2);
  await tested.now.end();
  expect((await readdir(files.path)).filter((name) => name.includes('session'))).toEqual([]);
});
