/**
 * « Nothing stays », from below: every file that the program or what it starts creates, changes or renames, as the
 * kernel sees it (strace).
 */
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEIC, bmp, foreignPdf, scratch, type Scratch } from '../../tools/documents/photos.ts';

const CLI = join(import.meta.dirname, '../../../out/main/cli.js');
const CALLS = 'openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,truncate';

describe.runIf(process.platform === 'linux')('what is written', () => {
  let files: Scratch;
  beforeAll(async () => {
    files = await scratch();
    for (const name of ['home', 'tmp', 'target']) await mkdir(files.at(name));
  });
  afterAll(() => files.remove());

  /** Paths that were written, those in the session's own folder as `session`. */
  async function writtenBy(...args: string[]): Promise<string[]> {
    const trace = files.at('trace');
    const env = {
      ...process.env,
      HOME: files.at('home'),
      TMPDIR: files.at('tmp'),
      XDG_CONFIG_HOME: undefined,
      XDG_CACHE_HOME: undefined,
    };
    await promisify(execFile)(
      'strace',
      [
        '-f',
        '-qq',
        '-s',
        '4096',
        '-e',
        `trace=${CALLS}`,
        '-e',
        'status=successful',
        '-o',
        trace,
        process.execPath,
        CLI,
        ...args,
      ],
      { env },
    ).catch((error: unknown) => {
      // 1: a remark, or a PC that is not ready.
      if (!(error instanceof Error && 'code' in error && error.code === 1)) throw error;
    });
    const lines = (await readFile(trace, 'utf8'))
      .split('\n')
      .filter((line) => !/\bopen(at)?\(/.test(line) || /O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE/.test(line));
    const paths = lines.flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map(([, path = '']) => path));
    const session = new RegExp(`^${files.at('tmp')}/cle-en-main-session-[^/]+(/.*)?$`);
    return [...new Set(paths.map((path) => (session.test(path) ? 'session' : path)))]
      .filter((path) => !/^\/dev\/(null|tty)$/.test(path))
      .sort();
  }

  it('to pack a turned photo of 48 megapixels, a HEIC, a BMP and a PDF: the working folder, the PDF with its unfinished file, and nothing else', async () => {
    // Turned, so that all of it must be held at once: where decoders reach for a temporary file of their own.
    const large = files.at('large.jpg');
    await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#dcd' } })
      .jpeg({ quality: 50 })
      .withMetadata({ orientation: 6 })
      .toFile(large);
    const sources = [
      large,
      HEIC,
      await bmp(files.at('paint.bmp')),
      await foreignPdf(files.at('courrier.pdf'), ['Bonjour']),
    ];
    const target = files.at('target/out.pdf');
    const written = await writtenBy('pdf', ...sources, '-o', target);
    expect(written.map((path) => path.replace(/[0-9a-f]{8}\.part$/, 'N.part'))).toEqual([
      files.at('target/.cle-en-main-N.part'),
      target,
      'session',
    ]);
    expect([
      await readdir(files.at('home')),
      await readdir(files.at('tmp')),
      await readdir(files.at('target')),
    ]).toEqual([[], [], ['out.pdf']]);
  });

  it('to check the PC: nothing at all', async () => {
    expect(await writtenBy('check', '--json')).toEqual([]);
    expect([await readdir(files.at('home')), await readdir(files.at('tmp'))]).toEqual([[], []]);
  });
});
