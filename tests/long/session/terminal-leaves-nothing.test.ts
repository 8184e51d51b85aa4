/**
 * « Nothing stays » in the terminal: a PDF made from a photo whose name, folder, title and password tell something,
 * ended in each way, and then each of them looked for in the home, the temporary folder and the stick.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { belongings, type Belongings } from '../../e2e/tools/whole-session.ts';
import { scratch, type Scratch } from '../../tools/documents/photos.ts';
import { until } from '../../tools/wait.ts';
import { wordsFound } from '../../tools/word-search.ts';

const CLI = join(import.meta.dirname, '../../../out/main/cli.js');

describe('making a PDF in the terminal', () => {
  let files: Scratch;
  let home: string;
  let temporary: string;
  let stick: string;
  let has: Belongings;
  beforeEach(async () => {
    files = await scratch();
    [home, temporary, stick] = [files.at('home'), files.at('tmp'), files.at('stick')];
    for (const folder of [home, temporary]) await mkdir(folder);
    has = await belongings(home, stick);
  });
  afterEach(() => files.remove());

  /** `times`: how often the photo is given, so that there is time to end it before it is done. */
  function pack(times: number): ChildProcess {
    const photos = Array.from({ length: times }, () => has.photo);
    const words = ['pdf', ...photos, '-o', has.target, '--title', has.title, '--password'];
    const child = spawn(process.execPath, [CLI, ...words], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...process.env, HOME: home, TMPDIR: temporary, XDG_CONFIG_HOME: undefined, XDG_CACHE_HOME: undefined },
    });
    child.stdin?.end(`${has.password}\n`);
    return child;
  }
  const found = async (): Promise<string[]> =>
    wordsFound([home, temporary, stick, '/dev/shm', '/var/tmp'], await has.words(), has.theirs);
  /** Until the session has its folder. */
  const isAtWork = (): Promise<unknown> =>
    until(
      () => readdir(temporary, { recursive: true }),
      (names) => names.length > 0,
      'the folder of the session',
    );

  it('leaves no word of the visitor’s and no working file when it has come to its end', async () => {
    const child = pack(1);
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(await found()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves no word of the visitor’s, no working file and no PDF when %s ends it',
    async (signal) => {
      const child = pack(8);
      await isAtWork();
      child.kill(signal);
      expect((await once(child, 'exit'))[0]).toBe(2);
      expect(await found()).toEqual([]);
      expect([await readdir(temporary), await readdir(join(has.target, '..'))]).toEqual([[], []]);
    },
  );

  it('leaves no word of the visitor’s when it is killed, once `pdf` has been started again', async () => {
    const child = pack(8);
    await isAtWork();
    child.kill('SIGKILL');
    await once(child, 'exit');
    // Otherwise there would be nothing to remove.
    expect((await readdir(temporary)).length).toBeGreaterThan(0);
    const next = pack(1);
    expect((await once(next, 'exit'))[0]).toBe(0);
    expect(await found()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });
});
