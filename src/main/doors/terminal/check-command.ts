/** `check`: the same snapshot for trainers, administrators and scripts (docs/architecture.md#the-check). */
import { parseArgs } from 'node:util';
import type { CheckStateMessage } from '../../../shared/contract.ts';
import { wordsFor } from '../../../shared/words.ts';
import { createMonitor, type Monitor } from '../../diagnosis/monitor.ts';
import { diskTrouble } from '../../session/local-disk.ts';
import { readPolicyHere } from '../../session/policy.ts';
import { practiceFacts, scenarios } from '../../session/practice.ts';
import { reportOf } from '../../session/report.ts';
import { humanText, jsonSnapshot } from './check-text.ts';
import { UsageError, type Command } from './command.ts';
import { TOO_LONG, UNKNOWN_SCENARIO } from './words.ts';

/** Milliseconds. A card that never answers keeps the check open; after this time the check is given up as failed. */
const SETTLE_LIMIT_MS = 45_000;

interface Options {
  json: boolean;
  watch: boolean;
  report: boolean;
  practice: string | null;
}

/**
 * Runs the check once, or goes on with --watch. Exit code: 0 ready, 1 attention or blocked, 2 the check itself failed.
 */
export const check: Command = async (argv, { startCardProcess }) => {
  const options = readOptions(argv);
  const monitor = createMonitor(startCardProcess, { facts: practiceFacts });
  try {
    if (options.practice !== null && !monitor.practice(options.practice)) {
      throw new UsageError(
        `${UNKNOWN_SCENARIO} ${scenarios()
          .map(({ id }) => id)
          .join(', ')}`,
      );
    }
    if (options.watch) return await watchForEver(monitor);
    const state = await settled(monitor);
    if (state === null) {
      console.error(TOO_LONG);
      return 2;
    }
    const words = wordsFor('fr');
    const { trouble } = await readPolicyHere({ development: false });
    const troubles = [trouble, diskTrouble(), ...monitor.troubles()].filter((each) => each !== null);
    if (options.json) process.stdout.write(`${JSON.stringify(jsonSnapshot(state.snapshot, words))}\n`);
    else
      process.stdout.write(
        options.report
          ? reportOf(state, words, troubles)
          : humanText(state.snapshot, words, process.stdout.isTTY && !process.env['NO_COLOR']),
      );
    return state.snapshot.verdict === 'ready' ? 0 : 1;
  } finally {
    monitor.stop();
  }
};

function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean' },
      watch: { type: 'boolean' },
      report: { type: 'boolean' },
      practice: { type: 'string' },
    },
  });
  return {
    json: values.json === true,
    watch: values.watch === true,
    report: values.report === true,
    practice: values.practice ?? null,
  };
}

/** Resolves to the first state whose verdict is no longer « checking », or to null when that takes too long. */
function settled(monitor: Monitor): Promise<CheckStateMessage | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stop();
      resolve(null);
    }, SETTLE_LIMIT_MS);
    const look = (state: CheckStateMessage): void => {
      if (state.snapshot.verdict === 'checking') return;
      clearTimeout(timer);
      stop();
      resolve(state);
    };
    const stop = monitor.subscribe(look);
    look(monitor.state());
  });
}

/** Prints until the program that reads the output goes away, or until Ctrl+C. */
function watchForEver(monitor: Monitor): Promise<number> {
  const words = wordsFor('fr');
  let last = '';
  return new Promise((resolve) => {
    const print = ({ snapshot }: CheckStateMessage): void => {
      if (snapshot.verdict === 'checking') return;
      const { at, ...rest } = jsonSnapshot(snapshot, words);
      const now = JSON.stringify(rest);
      if (now === last) return;
      last = now;
      process.stdout.write(`${JSON.stringify({ at, ...rest })}\n`);
    };
    monitor.subscribe(print);
    print(monitor.state());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
    process.stdout.once('error', () => resolve(0));
  });
}
