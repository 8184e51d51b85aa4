// The stages of the long suite. Whole by `npm run test:long`; on the forge, which has 40 minutes for everything, some
// are shorter and the summary says so in capitals.
import { byLane, testFiles } from './lanes.mjs';

/** Cases of each property: for a night, and on the forge. */
const FUZZ_CASES = { whole: 10_000, shorter: 1500 };

/**
 * @param {{ shorter: boolean }} options
 * @returns {{ name: string, shortened: string | null, args: string[], env: NodeJS.ProcessEnv }[]} `shortened`: what the
 * shorter form leaves out
 */
export function longStages({ shorter }) {
  const cases = process.env.FUZZ_CASES ?? String(shorter ? FUZZ_CASES.shorter : FUZZ_CASES.whole);
  const seed = process.env.FUZZ_SEED ?? String(Date.now() % 2 ** 31);
  const { reader, noReader } = byLane(testFiles(['long']));
  const files = [...noReader, ...reader];
  return [
    {
      name: `fuzz (FUZZ_CASES=${cases} FUZZ_SEED=${seed})`,
      shortened: shorter ? `${cases} cases of each property instead of ${FUZZ_CASES.whole}` : null,
      args: ['--project', 'unit', 'tests/unit/fuzz'],
      env: { FUZZ_CASES: cases, FUZZ_SEED: seed },
    },
    ...(files.length === 0
      ? []
      : [
          {
            name: 'tests/long',
            // Specs of tests/long look at LONG_SHORTER themselves and say with `notTried` what they left out.
            shortened: null,
            args: ['--project', 'long', ...files],
            env: shorter ? { LONG_SHORTER: '1' } : {},
          },
        ]),
  ];
}
