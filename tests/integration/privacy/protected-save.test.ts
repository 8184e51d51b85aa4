/** A password protects a document from its first byte outside the session's folder, and only files are written over. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { lstat, mkdir, readFile, readdir, readlink, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { foreignPdf, jpeg, written } from '../../tools/documents/photos.ts';
import { check } from '../../tools/documents/pdf-tools.ts';
import { run } from '../../tools/terminal.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const CLI = join(import.meta.dirname, '../../../out/main/cli.js');
/** How a JPEG begins: in clear it stands in a PDF as it is. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const files = scratchForAll();
let photos: string[];
beforeAll(async () => {
  photos = await Promise.all(
    Array.from({ length: 2 }, (_unused, index) => jpeg(files.at(`${index}.jpg`), { width: 1000, height: 1414 })),
  );
});

/** Packs with a password into a folder of its own. */
function pack(target: string, temporary: string): ReturnType<typeof spawn> {
  const child = spawn(
    process.execPath,
    [CLI, 'pdf', ...photos, '-o', join(target, 'out.pdf'), '--password', '--mode', 'photo'],
    {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  child.stdin?.end('geheim 42\n');
  return child;
}

async function folders(name: string): Promise<[target: string, temporary: string]> {
  const made: [string, string] = [files.at(`${name}-target`), files.at(`${name}-tmp`)];
  for (const folder of made) await mkdir(folder);
  return made;
}

async function clearFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const clear = await Promise.all(
    names.map(async (name) => ((await readFile(join(folder, name)).catch(() => JPEG)).includes(JPEG) ? [name] : [])),
  );
  return clear.flat();
}

describe('a document with a password', () => {
  it('shows no photo in clear in its target’s folder while it is saved; in the end it is locked, with the usual rights, and the temporary folder is empty', async () => {
    const [target, temporary] = await folders('watched');
    const seen: { name: string; clear: boolean; mode: number }[] = [];
    const looks: Promise<void>[] = [];
    const watcher = watch(target, (_event, name) => {
      if (name === null) return;
      const path = join(target, name);
      looks.push(
        Promise.all([readFile(path), stat(path)]).then(
          ([bytes, { mode }]) => {
            seen.push({ name, clear: bytes.includes(JPEG), mode: mode & 0o777 });
          },
          () => undefined,
        ),
      );
    });
    const child = pack(target, temporary);
    expect((await once(child, 'exit'))[0]).toBe(0);
    watcher.close();
    await Promise.all(looks);
    expect(seen.filter(({ clear }) => clear)).toEqual([]);
    expect(await check(join(target, 'out.pdf'), 'geheim 42')).toMatch(/AESv3/);
    expect((await stat(join(target, 'out.pdf'))).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(await readdir(temporary)).toEqual([]);
  });

  it('as strace sees it, nothing that is written into its target’s folder begins as a JPEG does', async () => {
    const [target, temporary] = await folders('traced');
    const log = files.at('trace.txt');
    const traced = promisify(execFile)(
      'sh',
      [
        '-c',
        `printf 'geheim 42\\n' | strace -f -y -e trace=write,pwrite64,writev,pwritev,openat,rename,renameat2 -s 64 -xx -o ${log} ` +
          `${process.execPath} ${CLI} pdf ${photos.slice(0, 2).join(' ')} -o ${join(target, 'out.pdf')} --password`,
      ],
      { env: { ...process.env, TMPDIR: temporary } },
    );
    await traced;
    const lines = (await readFile(log, 'latin1')).split('\n');
    // strace -xx writes paths as \x2f\x74… as well.
    const inHex = (text: string): string =>
      [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
    const outside = lines.filter(
      (line) => /write/.test(line) && (line.includes(target) || line.includes(inHex(target))),
    );
    expect(outside.length).toBeGreaterThan(0);
    expect(outside.filter((line) => line.includes('\\xff\\xd8\\xff'))).toEqual([]);
  });

  it.each([1, 2])(
    'killed with -9 while it saves (try %i): no file with a photo in clear is left in its target’s folder',
    { tags: ['long'] },
    async (round) => {
      const [target, temporary] = await folders(`killed-${round}`);
      const child = pack(target, temporary);
      const isWriting = async (): Promise<boolean> =>
        child.exitCode !== null || (await readdir(target)).some((name) => name.endsWith('.part'));
      await vi.waitUntil(isWriting, { timeout: 50_000, interval: 10 });
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(await clearFilesIn(target)).toEqual([]);
    },
  );
});

describe('where a PDF is to be saved under a name', () => {
  it('that a link has, the link stays and what it points at is replaced', { tags: ['long'] }, async () => {
    const real = await written(files.at('real.pdf'), 'old');
    await symlink(real, files.at('link.pdf'));
    expect((await run(['pdf', photos[0] ?? '', '-o', files.at('link.pdf')])).code).toBe(0);
    expect(await readlink(files.at('link.pdf'))).toBe(real);
    await check(real);
  });

  it(
    'that a pipe, a folder, a link to a device or a link to nothing has, saving is refused and that stays',
    { tags: ['long'] },
    async () => {
      await promisify(execFile)('mkfifo', [files.at('pipe.pdf')]);
      await mkdir(files.at('folder.pdf'));
      await symlink(files.at('nowhere'), files.at('dangling.pdf'));
      await symlink('/dev/null', files.at('device.pdf'));
      for (const name of ['pipe.pdf', 'dangling.pdf', 'device.pdf']) {
        const before = await lstat(files.at(name));
        const { code, err } = await run(['pdf', photos[0] ?? '', '-o', files.at(name)]);
        expect([name, code]).toEqual([name, 2]);
        expect(err).toContain('fichier ordinaire');
        expect((await lstat(files.at(name))).ino).toBe(before.ino);
      }
      expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
      // Named so by a slip of the keyboard: the command line itself is wrong.
      expect((await run(['pdf', photos[0] ?? '', '-o', files.at('folder.pdf')])).code).toBe(64);
    },
  );

  it(
    'that nothing has, a PDF with a page of another PDF lies there alone, and the temporary folder is empty',
    { tags: ['long'] },
    async () => {
      const [target, temporary] = await folders('foreign');
      const foreign = await foreignPdf(files.at('foreign.pdf'), ['un']);
      const { code } = await run(['pdf', photos[0] ?? '', foreign, '-o', join(target, 'out.pdf')], {
        TMPDIR: temporary,
      });
      expect(code).toBe(0);
      await check(join(target, 'out.pdf'));
      expect([await readdir(target), await readdir(temporary)]).toEqual([['out.pdf'], []]);
    },
  );
});
