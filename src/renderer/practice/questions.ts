/** The questions of « Trouvez la cause »: the situations of the exercises, in a new order each time. */
import type { Exercise } from '../../shared/practice/exercise.ts';

/** One question: the exercise that it comes from, and its three causes in the order in which they are shown. */
export interface Question {
  readonly exercise: Exercise;
  readonly causes: readonly string[];
}

/** Questions in one round. */
export const ROUND = 10;

/** The same items in another order. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** A round of questions, each exercise at most once. */
export function roundOf(exercises: Iterable<Exercise>, random: () => number = Math.random): Question[] {
  return shuffled([...exercises], random)
    .slice(0, ROUND)
    .map((exercise) => ({
      exercise,
      causes: shuffled([exercise.debrief.cause, ...exercise.quiz.others], random),
    }));
}

/** Whether this is the exercise's own cause. */
export const isRight = ({ exercise }: Question, cause: string): boolean => cause === exercise.debrief.cause;
