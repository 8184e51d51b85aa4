/** The scenario asked for on the command line, in whatever door. */
import { scenarios } from '../session/practice.ts';
import { UNKNOWN_SCENARIO } from './terminal/terminal-words.ts';

/**
 * The scenario that the command line names. `--practice=SCENARIO` among arguments that are not all ours: Electron adds
 * its own. Null for the real machine.
 */
export function practiceArgument(argv: readonly string[]): string | null {
  const prefix = '--practice=';
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? null;
}

/**
 * What to say to a scenario that does not exist; null for one that does, and for the real machine. Never the real
 * machine instead.
 */
export function scenarioRefusal(id: string | null): string | null {
  const known = scenarios().map((scenario) => scenario.id);
  return id === null || known.includes(id) ? null : `${UNKNOWN_SCENARIO} ${known.join(', ')}`;
}
