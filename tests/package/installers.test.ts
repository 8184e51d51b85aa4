/** Before anything is packed: who answers for the installers, and the icons that they carry. */
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PUBLISHER } from './pack.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

describe('installers that nobody answers for', () => {
  it.each([
    ['nothing', {}],
    [
      'a homepage that is no https address',
      { CLE_EN_MAIN_HOMEPAGE: 'epn.example', CLE_EN_MAIN_MAINTAINER: PUBLISHER.maintainer },
    ],
    ['a maintainer without an address', { CLE_EN_MAIN_HOMEPAGE: PUBLISHER.homepage, CLE_EN_MAIN_MAINTAINER: 'EPN' }],
  ])(
    'are not built when the environment says %s: exit code 64, and the variable to set is named',
    async (_what, env) => {
      const { CLE_EN_MAIN_HOMEPAGE: _homepage, CLE_EN_MAIN_MAINTAINER: _maintainer, ...rest } = process.env;
      const failed = await run(process.execPath, [join(ROOT, 'scripts/installers.mjs'), '--linux', 'deb'], {
        env: { ...rest, ...env },
      }).then(
        () => null,
        (error: unknown) => v.parse(v.object({ code: v.number(), stderr: v.string() }), error),
      );
      expect(failed?.code).toBe(64);
      expect(failed?.stderr).toMatch(/CLE_EN_MAIN_(HOMEPAGE|MAINTAINER): /);
    },
  );
  it('package.json and the settings of the two installers name no made-up address (.invalid)', async () => {
    for (const file of ['package.json', 'electron-builder.yml', 'electron-builder.machine.yml'])
      expect([file, (await readFile(join(ROOT, file), 'utf8')).includes('.invalid')]).toEqual([file, false]);
  });
});

describe('the drawn icons', () => {
  it('are there: seven sizes for Linux, seven pictures in the one for Windows, and a whole file for macOS', async () => {
    expect(
      (await readdir(join(ROOT, 'assets/icons/linux')))
        .map((name) => Number.parseInt(name, 10))
        .sort((one, other) => one - other),
    ).toEqual([16, 32, 48, 64, 128, 256, 512]);
    const head = async (file: string, bytes: number): Promise<Buffer> => {
      for await (const part of createReadStream(join(ROOT, file), { end: bytes - 1 })) return Buffer.from(part);
      throw new Error(`${file} is empty`);
    };
    expect((await head('assets/icons/icon.ico', 6)).readUInt16LE(4)).toBe(7);
    const icns = await head('assets/icons/icon.icns', 8);
    expect([icns.toString('ascii', 0, 4), icns.readUInt32BE(4)]).toEqual([
      'icns',
      (await stat(join(ROOT, 'assets/icons/icon.icns'))).size,
    ]);
  });
});
