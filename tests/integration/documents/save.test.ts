/** A document → one PDF that independent programs find sound; or nothing changed, and the reason. */
import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, readdir, rm, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createWorkers } from '../../../src/main/documents/workers.ts';
import type { Preset } from '../../../src/shared/documents.ts';
import type { Saved } from '../../../src/shared/documents-saving.ts';
import { drawing, foreignPdf, jpeg, tiffOf, written } from '../../tools/documents/photos.ts';
import {
  check,
  drawn,
  imagesOf,
  isBlue,
  isRed,
  plain,
  raster,
  streamOf,
  textOf,
} from '../../tools/documents/pdf-tools.ts';
import { session, startingWorkers } from '../../tools/documents/session.ts';
import { until } from '../../tools/wait.ts';
import { documentsForAll } from '../../tools/documents/scratch-for-all.ts';

const run = promisify(execFile);
const tested = documentsForAll();
const { files } = tested;

const save = (preset: Preset, target: string, password: string | null = null): Promise<Saved> =>
  tested.now.saving.save(tested.now.documents.state().documents[0]?.id ?? '', preset, password, async () => ({
    kind: 'file',
    path: target,
  }));
const setMode = (mode: 'color' | 'gray' | 'bw' | 'photo'): void => {
  tested.now.documents.edit({
    do: 'mode',
    mode,
    pages: tested.now.documents.state().documents[0]?.pages.map(({ id }) => id) ?? [],
  });
};

