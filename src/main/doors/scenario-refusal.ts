/** Whether there is the scenario that was asked for on the command line, in whatever door. */
import { exerciseTitles } from '../practice/exercises.ts';
import { UNKNOWN_SCENARIO } from './terminal/terminal-words.ts';

/**
 * The sentence that refuses a scenario that does not exist: the real machine is never shown in its place. Null for a
 * scenario that exists.
 */
export function scenarioRefusal(id: string): string | null {
  const known = exerciseTitles().map((exercise) => exercise.id);
  return known.includes(id) ? null : `${UNKNOWN_SCENARIO} ${known.join(', ')}`;
}
