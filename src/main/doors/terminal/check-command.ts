/** `check`: the same snapshot for trainers, administrators and scripts (docs/architecture.md#the-check). */
import { parseArgs } from 'node:util';
import type { CheckStateMessage } from '../../../shared/contract.ts';
import { FIRST_LANGUAGE } from '../../../shared/language.ts';
import type { Verdict } from '../../../shared/snapshot.ts';
import { wordsFor, type Words } from '../../../shared/check-words.ts';
import { jsonLine } from '../../../shared/printable.ts';
import { createMonitor, type Monitor } from '../../diagnosis/monitor.ts';
import { diskTrouble } from '../../session/disk-trouble.ts';
import { readPolicyHere } from '../../session/read-policy.ts';
import { practiceFacts } from '../../practice/exercises.ts';
import { identityHere } from '../../session/identity.ts';
import { reportOf } from '../../session/report.ts';
import { scenarioRefusal } from '../scenario-refusal.ts';
import { humanText, jsonSnapshot } from './check-text.ts';
import { UsageError, type Command } from './command.ts';
import { TERMINAL_LANGUAGE, TOO_LONG } from './terminal-words.ts';

/**
 * Every probe and every card has a limit of its own below this; a check that is still open then could not be made, ms.
 */
const SETTLE_LIMIT_MS = 45_000;
/** For scripts: docs/deployment.md. */
const EXIT_CODES: Readonly<Record<Verdict, number>> = { ready: 0, blocked: 1, unknown: 3, checking: 3 };

interface Options {
  json: boolean;
  watch: boolean;
  report: boolean;
  practice: string | null;
}

/**
 * The command `check`: prints the check once, for a person, as JSON or as a report. Exit code 0: ready; 1: blocked; 3:
 * unknown, or still checking after 45 seconds; 2: the check itself failed. With `--watch` it prints a line of JSON at
 * each change until Ctrl+C or until nobody reads on; then the exit code is 0.
 */
export const check: Command = async (argv, { startCardProcess }) => {
  const options = readOptions(argv);
  const refusal = options.practice === null ? null : scenarioRefusal(options.practice);
  if (refusal !== null) throw new UsageError(refusal);
  const monitor = createMonitor(startCardProcess);
  try {
    const facts = options.practice === null ? null : practiceFacts(options.practice, new Date());
    if (options.practice !== null && facts !== null) monitor.practise({ id: options.practice, facts });
    const { trouble, policy } = await readPolicyHere({ development: false });
    // A policy that names no language says the first one: then it is the terminal's own.
    const language = policy.language === FIRST_LANGUAGE ? TERMINAL_LANGUAGE : policy.language;
    const words = wordsFor(language);
    if (options.watch) return await watchForEver(monitor, words);
    const state = await settled(monitor);
    const troubles = [trouble, diskTrouble(language), ...monitor.troubles()].filter((each) => each !== null);
    if (options.json) process.stdout.write(`${jsonLine(jsonSnapshot(state.snapshot, words))}\n`);
    else
      process.stdout.write(
        options.report
          ? reportOf(state, words, troubles, { language, identity: identityHere() })
          : humanText(state.snapshot, words, process.stdout.isTTY && !process.env['NO_COLOR']),
      );
    return EXIT_CODES[state.snapshot.verdict];
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

/** What has not been answered yet may still be worth saying, beside a verdict that stands. */
function isWhole({ facts, snapshot }: CheckStateMessage): boolean {
  if (snapshot.verdict === 'checking') return false;
  // Of a card process that does not run no answer comes.
  return facts.process.state !== 'running' || Object.values(facts.system).every(({ state }) => state !== 'pending');
}

/** The first state in which everything has been answered, or the one there is at the limit. */
function settled(monitor: Monitor): Promise<CheckStateMessage> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stop();
      console.error(TOO_LONG);
      resolve(monitor.state());
    }, SETTLE_LIMIT_MS);
    const resolveOnceWhole = (state: CheckStateMessage): void => {
      if (!isWhole(state)) return;
      clearTimeout(timer);
      stop();
      resolve(state);
    };
    const stop = monitor.subscribe(resolveOnceWhole);
    resolveOnceWhole(monitor.state());
  });
}

/** Prints until the program that reads the output goes away, or until Ctrl+C. */
function watchForEver(monitor: Monitor, words: Words): Promise<number> {
  let last = '';
  return new Promise((resolve) => {
    const print = ({ snapshot }: CheckStateMessage): void => {
      // What is still open is printed once there is something to say of it: after three seconds.
      if (snapshot.verdict === 'checking' && snapshot.next === null) return;
      const { at, ...rest } = jsonSnapshot(snapshot, words);
      const now = JSON.stringify(rest);
      if (now === last) return;
      last = now;
      process.stdout.write(`${jsonLine({ at, ...rest })}\n`);
    };
    monitor.subscribe(print);
    print(monitor.state());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
    process.stdout.once('error', () => resolve(0));
  });
}