describe('the preset for e-mail', () => {
  it('saves a colour and a gray page as JPEG on A4, titled, in French, without folder, file name or place', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'), { place: true }), await jpeg(files.at('2.jpg'))]);
    const [document] = tested.now.documents.state().documents;
    tested.now.documents.edit({ do: 'mode', mode: 'gray', pages: [tested.now.page(1).id] });
    tested.now.documents.edit({ do: 'rename', document: document?.id ?? '', title: 'Lettre à l’école' });
    const target = files.at('mail.pdf');
    expect(await save('mail', target)).toMatchObject({ state: 'saved', name: 'mail.pdf', pages: 2 });
    await check(target);
    expect(await imagesOf(target)).toMatchObject([
      { color: 'rgb', encoding: 'jpeg' },
      { color: 'gray', encoding: 'jpeg' },
    ]);
    const { stdout: info } = await run('pdfinfo', [target]);
    expect(info).toMatch(/Title: +Lettre à l’école/);
    expect(info).toMatch(/Page size: +595\.2\d+ x 841\.89 pts \(A4\)/);
    const bytes = await readFile(target, 'latin1');
    expect(await plain(target)).toContain('/Lang (fr)');
    for (const secret of [files.path, homedir(), 'GPS', 'Exif', '1.jpg']) expect(bytes).not.toContain(secret);
  });

  it('saves a black and white page as CCITT group 4, black on white', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'), { width: 1000, height: 1414 })]);
    setMode('bw');
    await save('mail', files.at('bw.pdf'));
    await check(files.at('bw.pdf'));
    expect(await imagesOf(files.at('bw.pdf'))).toMatchObject([{ bits: 1, encoding: 'ccitt' }]);
    const { data } = await drawn(files.at('bw.pdf'));
    const white = data.filter((value) => value > 200).length / data.length;
    expect(white).toBeGreaterThan(0.7);
    expect(white).toBeLessThan(0.99);
  });

  it('saves a page as it was turned, here on a wide sheet', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'))]);
    tested.now.documents.edit({ do: 'turn', pages: [tested.now.page(0).id], degrees: 90 });
    await save('mail', files.at('turned.pdf'));
    const shown = await drawn(files.at('turned.pdf'));
    expect(shown.width).toBeGreaterThan(shown.height);
    expect([isRed(shown.at(0.9, 0.05)), isBlue(shown.at(0.1, 0.95))]).toEqual([true, true]);
  });

  it(
    'the size shown before saving is within a third of the size saved; a small document has no warning, one of heavy pictures has one',
    { tags: ['long'] },
    async () => {
      await tested.now.bring(
        await Promise.all(
          [1, 2, 3, 4, 5].map((index) =>
            jpeg(files.at(`e${index}.jpg`), { width: 600, height: 800, text: `Page ${index}` }),
          ),
        ),
      );
      const document = tested.now.documents.state().documents[0]?.id ?? '';
      const { bytes, warning, pages } = await tested.now.saving.estimate(document, 'mail');
      expect([warning, pages]).toEqual([null, 5]);
      const saved = await save('mail', files.at('estimated.pdf'));
      if (saved.state !== 'saved') throw new Error(saved.state);
      expect(Math.abs((bytes ?? 0) - saved.bytes) / saved.bytes).toBeLessThan(1 / 3);
      const noise = await sharp({
        create: {
          width: 2400,
          height: 3200,
          channels: 3,
          background: '#000',
          noise: { type: 'gaussian', mean: 128, sigma: 60 },
        },
      })
        .jpeg({ quality: 95 })
        .toBuffer();
      const heavy = await Promise.all([1, 2].map((index) => written(files.at(`lourd ${index}.jpg`), noise)));
      await tested.now.bring(heavy);
      expect((await tested.now.saving.estimate(document, 'original')).warning).not.toBeNull();
    },
  );

  it('pages of a PDF, copied as they are, count in the size shown before saving: within a tenth of the size saved, with the warning for that size', async () => {
    const noise = await sharp({
      create: {
        width: 1600,
        height: 2200,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 95 })
      .toBuffer();
    await tested.now.bring(await Promise.all([1, 2, 3].map((index) => written(files.at(`lourd ${index}.jpg`), noise))));
    await save('original', files.at('lourd.pdf'));
    tested.now.documents.clear();
    await tested.now.bring([files.at('lourd.pdf'), await jpeg(files.at('petite.jpg'))]);
    const document = tested.now.documents.state().documents[0]?.id ?? '';
    const { bytes, warning } = await tested.now.saving.estimate(document, 'archive');
    const saved = await save('archive', files.at('melange.pdf'));
    if (saved.state !== 'saved') throw new Error(saved.state);
    expect(Math.abs((bytes ?? 0) - saved.bytes) / saved.bytes).toBeLessThan(0.1);
    expect(warning).toBe(saved.bytes > 10_000_000 ? 'over-10-mb' : 'over-5-mb');
  });
});

