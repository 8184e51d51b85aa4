/** Running a tool of the system: what comes back, whatever the tool does. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRun, textOf } from '../../../../native/probes/run.ts';
import { MADE, newFolder } from './samples/machines.ts';
import { codePage850 } from './samples/windows.ts';

afterAll(() => rmSync(MADE, { recursive: true, force: true }));

const tool = (body: string, mode = 0o755) => {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tool'), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, 'tool'), mode);
  return createRun(folder, 'linux')('tool', ['a b', '$HOME', '"'], 60_000);
};
const because = (reason: string) => ({ state: 'unknown', reason });

describe('a tool of the system', () => {
  it('gets its arguments as they are, without a shell between', async () =>
    expect(await tool('for one in "$@"; do echo "$one"; done')).toEqual({
      state: 'known',
      value: { code: 0, out: 'a b\n$HOME\n"\n', trouble: '' },
    }));
  it('that ends with an error still gives its output and its code', async () =>
    expect(await tool('echo no >&2; exit 3')).toEqual({
      state: 'known',
      value: { code: 3, out: '', trouble: 'no\n' },
    }));
  it('is run in the C locale, so that it does not translate its output', async () =>
    expect(await tool('echo $LC_ALL')).toMatchObject({ value: { out: 'C\n' } }));
  it('that is not there is reported as no tool', async () =>
    expect(await createRun(newFolder(), 'linux')('tool', [])).toEqual(because('no-tool')));
  it('that may not be run is reported as denied', async () =>
    expect(await tool('echo', 0o644)).toEqual(because('denied')));
  it('that is killed is reported as failed', async () => expect(await tool('kill -9 $$')).toEqual(because('failed')));
  it('that prints without end is stopped, and reported as unreadable', async () =>
    expect(
      await tool('while :; do echo 0123456789012345678901234567890123456789012345678901234567890123456789; done'),
    ).toEqual(because('unreadable')));
});

describe('many tools at once', () => {
  it('are started one by one, so that what else this process does has its turn in between', async () => {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'tool'), '#!/bin/sh\nexec sleep 1000\n');
    chmodSync(join(folder, 'tool'), 0o755);
    const run = createRun(`${folder}:/usr/bin:/bin`, 'linux');
    const before = new Set(children());
    const started = (): number[] => children().filter((id) => !before.has(id));
    const ends = Array.from({ length: 8 }, () => run('tool', [], 60_000));
    let turns = 0;
    for (; started().length < 8; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(turns).toBeGreaterThan(5);
    for (const id of started()) process.kill(id, 'SIGKILL');
    expect(await Promise.all(ends)).toEqual(Array(8).fill(because('failed')));
  });
});

/** The processes that this one has started and that still run. */
const children = (): number[] =>
  readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter((id) => id !== '')
      .map(Number),
  );

describe('the output of a tool', () => {
  it.each([
    ['UTF-8', Buffer.from('Accès\r\nrefusé'), 'Accès\nrefusé'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFé'), 'é'],
    ['UTF-16', Buffer.from('\uFEFFAccès\r\n', 'utf16le'), 'Accès\n'],
    ['UTF-16 without a mark', Buffer.from('Accès', 'utf16le'), 'Accès'],
    ['nothing', Buffer.alloc(0), ''],
  ])('is read when it is %s', (_name, bytes, text) => expect(textOf(bytes)).toBe(text));
  it('in the console’s code page keeps its ASCII, whatever becomes of the accents', () =>
    expect(textOf(codePage850('Accès refusé\r\n1060'))).toMatch(/^Acc.s refus.\n1060$/));
});
