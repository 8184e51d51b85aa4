// The stages of the long suite. Whole by `npm run test:long`; on the forge, which has 40 minutes for everything, some
// are shorter, and the summary says so in capitals.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byLane, testFiles } from './lanes.mjs';
import { ROOT } from './prepare.mjs';

/** Cases of each property: for a night, and on the forge. */
const FUZZ_CASES = { whole: 10_000, shorter: 1500 };
/** Specs that run in whatever Electron is wanted, not in the real one only. */
const IN_ANY_ELECTRON = /\belectrons\(\)/;

/**
 * @param {{ shorter: boolean }} options
 * @returns {{ name: string, shortened: string | null, args: string[], env: NodeJS.ProcessEnv, named?: string }[]}
 * `shortened`: what the shorter form leaves out; `named`: only tests whose title has this
 */
export function longStages({ shorter }) {
  const cases = process.env.FUZZ_CASES ?? String(shorter ? FUZZ_CASES.shorter : FUZZ_CASES.whole);
  const seed = process.env.FUZZ_SEED ?? String(Date.now() % 2 ** 31);
  const { reader, noReader } = byLane(testFiles(['long']));
  const inAnyElectron = testFiles(['e2e']).filter((file) =>
    IN_ANY_ELECTRON.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  return [
    {
      name: `fuzz (FUZZ_CASES=${cases} FUZZ_SEED=${seed})`,
      shortened: shorter ? `${cases} cases of each property instead of ${FUZZ_CASES.whole}` : null,
      args: ['--project', 'unit', 'tests/unit/fuzz'],
      env: { FUZZ_CASES: cases, FUZZ_SEED: seed },
    },
    {
      name: 'window specs in the double',
      shortened: null,
      args: ['--project', 'e2e', ...inAnyElectron],
      env: { ELECTRONS: 'double' },
      named: 'the double of Electron',
    },
    {
      name: 'tests/long',
      // Specs of tests/long look at LONG_SHORTER themselves and say with `notTried` what they left out.
      shortened: null,
      args: ['--project', 'long', ...noReader, ...reader],
      env: shorter ? { LONG_SHORTER: '1' } : {},
    },
  ];
}
