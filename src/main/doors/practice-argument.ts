/** The scenario asked for on the command line, in whatever door. */
import { exerciseTitles } from '../practice/exercises.ts';
import { UNKNOWN_SCENARIO } from './terminal/terminal-words.ts';

/**
 * The scenario that `--practice=SCENARIO` names on the command line, among arguments that are not all ours, since
 * Electron adds its own. Null for the real machine.
 */
export function practiceArgument(argv: readonly string[]): string | null {
  const prefix = '--practice=';
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? null;
}

/**
 * The sentence that refuses a scenario that does not exist: the real machine is never shown in its place. Null for a
 * scenario that exists, and for the real machine.
 */
export function scenarioRefusal(id: string | null): string | null {
  if (id === null) return null;
  const known = exerciseTitles().map((exercise) => exercise.id);
  return known.includes(id) ? null : `${UNKNOWN_SCENARIO} ${known.join(', ')}`;
}
