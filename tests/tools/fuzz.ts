/**
 * How hard the property tests try, and what every single case may take: time and memory are looked at around each,
 * whatever the property is about.
 * `npm run fuzz` (nightly) asks for 10,000 cases each; `npm test` for a share of them.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import * as v from 'valibot';

export const CASES = Number(process.env['FUZZ_CASES'] ?? 150);
/**
 * Longest a single case may take, ms of the processor: beyond it the parser hangs. Time on the wall would tell how busy
 * the PC is with something else.
 */
export const CASE_LIMIT_MS = 2000;
/**
 * Most a single case may take in memory, MB. Inputs are of some kilobytes: what is made of them is a thousand times
 * less than this, unless a length in them is believed.
 */
export const CASE_LIMIT_MB = 32;
/** From so many cases on a run says what it found, since nobody looks on. */
const FOR_THE_NIGHT = 1000;
/** Most that all cases of a file may leave behind, MB: 10,000 cases that kept 2 kB each would reach it. */
export const KEPT_LIMIT_MB = 24;

/** What this process has computed for so far, ms. */
export function computedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

let begun = 0;
let before = 0;
/** Of the file that runs: how many cases there were, and what the worst of them took. */
let worst = { cases: 0, ms: 0, mb: 0 };
function beforeCase(): void {
  before = usedMb();
  begun = computedMs();
}
function afterCase(): void {
  const ms = computedMs() - begun;
  // Negative when garbage was collected meanwhile; a case as large as the limit would still show, or show the next
  // time.
  const mb = usedMb() - before;
  worst = { cases: worst.cases + 1, ms: Math.max(worst.ms, ms), mb: Math.max(worst.mb, mb) };
  if (ms > CASE_LIMIT_MS) throw new Error(`a case took ${Math.round(ms)} ms`);
  if (mb > CASE_LIMIT_MB) throw new Error(`a case took ${Math.round(mb)} MB`);
}

/** MB in the heap and, for buffers, beside it. */
function usedMb(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return (heap + external) / 2 ** 20;
}

// The same cases in every `npm test`, so that a red run is red again; new ones every night (scripts/fuzz.mjs prints its
// seed).
fc.configureGlobal({
  numRuns: CASES,
  seed: Number(process.env['FUZZ_SEED'] ?? 20_261_125),
  beforeEach: beforeCase,
  afterEach: afterCase,
});

setFlagsFromString('--expose-gc');
const gc = v.parse(v.function(), runInNewContext('gc'));
/** MB in use after garbage has been collected. */
export function keptMb(): number {
  gc();
  return usedMb();
}

/**
 * Checks at the end of a file of properties that they left little memory in use. To be called once, after what they
 * load has been loaded.
 */
export function expectLittleKept(): void {
  // From the first text of this kind on, fast-check keeps a table of all characters, 80 MB.
  fc.sample(fc.string({ unit: 'binary' }), 1);
  const atStart = keptMb();
  worst = { cases: 0, ms: 0, mb: 0 };
  afterAll(() => {
    const kept = keptMb() - atStart;
    if (CASES >= FOR_THE_NIGHT)
      console.log(
        `${worst.cases} cases; the slowest took ${Math.round(worst.ms)} ms, the largest ${Math.round(worst.mb)} MB; ` +
          `all of them keep ${Math.round(kept)} MB`,
      );
    expect(kept, 'MB kept by all cases of this file').toBeLessThan(KEPT_LIMIT_MB);
  });
}

/** Milliseconds: the time limit of one property at 10,000 cases. */
export const FUZZ_TIMEOUT_MS = 600_000;

export { fc };
