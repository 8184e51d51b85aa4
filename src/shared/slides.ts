/**
 * A guide or an exercise as slides for a room: few words at a time, so that type of a twentieth of the screen's height
 * fits. Made from the same texts as the guide and the exercise themselves. Pure.
 */
import type { Guide, Step } from './guides.ts';
import type { DrawingName } from './drawings.ts';
import type { Exercise } from './practice/exercise.ts';
import { plainText } from './rich-text.ts';

/** What is on the wall at one moment. */
export interface Slide {
  readonly title: string;
  /** Texts with the marks of rich-text.ts, one below the other. */
  readonly lines: readonly string[];
  readonly drawing: DrawingName | null;
}

/** Letters in one line beside a drawing, and without one, at a twentieth of the height of a screen of 4 by 3. */
const BESIDE_A_DRAWING = 26;
const WHOLE_WIDTH = 42;
/** Lines below the title; a title of two lines is counted in. */
const MOST_LINES = 9;

const linesOf = (text: string, width: number): number => Math.ceil(plainText(text).length / width);

/** The texts parted into as many slides as they need; a title comes again on each, the drawing only on the first. */
function parted(title: string, texts: readonly string[], drawing: DrawingName | null): Slide[] {
  const slides: Slide[] = [];
  let lines: string[] = [];
  let taken = 0;
  let picture = drawing;
  const width = (): number => (picture === null ? WHOLE_WIDTH : BESIDE_A_DRAWING);
  const close = (): void => {
    slides.push({ title, lines, drawing: picture });
    lines = [];
    taken = 0;
    picture = null;
  };
  for (const text of texts) {
    if (lines.length > 0 && taken + linesOf(text, width()) > MOST_LINES) close();
    lines.push(text);
    taken += linesOf(text, width());
  }
  if (lines.length > 0 || slides.length === 0) close();
  return slides;
}

/**
 * The slides of a guide along this path: what it is for, what is needed, then each step; at the end the steps beside
 * the path to which a choice leads.
 */
export function guideSlides(guide: Guide, path: readonly Step[], said: { needs: string; careful: string }): Slide[] {
  const chosen = new Set(
    path.flatMap(({ choices }) => choices.map(({ goto }) => (goto.kind === 'step' ? goto.step : ''))),
  );
  const beside = guide.steps.filter(({ id, aside }) => aside && chosen.has(id));
  return [
    ...parted(guide.title, [guide.summary, guide.when], null),
    ...(guide.needs.length === 0 ? [] : parted(said.needs, guide.needs, null)),
    ...[...path, ...beside].flatMap((step) => parted(step.title, textsOf(step, said.careful), step.drawing)),
  ];
}

const textsOf = ({ body, list, warning, tip, choices }: Step, careful: string): string[] => [
  ...(body === null ? [] : [body]),
  ...list,
  ...(warning === null ? [] : [`${careful} ${warning}`]),
  ...(tip === null ? [] : [tip]),
  ...choices.map(({ label }) => label),
];

/** The headings of an exercise's slides. */
export interface ExerciseHeadings {
  readonly sees: string;
  readonly which: string;
  readonly cause: string;
  readonly say: string;
  /** Somebody's name, and what they say. */
  quoted(name: string, says: string): string;
}

/**
 * The slides of an exercise: what is to be tried, what is seen, three causes to choose from (always in the order of
 * their letters, so that the place tells nothing), and only then the cause and what to say.
 */
export function exerciseSlides(exercise: Exercise, said: ExerciseHeadings): Slide[] {
  const { title, people, quiz, debrief } = exercise;
  return [
    ...parted(title, [exercise.try, ...Object.values(people).map(({ name, says }) => said.quoted(name, says))], null),
    ...parted(said.sees, quiz.sees, null),
    ...parted(said.which, causesOf(exercise), null),
    ...parted(said.cause, [debrief.cause, quiz.because], null),
    ...parted(said.say, [debrief.say], null),
  ];
}

/** The cause among the two that it is not, in the order of their letters. */
export const causesOf = ({ debrief, quiz }: Exercise): string[] =>
  [debrief.cause, ...quiz.others].toSorted((one, other) => one.localeCompare(other));
