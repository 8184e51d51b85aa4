import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savePlaceOf } from '../../../../src/main/documents/save-place.ts';

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'save-place-')));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('a place to save', () => {
  it('that is a file, or where nothing is yet, is that path; one or two links lead to the file that they point at', async () => {
    const at = (name: string): string => join(folder, name);
    await writeFile(at('old.pdf'), 'old');
    await symlink('old.pdf', at('link'));
    await symlink(at('link'), at('link to a link'));
    for (const [named, real] of [
      ['old.pdf', 'old.pdf'],
      ['new.pdf', 'new.pdf'],
      ['link', 'old.pdf'],
      ['link to a link', 'old.pdf'],
    ] as const)
      expect(await savePlaceOf(at(named))).toEqual({ state: 'file', path: at(real) });
  });
  it.each([
    ['a folder', (path: string) => mkdir(path)],
    ['a pipe', async (path: string) => execFileSync('mkfifo', [path])],
    ['a link to nothing', (path: string) => symlink('nowhere', path)],
    ['a link to itself', (path: string) => symlink(path, path)],
    ['a link to a folder', (path: string) => symlink('.', path)],
    ['a link to a device', (path: string) => symlink('/dev/null', path)],
    ['a link through a file', (path: string) => symlink('/dev/null/below', path)],
  ])('that is %s is refused as no file', async (what, make) => {
    const path = join(folder, `${what}.pdf`);
    await make(path);
    expect(await savePlaceOf(path)).toEqual({ state: 'not-a-file' });
  });
});
