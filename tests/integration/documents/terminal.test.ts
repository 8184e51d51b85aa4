/** `cle-en-main pdf`: files → one PDF, its summary, its exit code. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { foreignPdf, jpeg, written } from '../../tools/documents/photos.ts';
import { check, imagesOf } from '../../tools/documents/pdf-tools.ts';
import { run } from '../../tools/terminal.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const files = scratchForAll();
let good: string;
beforeAll(async () => {
  good = await jpeg(files.at('bon.jpg'));
});

const summarySchema = v.object({
  schema: v.literal(1),
  output: v.nullable(v.object({ file: v.string(), bytes: v.number(), pages: v.number(), preset: v.string() })),
  trouble: v.nullable(v.string()),
  pages: v.array(
    v.object({
      file: v.string(),
      page: v.nullable(v.number()),
      corners: v.nullable(v.unknown()),
      confidence: v.nullable(v.number()),
      cropped: v.boolean(),
      warnings: v.array(v.string()),
      bytes: v.number(),
    }),
  ),
  troubles: v.array(v.object({ file: v.string(), trouble: v.string() })),
});
const summaryOf = (out: string) => v.parse(summarySchema, JSON.parse(out));

it('`pdf` makes one file of a photo and a PDF: exit code 0, the summary alone on stdout, progress on stderr', async () => {
  const { code, out, err } = await run([
    'pdf',
    good,
    await foreignPdf(files.at('z.pdf'), ['un']),
    '-o',
    files.at('out.pdf'),
    '--mode',
    'gray',
    '--json',
  ]);
  expect(code).toBe(0);
  expect(summaryOf(out)).toMatchObject({
    output: { file: files.at('out.pdf'), pages: 2, preset: 'mail' },
    pages: [{ file: good, page: null }, { file: files.at('z.pdf') }],
    troubles: [],
  });
  expect(err).toMatch(/Page 2\/2/);
  await check(files.at('out.pdf'));
  expect(await imagesOf(files.at('out.pdf'))).toMatchObject([{ color: 'gray', encoding: 'jpeg' }]);
});

it('`pdf` names each file that cannot be read, packs the rest, and exits with 1', async () => {
  const { code, out, err } = await run([
    'pdf',
    good,
    await written(files.at('vide.jpg'), ''),
    files.at('absent.jpg'),
    '-o',
    files.at('part.pdf'),
    '--json',
  ]);
  expect(code).toBe(1);
  expect(summaryOf(out).troubles).toEqual([
    { file: files.at('vide.jpg'), trouble: 'empty' },
    { file: files.at('absent.jpg'), trouble: 'unreadable' },
  ]);
  expect(err).toContain('vide.jpg : le fichier est vide.');
});

it.each([
  ['with --no-crop', ['--no-crop']],
  ['with --preset original', ['--preset', 'original']],
])(
  'a photo cut off in its middle is packed with the warning "incomplete", although the outline of the sheet is not searched for (%s)',
  async (_what, args) => {
    const whole = await readFile(await jpeg(files.at('entière.jpg'), { width: 900, height: 1200 }));
    const { code, out } = await run([
      'pdf',
      await written(files.at('coupée.jpg'), whole.subarray(0, whole.length / 2)),
      '-o',
      files.at('cut.pdf'),
      '--json',
      ...args,
    ]);
    expect([code, summaryOf(out).pages[0]?.warnings]).toEqual([0, ['incomplete']]);
    await check(files.at('cut.pdf'));
  },
);

it('`pdf` with nothing to pack exits with 2 and gives JSON all the same; with a target folder that is not there, or one that the system makes up, it exits with 2 and a sentence', async () => {
  const nothing = await run(['pdf', files.at('absent.jpg'), '-o', files.at('no.pdf'), '--json']);
  expect([nothing.code, summaryOf(nothing.out).trouble]).toEqual([2, 'no-pages']);
  const nowhere = await run(['pdf', good, '-o', files.at('gone/no.pdf')]);
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('Le dossier de destination n’est pas là.')]);
  const madeUp = await run(['pdf', good, '-o', '/proc/no.pdf']);
  expect([madeUp.code, madeUp.err]).toEqual([2, expect.stringContaining('Ce compte ne peut pas écrire')]);
});

describe('a wrong command line of `pdf`', () => {
  it.each([
    ['no files', ['pdf', '-o', 'a.pdf']],
    ['no output', ['pdf', 'a.jpg']],
    ['an unknown preset', ['pdf', 'a.jpg', '-o', 'a.pdf', '--preset', 'tiny']],
    ['an unknown mode', ['pdf', 'a.jpg', '-o', 'a.pdf', '--mode', 'sepia']],
    ['an unknown option', ['pdf', 'a.jpg', '-o', 'a.pdf', '--crop']],
    ['an archive with a password', ['pdf', 'a.jpg', '-o', 'a.pdf', '--preset', 'archive', '--password']],
  ])('%s exits with 64', async (_what, args) => {
    expect((await run(args)).code).toBe(64);
  });

  it('the target is one of the photos, even under another name: exit code 64, and the photo stays', async () => {
    const before = await readFile(good);
    await symlink(good, files.at('lien.pdf'));
    for (const target of [good, files.at('lien.pdf')]) expect((await run(['pdf', good, '-o', target])).code).toBe(64);
    expect((await readFile(good)).equals(before)).toBe(true);
  });
});

it(
  'typed on a terminal, the password is asked for, ends with Enter, is not shown, and locks the PDF',
  { tags: ['long'] },
  async () => {
    const out = files.at('typed.pdf');
    const command = [process.execPath, join(import.meta.dirname, '../../../out/main/cli.js'), 'pdf', good, '-o', out];
    // util-linux' `script` gives it a terminal.
    const child = spawn('script', ['-qec', `${command.map((word) => `'${word}'`).join(' ')} --password`, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let shown = '';
    let typed = false;
    child.stdout.on('data', (part: Buffer) => {
      shown += part.toString();
      if (typed || !shown.includes('mot de passe du PDF')) return;
      typed = true;
      child.stdin.write('cheval-bleu\r');
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(shown).not.toContain('cheval-bleu');
    expect(spawnSync('qpdf', ['--password=cheval-bleu', '--check', out]).status).toBe(0);
    expect(spawnSync('qpdf', ['--password=autre', '--check', out]).status).not.toBe(0);
  },
);

it('the password is read from standard input, and the PDF is locked with it', async () => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../../out/main/cli.js'), 'pdf', good, '-o', files.at('locked.pdf'), '--password'],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  child.stdin.end('clé\n');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await check(files.at('locked.pdf'), 'clé')).toMatch(/AESv3/);
});

it('Ctrl+C stops `pdf`: exit code 2, no PDF, no file left behind', { tags: ['long'] }, async () => {
  const photos = await Promise.all(
    Array.from({ length: 10 }, (_unused, index) => jpeg(files.at(`n${index}.jpg`), { width: 1200, height: 1600 })),
  );
  const temporary = files.at('.');
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, '../../../out/main/cli.js'),
      'pdf',
      ...photos,
      '-o',
      files.at('stopped.pdf'),
      '--preset',
      'archive',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TMPDIR: temporary } },
  );
  await once(child.stderr, 'data');
  child.stderr.resume();
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([2, null]);
  expect(
    (await readdir(temporary)).filter(
      (name) => name.includes('stopped') || name.includes('session') || name.endsWith('.part'),
    ),
  ).toEqual([]);
});
