/** Folders of a program that was killed: which may be removed at the next start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leftBehind, madeHere } from '../../../../src/main/session/left-behind.ts';

const PREFIX = 'left-test-';
let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'parent-'));
});
afterEach(async () => {
  await rm(parent, { recursive: true });
});

/** A folder as the process of this number would have named it. */
const namedBy = (pid: number): string =>
  join(parent, `${madeHere(PREFIX).replace(String(process.pid), String(pid))}abc`);

describe.runIf(process.platform === 'linux')('a folder that a process of this program made, on Linux', () => {
  it('is not called left over while that process runs', async () => {
    await mkdir(namedBy(process.pid));
    expect(await leftBehind(parent, PREFIX)).toEqual([]);
  });

  it('is called left over when the number of its process now belongs to one that started after the folder was made', async () => {
    const early = join(parent, 'early');
    await mkdir(early);
    const { birthtimeMs } = await stat(early);
    // More than a second apart, which is as finely as the system tells when a process started.
    await vi.waitUntil(() => Date.now() > birthtimeMs + 1500, { timeout: 10_000 });
    const later = spawn('sleep', ['60'], { stdio: 'ignore' });
    await once(later, 'spawn');
    const folder = namedBy(later.pid ?? 0);
    await rename(early, folder);
    const left = await leftBehind(parent, PREFIX);
    later.kill();
    await once(later, 'exit');
    expect(left.map((each) => basename(each))).toEqual([basename(folder)]);
  });
});