describe('the preset « original »', () => {
  it('holds the coded picture of each JPEG byte for byte', async () => {
    const photos = await Promise.all(
      [1, 2, 3].map((index) => jpeg(files.at(`${index}.jpg`), { text: `Photo ${index}`, orientation: index * 2 })),
    );
    photos.push(
      await written(files.at('4 progressif.jpg'), await drawing().jpeg({ progressive: true }).toBuffer()),
      await written(files.at('5 gris.jpg'), await drawing().toColourspace('b-w').jpeg().toBuffer()),
      await written(files.at('6 cmjn.jpg'), await drawing().toColourspace('cmyk').jpeg().toBuffer()),
    );
    await tested.now.bring(photos);
    await save('original', files.at('original.pdf'));
    await check(files.at('original.pdf'));
    const objects = [...(await plain(files.at('original.pdf'))).matchAll(/\/Subtype \/Image/g)];
    expect(objects).toHaveLength(photos.length);
    for (const [index, photo] of photos.entries()) {
      const [stored, given] = [await streamOf(files.at('original.pdf'), 4 + index * 3), await readFile(photo)];
      // From the first table on (FFDB) a JPEG of libjpeg is its picture.
      const pictureOf = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xdb])));
      expect(pictureOf(stored).equals(pictureOf(given)), photo).toBe(true);
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'shows a photo of EXIF orientation %i upright, and turned where its page was turned',
    async (orientation) => {
      await tested.now.bring([await jpeg(files.at('o.jpg'), { orientation, lines: false })]);
      for (const degrees of [0, 90] as const) {
        if (degrees === 90) tested.now.documents.edit({ do: 'turn', pages: [tested.now.page(0).id], degrees });
        await save('original', files.at('o.pdf'));
        // Autorotated first: sharp turns in an order of its own.
        const upright = await sharp(files.at('o.jpg')).autoOrient().png().toBuffer();
        const wanted = await raster(await sharp(upright).rotate(degrees).png().toBuffer());
        const shown = await drawn(files.at('o.pdf'));
        const ratio = wanted.width / wanted.height,
          sheet = shown.width / shown.height;
        const wide = Math.min(1, ratio / sheet),
          high = Math.min(1, sheet / ratio);
        for (const [x, y] of [
          [0.05, 0.05],
          [0.95, 0.05],
          [0.05, 0.95],
          [0.95, 0.95],
        ] as const) {
          const there = shown.at(0.5 + (x - 0.5) * wide, 0.5 + (y - 0.5) * high);
          expect([degrees, x, y, isRed(there), isBlue(there)]).toEqual([
            degrees,
            x,
            y,
            isRed(wanted.at(x, y)),
            isBlue(wanted.at(x, y)),
          ]);
        }
      }
    },
  );

  it('keeps the colours of a CMYK JPEG, a PNG and a TIFF, and stores the first alone as JPEG', async () => {
    await tested.now.bring([
      await written(files.at('a.jpg'), await drawing().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()),
      await written(files.at('b.png'), await drawing().png().toBuffer()),
      await tiffOf(files.at('c.tif'), 2),
    ]);
    await save('original', files.at('colours.pdf'));
    await check(files.at('colours.pdf'));
    for (const page of [1, 2, 3, 4])
      expect(isRed((await drawn(files.at('colours.pdf'), page)).at(0.1, 0.08))).toBe(true);
    expect((await imagesOf(files.at('colours.pdf'))).map(({ encoding }) => encoding)).toEqual([
      'jpeg',
      'image',
      'image',
      'image',
    ]);
  });
});

describe('the preset « archive »', () => {
  it('has what PDF/A-2b wants: its name, the meaning of colours, the same date twice, an id, and neither lock, transparency nor script', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'))]);
    await save('archive', files.at('archive.pdf'));
    await check(files.at('archive.pdf'));
    const text = await plain(files.at('archive.pdf'));
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(text).toMatch(/\/OutputIntents[\s\S]*\/S \/GTS_PDFA1/);
    expect(text).toMatch(/\/ID \[/);
    const [, day, time] = /\/CreationDate \(D:(\d{8})(\d{6})Z\)/.exec(text) ?? [];
    expect(text.replace(/[-:T]/g, '')).toContain(`<xmpCreateDate>${day}${time}Z`);
    expect(text).not.toMatch(/\/Encrypt|\/SMask|\/Transparency|\/JavaScript/);
  });

  it('refuses a password', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'))]);
    expect(await save('archive', files.at('no.pdf'), 'clé')).toMatchObject({
      state: 'trouble',
      trouble: 'password-in-archive',
    });
  });
});

