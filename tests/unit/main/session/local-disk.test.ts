/** Where the program puts what it needs for a while: on this PC, for this person. */
import { chmod, lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskTrouble } from '../../../../src/main/session/disk-trouble.ts';
import { isOnNetwork, stayOnLocalDisk, temporaryFolders } from '../../../../src/main/session/local-disk.ts';
import { windowFolder } from '../../../../src/main/session/window-folder.ts';

let parent: string;
const before = { ...process.env };
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'places-'));
});
afterEach(async () => {
  for (const name of ['TMPDIR', 'TEMP', 'TMP'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  await rm(parent, { recursive: true });
});
const setTemporary = (folder: string): void => {
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
};

describe('a folder of Windows', () => {
  it.each([
    ['C:\\Users\\Émile\\AppData\\Local\\Temp', false],
    ['\\\\?\\C:\\Temp', false],
    ['\\\\?\\Volume{0b5e2d3c-0000-0000-0000-100000000000}\\Temp', false],
    ['\\\\server\\profiles\\Émile\\Temp', true],
    ['\\\\?\\UNC\\server\\profiles\\Émile\\Temp', true],
    ['\\\\server.example.be@SSL\\DavWWWRoot\\Temp', true],
  ])('%s counts as on the network: %s', (path, expected) => {
    expect(isOnNetwork(path, { platform: 'win32', realPath: (given) => given })).toBe(expected);
  });
  it('under a drive letter that stands for a share is on the network', () => {
    expect(isOnNetwork('H:\\Temp', { platform: 'win32', realPath: () => '\\\\server\\home$\\Temp' })).toBe(true);
  });
  it('that cannot be examined counts as local', () => {
    expect(
      isOnNetwork('Q:\\', {
        platform: 'win32',
        realPath: () => {
          throw new Error('ENOENT');
        },
      }),
    ).toBe(false);
  });
  it('for temporary files is the person’s own first, then the system’s', () => {
    expect(
      temporaryFolders('win32', { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local', SystemRoot: 'C:\\Windows' }),
    ).toEqual(['C:\\Users\\a\\AppData\\Local\\Temp', 'C:\\Windows\\Temp']);
    expect(temporaryFolders('win32', {})).toEqual([]);
  });
});

describe('the temporary folder', () => {
  it('stays as it is while it is local and can be written', () => {
    setTemporary(parent);
    stayOnLocalDisk(['/']);
    expect(tmpdir()).toBe(parent);
    expect(diskTrouble('fr')).toBeNull();
  });
  it.each(['none', 'a-file'])(
    'that is no usable folder (%s) is replaced by the first candidate that is one',
    async (name) => {
      await writeFile(join(parent, 'a-file'), '');
      setTemporary(join(parent, name));
      expect(diskTrouble('fr')).toMatch(/ne peut pas y écrire/);
      stayOnLocalDisk([join(parent, 'not-there-either'), parent]);
      expect(tmpdir()).toBe(parent);
    },
  );
  it('that does not exist stays as it is when the only candidate does not exist either, and the trainer’s details say so', () => {
    setTemporary(join(parent, 'none'));
    stayOnLocalDisk([join(parent, 'nor-this')]);
    expect(tmpdir()).toBe(join(parent, 'none'));
    expect(diskTrouble('fr')).toMatch(/^Dossier temporaire/);
  });
});

describe('the window’s folder', () => {
  it('is the same at each start, and only this person’s', async () => {
    const folder = windowFolder(parent) ?? '';
    expect(windowFolder(parent)).toBe(folder);
    if (process.platform !== 'win32') expect((await lstat(folder)).mode & 0o777).toBe(0o700);
  });
  it.skipIf(process.platform === 'win32')(
    'is another one when the usual one is open to everybody, or a link stands in its place',
    async () => {
      const usual = windowFolder(parent) ?? '';
      await chmod(usual, 0o777);
      expect(windowFolder(parent)).not.toBe(usual);
      await rm(usual, { recursive: true });
      await mkdir(join(parent, 'elsewhere'), { mode: 0o700 });
      await symlink(join(parent, 'elsewhere'), usual);
      expect(windowFolder(parent)).not.toBe(usual);
    },
  );
  it('is null where its parent does not exist', () => {
    expect(windowFolder(join(parent, 'none'))).toBeNull();
  });
});
