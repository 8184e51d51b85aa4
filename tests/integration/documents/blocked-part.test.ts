/** The part that reads pictures taken away or refused by a virus scanner or a policy: nobody's photo is to blame. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const MODULES = join(ROOT, 'node_modules');
let folder: string;
/** The built program beside packages of which one is no longer as it was. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blocked-'));
  await cp(join(ROOT, 'out'), join(folder, 'out'), { recursive: true });
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
  await mkdir(join(folder, 'node_modules/@img'), { recursive: true });
  for (const name of await readdir(MODULES))
    if (name !== '@img' && name !== 'sharp') await symlink(join(MODULES, name), join(folder, 'node_modules', name));
  await cp(join(MODULES, 'sharp'), join(folder, 'node_modules/sharp'), { recursive: true });
  for (const name of await readdir(join(MODULES, '@img')))
    if (!name.startsWith('sharp-')) await symlink(join(MODULES, '@img', name), join(folder, 'node_modules/@img', name));
  await sharp({ create: { width: 1200, height: 1600, channels: 3, background: 'white' } })
    .jpeg()
    .toFile(join(folder, 'photo.jpg'));
});
afterAll(() => rm(folder, { recursive: true }));

/** `pdf` of the photo: what was printed for a person, and the exit code. */
async function makePdf(): Promise<{ code: unknown; said: string }> {
  const cli = join(folder, 'out/main/cli.js');
  return promisify(execFile)(process.execPath, [cli, 'pdf', 'photo.jpg', '-o', 'page.pdf'], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: unknown) => ({
      code: Reflect.get(Object(error), 'code'),
      said: `${String(Reflect.get(Object(error), 'stdout'))}${String(Reflect.get(Object(error), 'stderr'))}`,
    }),
  );
}

it.each([
  ['taken away', null],
  ['emptied', ''],
] as const)(
  'with libvips, which reads pictures, %s, `pdf` exits with 2, says that the photo is in order and not damaged, and names a protection of the PC',
  async (_how, content) => {
    const place = join(folder, 'node_modules/@img/sharp-linux-x64');
    await rm(place, { recursive: true, force: true });
    if (content !== null) {
      await mkdir(join(place, 'lib'), { recursive: true });
      await cp(join(MODULES, '@img/sharp-linux-x64/package.json'), join(place, 'package.json'));
      await writeFile(join(place, 'lib/sharp-linux-x64.node'), content);
    }
    const { code, said } = await makePdf();
    expect([code, said]).toEqual([2, expect.stringMatching(/le fichier est en ordre.*protection/)]);
    expect(said).not.toMatch(/abîmé/);
  },
);