describe('pages of another PDF', () => {
  it('keep their text between photos, and can be turned', async () => {
    await tested.now.bring([
      await jpeg(files.at('1.jpg')),
      await foreignPdf(files.at('2.pdf'), ['Bonjour', 'Au revoir']),
      await jpeg(files.at('3.jpg')),
    ]);
    tested.now.documents.edit({ do: 'turn', pages: [tested.now.page(2).id], degrees: 90 });
    expect(await save('mail', files.at('mixed.pdf'))).toMatchObject({ state: 'saved', pages: 4 });
    await check(files.at('mixed.pdf'));
    expect((await textOf(files.at('mixed.pdf'))).replace(/\s+/g, ' ')).toContain('Bonjour Au revoir');
    expect((await drawn(files.at('mixed.pdf'), 3)).width).toBeGreaterThan(
      (await drawn(files.at('mixed.pdf'), 3)).height,
    );
    expect(await plain(files.at('mixed.pdf'))).toContain('/Lang (fr)');
  });

  it('alone make a PDF too', async () => {
    await tested.now.bring([await foreignPdf(files.at('seul.pdf'), ['Seul'])]);
    await save('mail', files.at('alone.pdf'));
    await check(files.at('alone.pdf'));
    expect(await textOf(files.at('alone.pdf'))).toContain('Seul');
  });
});

it('a password locks the PDF with AES-256, also with accents and signs in it, and another password does not open it', async () => {
  await tested.now.bring([await jpeg(files.at('1.jpg'))]);
  for (const password of ['é€, x="y"', 'simple']) {
    await save('mail', files.at('locked.pdf'), password);
    expect(await check(files.at('locked.pdf'), password)).toMatch(/AESv3/);
    await expect(check(files.at('locked.pdf'), 'autre')).rejects.toThrow(/invalid password/);
  }
});

