import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAppWindow } from '../../../../src/main/doors/browser/app-window.ts';

let folder: string;
let temporaryBefore: string | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-window-'));
  temporaryBefore = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
});
afterEach(async () => {
  if (temporaryBefore === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temporaryBefore;
  await rm(folder, { recursive: true });
});

describe.runIf(process.platform === 'linux')('the browser’s window', () => {
  it('has on Linux one folder for the browser’s cache, data, temporary files and crash dumps, and that folder is gone once the window has closed', async () => {
    const file = join(folder, 'browser.sh');
    await writeFile(file, `#!/bin/sh\nenv > '${join(folder, 'seen.txt')}'\n`);
    await chmod(file, 0o755);
    const window = await openAppWindow({ file, snap: false }, 'http://127.0.0.1:1/');
    await window.closed;
    const seen = new Map(
      (await readFile(join(folder, 'seen.txt'), 'utf8')).split('\n').map((line) => {
        const [name = '', ...value] = line.split('=');
        return [name, value.join('=')];
      }),
    );
    // GTK's list of recently used files lies in the second one.
    for (const name of ['XDG_CACHE_HOME', 'XDG_DATA_HOME', 'TMPDIR', 'BREAKPAD_DUMP_LOCATION'])
      expect([name, seen.get(name)]).toEqual([name, expect.stringMatching(new RegExp(`^${folder}/cle-en-main-.+/t$`))]);
    expect((await readdir(folder)).toSorted()).toEqual(['browser.sh', 'seen.txt']);
  });
});
