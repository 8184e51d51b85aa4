/**
 * Cold start of the window in a real Electron beside an empty window in the same one: from `spawn` to `ready-to-show`
 * and to the home screen's tasks, moment by moment, and the memory of all processes once the home screen is idle.
 * Prints medians of pairs; judges nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { APP } from '../e2e/tools/app.ts';
import { environmentFor, realElectrons, type Electron } from '../e2e/tools/electron.ts';
import { isRoot, makePerson, personsFolder } from '../e2e/tools/person.ts';
import { startScreen, type Screen } from '../e2e/tools/screen.ts';
import { median } from './statistics.ts';

const RUNS = Number(process.env['RUNS'] ?? 11);
/** By then the card process has answered, and what the next screens need has been loaded, ms. */
const IDLE_MS = 12_000;
const IDLE_RUNS = 3;

interface Subject {
  readonly name: string;
  readonly path: string;
  /** What is on the page when a person can begin. */
  readonly usable: string;
}
const OURS: Subject = { name: 'Clé en main', path: APP, usable: 'nav.tasks button' };
const EMPTY: Subject = { name: 'an empty window', path: join(import.meta.dirname, 'empty-window'), usable: 'h1' };

const momentSchema = v.object({ moment: v.string(), at: v.number() });
/** Milliseconds from `spawn` on. */
type Moments = ReadonlyMap<string, number>;
const LAST = ['ready-to-show', 'usable', 'page loaded'] as const;

const [electron] = realElectrons();
let screen: Screen;
beforeAll(async () => {
  if (isRoot) await makePerson();
  screen = await startScreen();
});
afterAll(() => screen.end());

/** Starts it, waits for its last moment and then `idleMs`, and ends it. */
async function start(subject: Subject, { executable, switches, env }: Electron, idleMs: number) {
  const userData = await personsFolder('start-up-window-');
  const variables = await environmentFor({ ...REAL, env }, userData, {
    DISPLAY: screen.display,
    MOMENTS_USABLE: subject.usable,
  });
  const begun = performance.timeOrigin + performance.now();
  const child = spawn(
    executable,
    [...switches, `--user-data-dir=${userData}`, '-r', join(import.meta.dirname, 'moments.cjs'), subject.path],
    { stdio: ['ignore', 'pipe', 'ignore'], env: variables },
  );
  const gone = once(child, 'exit');
  const moments = new Map<string, number>();
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    const { moment, at } = v.parse(momentSchema, JSON.parse(line));
    moments.set(moment, at - begun);
    if (LAST.every((each) => moments.has(each))) break;
  }
  if (idleMs > 0) await sleep(idleMs);
  const memory = idleMs > 0 && child.pid !== undefined ? await memoryOf(child.pid) : [];
  child.kill('SIGTERM');
  await gone;
  await rm(userData, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  return { moments, memory };
}
const REAL = { name: '', executable: '', isDouble: false, switches: [] };

interface Part {
  readonly process: string;
  readonly kB: number;
}

/** Each process below `root` with its share of the memory (PSS): pages that several hold count once. */
async function memoryOf(root: number): Promise<Part[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const pid of pids) {
    // One that has ended meanwhile has no parent.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0));
  }
  const isBelow = (pid: number): boolean => {
    for (let each: number | undefined = pid; each !== undefined && each > 1; each = parents.get(each))
      if (each === root) return true;
    return false;
  };
  return Promise.all(
    pids.filter(isBelow).map(async (pid) => {
      const [rollup, command] = await Promise.all([
        readFile(`/proc/${pid}/smaps_rollup`, 'utf8'),
        readFile(`/proc/${pid}/cmdline`, 'utf8'),
      ]);
      return { process: kindOf(command), kB: Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]) };
    }),
  );
}
const kindOf = (command: string): string =>
  /--utility-sub-type=([\w.]+)/.exec(command)?.[1] ?? /--type=([\w-]+)/.exec(command)?.[1] ?? 'main';

const sum = (parts: readonly Part[]): number => parts.reduce((all, { kB }) => all + kB, 0);

describe.skipIf(electron === undefined)('cold start of the window', () => {
  it('is printed moment by moment, beside an empty window', async () => {
    if (electron === undefined) return;
    await start(OURS, electron, 0);
    await start(EMPTY, electron, 0);
    const ours: Moments[] = [];
    const empty: Moments[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      ours.push((await start(OURS, electron, 0)).moments);
      empty.push((await start(EMPTY, electron, 0)).moments);
    }
    const of = (starts: readonly Moments[], moment: string): number =>
      median(starts.map((moments) => moments.get(moment) ?? Number.NaN));
    const names = [...new Set([...ours, ...empty].flatMap((moments) => [...moments.keys()]))];
    console.table(
      names.map((moment) => ({
        moment,
        [`${OURS.name}, ms`]: Math.round(of(ours, moment)),
        [`${EMPTY.name}, ms`]: Math.round(of(empty, moment)),
      })),
    );
    const ratio = (moment: string): number =>
      median(ours.map((moments, run) => (moments.get(moment) ?? Number.NaN) / (empty[run]?.get('ready-to-show') ?? 0)));
    console.log(`ready-to-show beside the empty window's: ${ratio('ready-to-show').toFixed(2)}`);
    console.log(`home usable beside the empty window's ready-to-show: ${ratio('usable').toFixed(2)}`);
    expect(ours).toHaveLength(RUNS);
  });

  it('and the memory of all its processes when the home screen is idle', async () => {
    if (electron === undefined) return;
    const ours: Part[][] = [];
    const empty: Part[][] = [];
    for (let run = 0; run < IDLE_RUNS; run += 1) {
      ours.push((await start(OURS, electron, IDLE_MS)).memory);
      empty.push((await start(EMPTY, electron, IDLE_MS)).memory);
    }
    const kinds = [...new Set([...ours, ...empty].flat().map(({ process }) => process))];
    const of = (starts: readonly Part[][], kind: string): number =>
      median(starts.map((parts) => sum(parts.filter(({ process }) => process === kind))));
    console.table(
      kinds.map((process) => ({
        process,
        [`${OURS.name}, MB`]: (of(ours, process) / 1000).toFixed(1),
        [`${EMPTY.name}, MB`]: (of(empty, process) / 1000).toFixed(1),
      })),
    );
    const all = (starts: readonly Part[][]): number => median(starts.map(sum)) / 1000;
    console.log(`in all: ${all(ours).toFixed(1)} MB beside ${all(empty).toFixed(1)} MB`);
    console.log(`memory beside the empty window's: ${(all(ours) / all(empty)).toFixed(2)}`);
    expect(ours).toHaveLength(IDLE_RUNS);
  });
});