describe('when the PDF cannot be written', () => {
  const small = process.getuid?.() === 0;
  it.runIf(small)(
    'on a full disk, then a read-only one: each reason is named, the older file of that name stays alone, and the PDF can be saved elsewhere',
    async () => {
      const place = files.at('stick');
      await mkdir(place);
      await run('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', place]);
      try {
        await written(join(place, 'old.pdf'), 'before');
        await tested.now.bring([await jpeg(files.at('1.jpg'), { width: 900, height: 1200 })]);
        expect(await save('mail', join(place, 'old.pdf'))).toMatchObject({ state: 'trouble', trouble: 'no-room' });
        await run('mount', ['-o', 'remount,ro', place]);
        expect(await save('mail', join(place, 'old.pdf'))).toMatchObject({ state: 'trouble', trouble: 'read-only' });
        expect([await readdir(place), await readFile(join(place, 'old.pdf'), 'utf8')]).toEqual([['old.pdf'], 'before']);
      } finally {
        await run('umount', [place]);
      }
      // The work is intact: it can be saved elsewhere.
      expect(await save('mail', files.at('elsewhere.pdf'))).toMatchObject({ state: 'saved' });
    },
  );

  it.runIf(small)(
    'a stick that is pulled out: the place is said to be gone; once it is put back the file is saved',
    async () => {
      const stick = files.at('media/KEY');
      const plug = async (): Promise<void> => {
        await mkdir(stick, { recursive: true });
        await run('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', stick]);
      };
      const pull = async (): Promise<void> => {
        await run('umount', [stick]);
        await rm(stick, { recursive: true });
      };
      await plug();
      await tested.now.bring([await jpeg(files.at('1.jpg'), { width: 900, height: 1200 })]);
      await pull();
      expect(await save('mail', join(stick, 'a.pdf'))).toMatchObject({ state: 'trouble', trouble: 'place-gone' });
      await plug();
      try {
        expect(await save('mail', join(stick, 'a.pdf'))).toMatchObject({ state: 'saved', pages: 1 });
      } finally {
        await pull();
      }
    },
  );

  it.runIf(small)(
    'the PC’s own disk is full, where pages are made: that disk is named, and once there is room the file is saved',
    async () => {
      const disk = files.at('own-disk');
      await mkdir(disk);
      await run('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk]);
      const here = session(disk);
      try {
        await here.bring([await jpeg(files.at('1.jpg'), { width: 900, height: 1200 })]);
        const saveHere = (preset: Preset, password: string | null): Promise<Saved> =>
          here.saving.save(here.documents.state().documents[0]?.id ?? '', preset, password, async () => ({
            kind: 'file',
            path: files.at('from-full.pdf'),
          }));
        const { blocks, bfree, bsize } = await statfs(disk);
        // As large as what lies on it: not one byte is left.
        const resize = (size: number | string) => run('mount', ['-o', `remount,size=${size}`, disk]);
        await resize((blocks - bfree) * bsize);
        for (const [preset, password] of [
          ['original', null],
          ['mail', null],
          ['mail', 'secret'],
        ] as const)
          expect(await saveHere(preset, password), preset).toMatchObject({ state: 'trouble', trouble: 'pc-full' });
        await resize('400m');
        expect(await saveHere('original', null)).toMatchObject({ state: 'saved', pages: 1 });
      } finally {
        await here.end();
        await run('umount', [disk]);
      }
    },
  );

  it.runIf(small)(
    'in a folder where the account may not write: that is the trouble, and no file is left there',
    async () => {
      const place = files.at('of-nobody');
      await mkdir(place);
      await chown(place, 65_534, 65_534);
      const photo = await jpeg(files.at('1.jpg'));
      const cli = join(import.meta.dirname, '../../../bin/cle-en-main.mjs');
      // Root, without the power to write into other people's folders.
      const weak = ['--inh-caps=-dac_override', '--bounding-set=-dac_override', process.execPath, cli];
      const failed = await run('setpriv', [...weak, 'pdf', photo, '-o', join(place, 'a.pdf'), '--json']).then(
        () => null,
        (error: unknown) => error,
      );
      expect(failed).toMatchObject({ code: 2, stdout: expect.stringContaining('"trouble":"no-permission"') });
      expect(await readdir(place)).toEqual([]);
    },
  );

  it.each(['mail', 'original'] as const)(
    'a photo whose stick was pulled out after it was looked at (%s): it is said that it cannot be read, not that it is damaged',
    async (preset) => {
      const workers = createWorkers(startingWorkers(new Set()));
      const treatment = { corners: null, rotation: 0, mode: 'photo', level: false, sheet: null } as const;
      for (const name of ['gone.jpg', 'gone.png']) {
        const picture = { path: files.at(name), page: 0, kind: 'picture', width: 900, height: 1200 } as const;
        const making = workers.run('make', { picture, treatment, preset, file: files.at('made') });
        await expect(making).rejects.toMatchObject({ failure: { kind: 'file', trouble: 'unreadable' } });
      }
      workers.stop();
      await workers.gone();
    },
  );

  it('a path of more letters than the system opens, each name of it short: it is said to be too long', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'))]);
    const path = join(files.path, ...Array.from({ length: 30 }, () => 'd'.repeat(200)), 'a.pdf');
    expect(await save('mail', path)).toMatchObject({ state: 'trouble', trouble: 'name-too-long' });
  });

  it('a folder that has gone: the place is said to be gone', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'))]);
    expect(await save('mail', files.at('gone/a.pdf'))).toMatchObject({ state: 'trouble', trouble: 'place-gone' });
  });

  it('under a name of 300 letters: the name is said to be too long', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'))]);
    expect(await save('mail', files.at(`${'a'.repeat(300)}.pdf`))).toMatchObject({
      state: 'trouble',
      trouble: 'name-too-long',
    });
  });

  it(
    'because « Annuler » was pressed while it was made: nothing of it is left, and the document can be saved afterwards',
    { tags: ['long'] },
    async () => {
      await tested.now.bring(
        await Promise.all([1, 2, 3, 4].map((index) => jpeg(files.at(`c${index}.jpg`), { width: 1200, height: 1600 }))),
      );
      const saving = save('archive', files.at('cancelled.pdf'));
      await until(
        () => tested.now.documents.state().work.kind,
        (kind) => kind === 'saving',
        'the saving to begin',
      );
      tested.now.documents.cancel();
      expect(await saving).toEqual({ state: 'cancelled' });
      expect(
        (await readdir(files.path)).filter((name) => name.includes('cancelled') || name.endsWith('.part')),
      ).toEqual([]);
      expect(await save('mail', files.at('after.pdf'))).toMatchObject({ state: 'saved', pages: 4 });
    },
  );
});

