// The long suite: what is no early warning or takes long. Whole by `npm run test:long`; on the forge, which has 40
// minutes for everything, parts of it are shorter, and the summary says so in capitals.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byLane, testFiles } from './lanes.mjs';
import { ROOT } from './prepare.mjs';

/** Cases of each property: for a night, and on the forge. */
const FUZZ_CASES = { whole: 10_000, shorter: 1500 };
/** Specs that run in whatever Electron is wanted, not in the real one only. */
const IN_ANY_ELECTRON = /\belectrons\(\)/;
/** Each start of Windows's Node under Wine takes many seconds. */
const ON_WINDOWS = /^tests\/long\/windows\//;
/** Specs of `npm test` in which some tests are left to the long suite. */
const HAS_LONG_TESTS = /\['long'\]/;

/** @param {RegExp} pattern */
const filesWith = (folders, pattern) =>
  testFiles(folders).filter((file) => pattern.test(readFileSync(join(ROOT, file), 'utf8')));

/**
 * What vitest is asked to run, one after another in each lane, and in `shortened` a line for each thing that the
 * shorter form leaves out (none for the whole). Prints the number of cases and the seed of the fuzz, which FUZZ_CASES
 * and FUZZ_SEED may set.
 * @param {{ shorter: boolean }} options
 * @returns {{ reader: Part[], noReader: Part[], shortened: string[] }}
 * @typedef {{ args: string[], env?: NodeJS.ProcessEnv, named?: string, tagged?: 'long' }} Part
 * `named`: only tests whose title has this; `tagged`: only those with this tag
 */
export function longSuite({ shorter }) {
  const cases = process.env.FUZZ_CASES ?? String(shorter ? FUZZ_CASES.shorter : FUZZ_CASES.whole);
  const seed = process.env.FUZZ_SEED ?? String(Date.now() % 2 ** 31);
  console.log(`The fuzz of this run: FUZZ_CASES=${cases} FUZZ_SEED=${seed}`);
  const own = byLane(testFiles(['long']).filter((file) => !shorter || !ON_WINDOWS.test(file)));
  const tagged = byLane(filesWith(['unit', 'integration', 'e2e', 'package'], HAS_LONG_TESTS));
  const projects = ['unit', 'integration', 'e2e', 'package'].flatMap((name) => ['--project', name]);
  // Specs of tests/long look at LONG_SHORTER themselves; what they leave out stands in `shortened`.
  const env = shorter ? { LONG_SHORTER: '1', LOOKS: '1366x768,320-large' } : {};
  const parts = (files) =>
    [
      { files: files.own, args: ['--project', 'long'], env },
      { files: files.tagged, args: projects, env, tagged: 'long' },
    ]
      .filter((part) => part.files.length > 0)
      .map(({ files, args, ...part }) => ({ ...part, args: [...args, ...files] }));
  return {
    reader: parts({ own: own.reader, tagged: tagged.reader }),
    noReader: [
      {
        args: ['--project', 'unit', 'tests/unit/fuzz'],
        env: { FUZZ_CASES: cases, FUZZ_SEED: seed },
      },
      {
        args: ['--project', 'e2e', ...filesWith(['e2e'], IN_ANY_ELECTRON)],
        env: { ELECTRONS: 'double' },
        named: 'the double of Electron',
      },
      ...parts({ own: own.noReader, tagged: tagged.noReader }),
    ],
    shortened: shorter
      ? [
          `fuzz with ${FUZZ_CASES.whole} cases of each property (here ${cases})`,
          '100,000 situations of the check (here 20,000)',
          'Node for Windows under Wine (here not at all)',
          'the defences taken away one by one (here every sixth)',
          'every screen in eleven sizes (here in two)',
          'the network watched for 70 s of idleness (here 8 s)',
        ]
      : [],
  };
}
