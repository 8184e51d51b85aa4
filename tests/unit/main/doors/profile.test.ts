import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeHere } from '../../../../src/main/session/left-behind.ts';
import { makeProfile, removeLeftProfiles, removeProfile } from '../../../../src/main/doors/browser/profile.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'profiles-'));
});
afterEach(() => rm(parent, { recursive: true }));

describe('the browser’s throw-away profile', () => {
  it('is removed with all that is in it', async () => {
    const { folder, profile } = await makeProfile(parent);
    await mkdir(join(profile, 'Default/Cache'), { recursive: true });
    await removeProfile(folder);
    expect(await readdir(parent)).toEqual([]);
  });
  it('of a killed process is removed at the next start; the profiles of running ones, and other folders, stay', async () => {
    const { folder: living } = await makeProfile(parent);
    // No process has this id: above the largest that Linux hands out (2^22).
    await mkdir(join(parent, `${madeHere('cle-en-main-').replace(/\d+-$/, '99999999-')}abc/Default`), {
      recursive: true,
    });
    await mkdir(join(parent, 'somebody-else'));
    await removeLeftProfiles(parent);
    expect((await readdir(parent)).map((name) => join(parent, name)).sort()).toEqual(
      [living, join(parent, 'somebody-else')].sort(),
    );
  });
  it('left over from before is looked for without complaint where the folder for profiles does not exist', async () => {
    await expect(removeLeftProfiles(join(parent, 'none'))).resolves.toBeUndefined();
  });
});
