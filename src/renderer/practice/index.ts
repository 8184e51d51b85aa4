/** What App loads when somebody wants to practise. */
export { ChooseExerciseScreen } from './ChooseExercise.tsx';
export { ExerciseScreen } from './Exercise.tsx';
export { ExerciseEndScreen } from './ExerciseEnd.tsx';
export { FindCauseScreen } from './FindCause.tsx';
export { RehearsalScreen } from './Rehearsal.tsx';
