/** The terminal door: the same snapshot for trainers, administrators and scripts (design.md, "The check"). */
import { parseArgs } from 'node:util';
import type { CheckStateMessage } from '../../shared/contract.ts';
import { wordsFor } from '../../shared/words.ts';
import { createMonitor, type Monitor } from '../diagnosis/monitor.ts';
import { practiceFacts, scenarios } from '../session/practice.ts';
import { reportOf } from '../session/report.ts';
import { HELP, TOO_LONG, UNKNOWN_SCENARIO, USAGE } from './cli-words.ts';
import { forkCardProcess } from './forked-card-process.ts';
import { humanText, jsonSnapshot } from './cli-text.ts';

/** sysexits.h */
const EX_USAGE = 64;
/** A card that answers nothing keeps the check open: after this it has failed, ms. */
const SETTLE_LIMIT_MS = 45_000;

interface Options { json: boolean; watch: boolean; report: boolean; practice: string | null }

process.exitCode = await run(process.argv.slice(2));

async function run(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === 'number') return options;
  const monitor = createMonitor(forkCardProcess, { facts: practiceFacts });
  try {
    if (options.practice !== null && !monitor.practice(options.practice)) {
      console.error(`${UNKNOWN_SCENARIO} ${scenarios().map(({ id }) => id).join(', ')}`);
      return EX_USAGE;
    }
    if (options.watch) return await watchForEver(monitor);
    const state = await settled(monitor);
    if (state === null) { console.error(TOO_LONG); return 2; }
    const words = wordsFor('fr');
    if (options.json) process.stdout.write(`${JSON.stringify(jsonSnapshot(state.snapshot, words))}\n`);
    else process.stdout.write(options.report ? reportOf(state, words, monitor.troubles()) : humanText(state.snapshot, words, process.stdout.isTTY && !process.env['NO_COLOR']));
    return state.snapshot.verdict === 'ready' ? 0 : 1;
  } finally {
    monitor.stop();
  }
}

/** An exit code instead of options when there is nothing more to do. */
function readOptions(argv: readonly string[]): Options | number {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv], allowPositionals: true,
      options: { json: { type: 'boolean' }, watch: { type: 'boolean' }, report: { type: 'boolean' }, practice: { type: 'string' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
    });
    if (values.help === true) { console.log(HELP); return 0; }
    if (values.version === true) { console.log(__VERSION__); return 0; }
    if (positionals.length !== 1 || positionals[0] !== 'check') throw new Error(positionals[0] === undefined ? 'que faire ?' : `commande inconnue : ${positionals.join(' ')}`);
    return { json: values.json === true, watch: values.watch === true, report: values.report === true, practice: values.practice ?? null };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return EX_USAGE;
  }
}

/** The first state that is no longer checking; null when that takes too long. */
function settled(monitor: Monitor): Promise<CheckStateMessage | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => { stop(); resolve(null); }, SETTLE_LIMIT_MS);
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

/** Ends when the reader of the output goes, or on Ctrl+C. */
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