it('a target inside the profile is pointed out, since a shared PC may wipe it', async () => {
  await tested.now.bring([await jpeg(files.at('1.jpg'))]);
  const inProfile = join(homedir(), `cle-en-main-test-${process.pid}.pdf`);
  try {
    expect(await save('mail', inProfile)).toMatchObject({ state: 'saved', wiped: true });
    expect(await save('mail', files.at('outside.pdf'))).toMatchObject({
      state: 'saved',
      wiped: files.path.startsWith(homedir()),
    });
  } finally {
    await rm(inProfile, { force: true });
  }
});

describe('the session ends in the middle of saving', () => {
  it('while the file is written: it is whole or not there, and no part of it stays', async () => {
    const stick = files.at('stick-1');
    await mkdir(stick);
    const ending = session(files.path);
    await ending.bring([
      await foreignPdf(
        files.at('f.pdf'),
        Array.from({ length: 200 }, (_unused, index) => `Page ${index}`),
      ),
      await jpeg(files.at('1.jpg')),
    ]);
    const target = join(stick, 'whole.pdf');
    const saving = ending.saving.save(ending.documents.state().documents[0]?.id ?? '', 'mail', 'secret', async () => ({
      kind: 'file',
      path: target,
    }));
    await until(
      () => readdir(stick),
      (names) => names.length > 0,
      'the file to be begun',
    );
    await ending.end();
    expect(ending.pids.size).toBe(0);
    expect(['saved', 'cancelled']).toContain((await saving).state);
    expect((await readdir(stick)).filter((name) => name !== 'whole.pdf')).toEqual([]);
    if ((await readdir(stick)).length > 0)
      expect((await run('qpdf', ['--check', '--password=secret', target])).stdout).toContain('No syntax');
  });

  it('while the person is being asked where: the pages are gone, and no file is made', async () => {
    await tested.now.bring([await jpeg(files.at('1.jpg'))]);
    const target = files.at('too-late.pdf');
    const id = tested.now.documents.state().documents[0]?.id ?? '';
    expect(
      await tested.now.saving.save(id, 'mail', null, async () => {
        tested.now.documents.clear();
        return { kind: 'file', path: target };
      }),
    ).toEqual({ state: 'cancelled' });
    expect(await readdir(files.path)).not.toContain('too-late.pdf');
  });
});

it('however often the worker is killed over the begun file, at most the wanted file is left in the folder', async () => {
  const stick = files.at('stick-2');
  await mkdir(stick);
  await tested.now.bring([
    await foreignPdf(
      files.at('g.pdf'),
      Array.from({ length: 200 }, (_unused, index) => `Page ${index}`),
    ),
  ]);
  const saving = save('mail', join(stick, 'dead.pdf'), 'secret');
  // It is tried once more: killed until it is given up, or is faster than we are.
  let over = false;
  void saving.finally(() => {
    over = true;
  });
  while (!over) {
    if ((await readdir(stick)).some((name) => name.endsWith('.part')))
      for (const pid of tested.now.pids) process.kill(pid, 'SIGKILL');
    await new Promise(setImmediate);
  }
  expect((await readdir(stick)).filter((name) => name !== 'dead.pdf')).toEqual([]);
});

it('what one visitor saved, the next cannot open from the program', async () => {
  await tested.now.bring([await jpeg(files.at('1.jpg'))]);
  const saved = await save('mail', files.at('hers.pdf'));
  if (saved.state !== 'saved') throw new Error(saved.state);
  expect(tested.now.saving.placeOf(saved.saved)).toBe(files.at('hers.pdf'));
  tested.now.saving.clear();
  expect(tested.now.saving.placeOf(saved.saved)).toBeNull();
});
