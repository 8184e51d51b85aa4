/** Runs the built terminal door as a trainer or a script would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { until } from './wait.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');

const spokenSchema = v.strictObject({
  finding: v.string(),
  title: v.string(),
  who: v.string(),
  steps: v.array(v.string()),
});

/** What `check --json` prints (docs/deployment.md#surveiller-par-script). */
export const printedSchema = v.strictObject({
  schema: v.literal(2),
  at: v.pipe(v.string(), v.isoTimestamp()),
  mode: v.picklist(['live', 'practice']),
  verdict: v.picklist(['ready', 'blocked', 'unknown', 'checking']),
  next: v.nullable(spokenSchema),
  remarks: v.array(spokenSchema),
  unknown: v.array(v.strictObject({ fact: v.string(), why: v.string() })),
  checks: v.array(
    v.strictObject({
      id: v.string(),
      state: v.string(),
      finding: v.nullable(v.string()),
      data: v.record(v.string(), v.unknown()),
    }),
  ),
});
export type Printed = v.InferOutput<typeof printedSchema>;

export interface Run {
  code: unknown;
  out: string;
  err: string;
}

/** Runs a command to its end. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const out: Buffer[] = [],
    err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const [code]: unknown[] = await once(child, 'close');
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

export async function checkJson(): Promise<Printed> {
  return v.parse(printedSchema, JSON.parse((await run(['check', '--json'])).out));
}

export interface Watching {
  /** Waits until the latest snapshot satisfies `wanted`, and gives it back. */
  until(wanted: (latest: Printed) => boolean, what: string): Promise<Printed>;
  latest(): Printed | null;
  /** Every verdict printed so far. */
  verdicts(): readonly Printed['verdict'][];
  child: ChildProcess;
  stop(): Promise<void>;
}

export function watch(env: NodeJS.ProcessEnv = {}): Watching {
  const child = spawn(process.execPath, [CLI, 'check', '--watch'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let latest: Printed | null = null;
  const verdicts: Printed['verdict'][] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    latest = v.parse(printedSchema, JSON.parse(line));
    verdicts.push(latest.verdict);
  });
  return {
    child,
    latest: () => latest,
    verdicts: () => verdicts,
    async until(wanted, what) {
      const seen = await until(
        () => latest,
        (now) => now !== null && wanted(now),
        what,
      );
      if (seen === null) throw new Error('unreachable');
      return seen;
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

export const findingOf = (printed: Printed, check: string): string | null =>
  printed.checks.find(({ id }) => id === check)?.finding ?? null;
export const stateOf = (printed: Printed, check: string): string | undefined =>
  printed.checks.find(({ id }) => id === check)?.state;
