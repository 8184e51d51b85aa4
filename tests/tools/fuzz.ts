/** How hard the property tests try. `npm run fuzz` (nightly) asks for 10,000 cases each; `npm test` for a share of them. */
import fc from 'fast-check';

export const CASES = Number(process.env['FUZZ_CASES'] ?? 300);
/** Longest a single case may take, ms: beyond it the parser hangs (issue 5, part 4). */
export const CASE_LIMIT_MS = 2000;

// The same cases in every `npm test`, so that a red run is red again; new ones every night (scripts/fuzz.mjs prints its seed).
fc.configureGlobal({ numRuns: CASES, seed: Number(process.env['FUZZ_SEED'] ?? 20_261_125) });

/** For a property over a whole suite at 10,000 cases. */
export const FUZZ_TIMEOUT_MS = 600_000;

export { fc };
