/**
 * Fifty megabytes and more where a few bytes belong: refused before they are read, whoever sends them. Peaks of this
 * process' own memory, not what is left after.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder } from '../../../native/probes/machine.ts';
import { createRun } from '../../../native/probes/run.ts';
import { pagesInFile } from '../../../src/worker/open.ts';
import { answer } from '../../../src/main/doors/answer.ts';
import { openLoopback } from '../../../src/main/doors/browser/loopback.ts';
import { readPolicy } from '../../../src/main/session/read-policy.ts';
import { MessageRefused } from '../../../src/shared/parse-message.ts';
import { keptMb } from '../../tools/fuzz.ts';
import { nobody } from '../../tools/nobody.ts';

const MB = 2 ** 20;
const LARGE = 50 * MB;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A file that begins so and is zeros from there on. */
async function file(name: string, head: Uint8Array | string, bytes = LARGE): Promise<string> {
  const path = join(folder, name);
  const handle = await open(path, 'w');
  await handle.write(Buffer.from(head));
  await handle.truncate(bytes);
  await handle.close();
  return path;
}

/** How much more this process had at once while the work was done, MB. */
async function peakOf<T>(work: () => Promise<T>): Promise<{ value: T; mb: number }> {
  keptMb();
  const before = await forgetPeak();
  const value = await work();
  return { value, mb: (await peakMb()) - before };
}
/** Linux can forget its highest mark (proc(5), clear_refs); elsewhere it counts from the highest so far. */
async function forgetPeak(): Promise<number> {
  const forgot = await writeFile('/proc/self/clear_refs', '5').then(
    () => true,
    () => false,
  );
  return forgot ? process.memoryUsage.rss() / MB : process.resourceUsage().maxRSS / 1024;
}
async function peakMb(): Promise<number> {
  const kb = /^VmHWM:\s+(\d+) kB/m.exec(await readFile('/proc/self/status', 'utf8').catch(() => ''))?.[1];
  return (kb === undefined ? process.resourceUsage().maxRSS : Number(kb)) / 1024;
}
const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('what is too large is refused without being taken into memory', () => {
  it('a policy file', async () => {
    const path = await file('policy.json', '{"trainer":"');
    const { value, mb } = await peakOf(() => readPolicy(path, { owned: false }));
    expect(value.trouble).toMatch(/256\sko/);
    expect(mb).toBeLessThan(8);
  });

  it('a settings file that a probe reads (Firefox, the eID software)', async () => {
    const path = await file('extensions.json', '{"addons":[');
    const { value, mb } = await peakOf(() => filesUnder().text(path));
    expect(value).toBeNull();
    expect(mb).toBeLessThan(8);
  });

  it.skipIf(process.platform === 'win32')(
    'a pipe under the name of a settings file is not read either, and does not keep the probe waiting',
    async () => {
      const path = join(folder, 'profiles.ini');
      execFileSync('mkfifo', [path]);
      expect(await filesUnder().text(path)).toBeNull();
    },
  );

  it.skipIf(process.platform === 'win32')(
    'the output of a system tool that never stops printing is cut off, and called unreadable',
    async () => {
      const { value, mb } = await peakOf(() => createRun()('yes', ['a line of nothing in particular']));
      expect(value).toEqual({ state: 'unknown', reason: 'unreadable' });
      // Cut off at 16 MB.
      expect(mb).toBeLessThan(64);
    },
  );

  it.each([
    ['pdf', '%PDF-1.7\n', 'too-large'],
    ['bmp', bmpHead(40_000, 40_000), 'too-large'],
    ['heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'), 'too-large'],
    ['png', Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff0806000000', 'hex'), /broken|too-many-pixels/],
  ] as const)('a file of 400 MB that begins like a %s, when its pages are asked for', async (name, head, trouble) => {
    const path = await file(`page.${name}`, head, 400 * MB);
    const { value, mb } = await peakOf(() => outcomeOf(pagesInFile(path, folder)));
    expect(value).toMatch(trouble);
    expect(mb).toBeLessThan(64);
  });

  it.each([
    ['link.open', 'x'.repeat(LARGE)],
    ['practice.choose', 'x'.repeat(LARGE)],
    ['kiosk.leave', 'x'.repeat(LARGE)],
    ['documents.begin-file', { name: 'x'.repeat(LARGE), bytes: 1, document: null, replaces: null }],
    ['documents.edit', { do: 'rename', document: 'd1', title: 'x'.repeat(LARGE) }],
    ['documents.edit', { do: 'delete', pages: Array.from({ length: 1_000_000 }, () => 'p1') }],
    ['documents.send-part', { upload: 'u1', bytes: new Uint8Array(LARGE) }],
    ['documents.save', { document: 'd1', preset: 'mail', password: 'x'.repeat(LARGE) }],
  ] as const)(
    'the message %s of the page, with an argument of 50 MB or of a million names, in a refusal of fewer than 200 characters',
    async (name, argument) => {
      const { value, mb } = await peakOf(() => answer(nobody, name, argument).catch((error: unknown) => error));
      expect(value).toBeInstanceOf(MessageRefused);
      expect(String(value).length).toBeLessThan(200);
      expect(mb).toBeLessThan(64);
    },
  );

  it('a body of 50 MB in a request to the loopback door: the answer is 413, or the connection is cut', async () => {
    const door = await openLoopback({
      answer: (name, argument) => answer(nobody, name, argument),
      folder,
      offered: () => null,
      onEmpty() {},
      onPage() {},
      onTrouble() {},
    });
    try {
      const { host, port } = new URL(door.address ?? '');
      const body = Buffer.alloc(LARGE, 0x20);
      const { value, mb } = await peakOf(
        () =>
          new Promise((resolve) => {
            const outgoing = request(
              {
                host: '127.0.0.1',
                port,
                path: '/session',
                method: 'POST',
                headers: { host, origin: `http://${host}` },
              },
              (incoming) => {
                incoming.resume();
                resolve(incoming.statusCode);
              },
            );
            // Refused, or cut while we were still sending.
            outgoing.on('error', () => resolve('cut'));
            outgoing.end(body);
          }),
      );
      expect([413, 'cut']).toContain(value);
      expect(mb).toBeLessThan(32);
    } finally {
      await door.close();
    }
  });
});

function bmpHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  return head;
}
