/** « Nothing stays », even when the program is killed in the middle: the next start removes what the last one left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, readdir, stat, utimes } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { madeHere } from '../../../src/main/session/left-behind.ts';
import { removeLeftovers, workingFolder } from '../../../src/main/session/working-folder.ts';
import { jpeg, written } from '../../tools/documents/photos.ts';
import { run } from '../../tools/terminal.ts';
import { until } from '../../tools/wait.ts';
import { scratchForAll } from '../../tools/documents/scratch-for-all.ts';

const CLI = join(import.meta.dirname, '../../../out/main/cli.js');
const files = scratchForAll();

/** The folder of a program whose number no process has: above the largest that Linux hands out (2^22). */
async function killedIn(parent: string, machine = madeHere('')): Promise<string> {
  await mkdir(parent, { recursive: true });
  const folder = join(parent, `cle-en-main-session-${machine.slice(0, 4)}-999999999-abc`);
  await mkdir(folder);
  return folder;
}

it(
  'after `pdf` was killed with -9 in the middle of packing, its next start leaves nothing of that in the temporary folder, the profile or beside the target',
  { tags: ['long'] },
  async () => {
    const home = files.at('home'),
      temporary = files.at('tmp'),
      target = files.at('target');
    for (const folder of [home, temporary, target]) await mkdir(folder);
    const photos = await Promise.all(
      Array.from({ length: 12 }, (_unused, index) => jpeg(files.at(`${index}.jpg`), { width: 1200, height: 1600 })),
    );
    const env = { ...process.env, HOME: home, USERPROFILE: home, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    const everything = async (): Promise<string[]> =>
      (await Promise.all([home, temporary, target].map((folder) => readdir(folder, { recursive: true })))).flat();

    const child = spawn(
      process.execPath,
      [CLI, 'pdf', ...photos, '-o', join(target, 'out.pdf'), '--preset', 'archive'],
      {
        env,
        stdio: 'ignore',
      },
    );
    await until(everything, (found) => found.filter((name) => name.endsWith('.page')).length >= 3, 'working files');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await everything()).length).toBeGreaterThan(0);

    // The workers notice that their program is gone, and go; the next start may be any command.
    const { code } = await run(['pdf', photos[0] ?? '', '-o', join(target, 'next.pdf')], env);
    expect(code).toBe(0);
    expect(await everything()).toEqual(['next.pdf']);
  },
);

it('an unfinished file that is named in the working folder of a killed program is removed together with that folder', async () => {
  const parent = files.at('parent');
  const unfinished = await written(files.at('.cle-en-main-1a2b3c4d.part'), 'half');
  const folder = await killedIn(parent);
  await written(join(folder, '1.page'), 'page');
  await written(join(folder, 'elsewhere.txt'), `${unfinished}\n${files.at('never-begun')}\n`);
  expect(await removeLeftovers(parent)).toBe(2);
  expect(await readdir(parent)).toEqual([]);
  await expect(stat(unfinished)).rejects.toThrow(/ENOENT/);
});

it('the working folder of a program that still runs stays; one from before the PC’s last start goes, even if its process number is used again', async () => {
  const parent = files.at('others');
  await mkdir(parent);
  const mine = workingFolder(parent);
  await written(mine.fresh('page'), 'page');
  expect((await stat(mine.path())).mode & 0o777).toBe(0o700);
  await removeLeftovers(parent);
  expect(await readdir(parent)).toHaveLength(1);
  const before = new Date(Date.now() - uptime() * 1000 - 60_000);
  await utimes(mine.path(), before, before);
  await removeLeftovers(parent);
  expect(await readdir(parent)).toEqual([]);
});

it('where a killed program’s list of unfinished files names a file of another kind, that file is not removed', async () => {
  const mine = await written(files.at('thesis.docx'), 'years of work');
  const parent = files.at('planted');
  await written(join(await killedIn(parent), 'elsewhere.txt'), `${mine}\n`);
  expect(await removeLeftovers(parent)).toBe(0);
  expect((await stat(mine)).size).toBeGreaterThan(0);
});

it.runIf(process.getuid?.() === 0)(
  'a working folder that belongs to another user stays, and what its list of unfinished files names is not removed',
  async () => {
    const mine = await written(files.at('.cle-en-main-5e6f7a8b.part'), 'half');
    const parent = files.at('shared');
    const folder = await killedIn(parent);
    await written(join(folder, 'elsewhere.txt'), `${mine}\n`);
    await chown(folder, 65_534, 65_534);
    expect(await removeLeftovers(parent)).toBe(0);
    expect(await readdir(folder)).toEqual(['elsewhere.txt']);
    expect((await stat(mine)).size).toBeGreaterThan(0);
  },
);

it('the working folder of another PC on the same share stays for a day, since a program may be running there, and then goes', async () => {
  const parent = files.at('two-pcs');
  const folder = await killedIn(parent, madeHere('').startsWith('0000') ? '1111' : '0000');
  await written(join(folder, '1.page'), 'page');
  expect(await removeLeftovers(parent)).toBe(0);
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await utimes(folder, yesterday, yesterday);
  expect(await removeLeftovers(parent)).toBe(1);
  expect(await readdir(parent)).toEqual([]);
});
