/** A clone that the tests' normal user cannot read is found out before anything is started there. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isOpenToAll } from '../../../scripts/lib/open-to-all.mjs';

it('a file is open to all when it and every folder above it are; one that is not there is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'open-'));
  const file = join(folder, 'clone/package.json');
  await mkdir(join(folder, 'clone'));
  await writeFile(file, '{}');
  // mkdtemp's folder is its owner's only, as /root is.
  const asMade = isOpenToAll(file);
  await chmod(folder, 0o755);
  await chmod(join(folder, 'clone'), 0o755);
  await chmod(file, 0o644);
  const opened = isOpenToAll(file);
  await chmod(file, 0o600);
  expect([asMade, opened, isOpenToAll(file), isOpenToAll(join(folder, 'gone'))]).toEqual([false, true, false, false]);
  await rm(folder, { recursive: true });
});
