/**
 * « Dépanner »: from where the check stands and what was tried since, the next step or the culprit. Pure: what was
 * answered is gone through anew each time, so that the same walk always leads to the same place.
 *
 * Its one idea is the trainer's own: replace one part by another. One part is taken to be at fault; what took part in
 * something that worked is not it, and what was replaced in something that still fails is not it either.
 */
import { openingAt, type Goal, LOGIN_SUSPECTS } from './openings.ts';
import { STEPS, STEPS_TOWARDS, stageOfGoal, type Effect, type Needed, type Question, type Trial } from './steps.ts';
import { ANSWERS, CULPRITS, MOST_STEPS, OUTCOMES, PARTS } from './vocabulary.ts';
import type { Answer, Conclusion, Culprit, Next, Part, Seen, Stage, StepId, Tried, Walk } from './vocabulary.ts';

/** What is believed after what was tried so far. */
interface Belief {
  readonly goal: Goal;
  /** The likeliest first; never empty. */
  readonly suspects: readonly Part[];
  /** Two answers contradicted one another: then nothing is certain any more. */
  readonly strained: boolean;
  /** Something that was tried has worked: what it replaced holds the fault. */
  readonly hit: boolean;
  /** With what was tried last, this card works here. */
  readonly solved: boolean;
  /** The finding with which the search began. */
  readonly found: Seen['next'];
  /** What is not at hand here, as somebody has said or the check knows. */
  readonly lacking: ReadonlySet<Needed>;
  readonly asked: readonly Tried[];
}
type State = Exclude<Next, { kind: 'step' }> | { readonly kind: 'search'; readonly belief: Belief };

/** What comes next: a step, the culprit, or waiting for a check that has not ended. */
export function nextIn({ begun, tried }: Walk): Next {
  let state = begin(begun, [], new Set());
  for (const [at, one] of tried.entries()) {
    if (state.kind !== 'search') break;
    state = after({ ...state.belief, asked: tried.slice(0, at + 1) }, one);
  }
  if (state.kind !== 'search') return state;
  const { belief } = state;
  const step = tried.length < MOST_STEPS ? nextStep(belief) : null;
  if (step === null) return { kind: 'conclusion', conclusion: conclude(belief) };
  return { kind: 'step', step, answers: answersOf(step), watched: watchedAt(step, belief.goal) };
}

/** Every answer that a step takes, in the order in which it is offered. */
export function answersOf(id: StepId): Answer[] {
  const step = STEPS[id];
  return step.kind === 'trial' ? [...OUTCOMES] : ANSWERS.filter((answer) => step.effects[answer] !== undefined);
}

function watchedAt(id: StepId, goal: Goal): Stage | null {
  const step = STEPS[id];
  if (step.kind === 'question') return null;
  return step.watched === 'goal' ? stageOfGoal(goal, step.ownCard) : step.watched;
}

function begin(seen: Seen, asked: readonly Tried[], lacking: ReadonlySet<Needed>): State {
  const opening = openingAt(seen);
  if (opening.as === 'wait') return { kind: 'wait' };
  if (opening.as === 'cause')
    return {
      kind: 'conclusion',
      conclusion: {
        culprit: PARTS[opening.part],
        part: opening.part,
        parts: [opening.part],
        found: seen.next,
        sure: true,
        others: [],
        solved: false,
      },
    };
  const { goal, suspects } = opening;
  return {
    kind: 'search',
    belief: {
      goal,
      suspects,
      strained: false,
      hit: false,
      solved: false,
      found: seen.next,
      lacking: new Set<Needed>([...lacking, ...(seen.browsers !== null && seen.browsers < 2 ? BROWSER : [])]),
      asked,
    },
  };
}
const BROWSER: readonly Needed[] = ['other-browser'];

function after(belief: Belief, { step: id, answer, after: seen }: Tried): State {
  const step = STEPS[id];
  if (step.kind === 'question') return answered(belief, step.effects[answer] ?? {});
  switch (answer) {
    case 'works':
      return worked(belief, step, seen);
    case 'fails':
      return failed(belief, step, seen);
    default:
      return search({ ...belief, lacking: new Set([...belief.lacking, ...withoutIt(step)]) });
  }
}

const search = (belief: Belief): State => ({ kind: 'search', belief });

/** Where there is no card with a chip at all, there is no second eID either. */
function withoutIt({ needs }: Trial): Needed[] {
  if (needs === null) return [];
  return needs === 'other-card' ? [needs, 'other-eid'] : [needs];
}

function answered(belief: Belief, { only, not = [], first = [] }: Effect): State {
  const { suspects } = belief;
  const kept = only === undefined ? suspects : only.filter((part) => suspects.includes(part));
  const left = (kept.length === 0 && only !== undefined ? only : kept).filter((part) => !not.includes(part));
  if (left.length === 0) {
    // The date is right, and nothing but the date was doubtful.
    return search({ ...belief, goal: 'login', suspects: LOGIN_SUSPECTS, found: null });
  }
  const leading = first.filter((part) => left.includes(part));
  return search({ ...belief, suspects: [...leading, ...left.filter((part) => !leading.includes(part))] });
}

function worked(belief: Belief, step: Trial, seen: Seen): State {
  const further = showsOwnCard(step) ? beyond(belief, seen) : null;
  if (further !== null) return further;
  const { suspects, goal } = belief;
  const left = suspects.filter((part) => step.replaces.includes(part));
  return search({
    ...belief,
    // Whatever one believed before: what was replaced made the difference.
    suspects: left.length === 0 ? step.replaces : left,
    hit: true,
    solved: goal === 'login' ? step.mends : showsOwnCard(step) && seen.verdict === 'ready',
  });
}

function failed(belief: Belief, step: Trial, seen: Seen): State {
  const further = showsOwnCard(step) ? newCause(belief, seen) : null;
  if (further !== null) return further;
  const left = belief.suspects.filter((part) => !step.clears.includes(part));
  return search(left.length === 0 ? { ...belief, strained: true } : { ...belief, suspects: left, solved: false });
}

/** What the check sees after this step is the visitor's own card on this PC; a trial elsewhere leaves it as it was. */
const showsOwnCard = ({ ownCard, watched }: Trial): boolean => ownCard && watched !== null;

/** With this card something else stands in the way now, farther on: that is looked for next. */
function beyond(belief: Belief, seen: Seen): State | null {
  if (seen.verdict !== 'blocked') return null;
  const opening = openingAt(seen);
  if (opening.as === 'wait') return null;
  // A reader that is seen and has no card in yet has done all that was asked of it.
  if (opening.as === 'search' && (opening.goal === belief.goal || opening.goal === 'slot')) return null;
  return begin(seen, belief.asked, belief.lacking);
}

/** It still fails, and the check says meanwhile what the cause is. */
function newCause(belief: Belief, seen: Seen): State | null {
  if (belief.goal === 'login' || seen.verdict !== 'blocked') return null;
  return openingAt(seen).as === 'cause' ? begin(seen, belief.asked, belief.lacking) : null;
}

const culpritsOf = (parts: readonly Part[]): Culprit[] =>
  CULPRITS.filter((culprit) => parts.some((part) => PARTS[part] === culprit));

function nextStep(belief: Belief): StepId | null {
  const { goal, suspects, strained, hit } = belief;
  if (strained || (hit && culpritsOf(suspects).length === 1)) return null;
  const useful = STEPS_TOWARDS[goal].filter((id) => isUseful(id, belief));
  if (goal !== 'login') return useful[0] ?? null;
  // The last step there is has to part what is left.
  const parting = belief.asked.length === MOST_STEPS - 1 ? useful.find((id) => decides(id, belief)) : undefined;
  if (parting !== undefined) return parting;
  // Of a login much can be tried: what is about the likeliest comes first.
  const turn = (id: StepId): number => {
    const step = STEPS[id];
    const about = step.kind === 'trial' ? step.replaces : step.about;
    const place = suspects.findIndex((part) => about.includes(part));
    // A question takes a moment, a trial minutes.
    return step.kind === 'trial' ? place : place - QUESTION_SOONER;
  };
  return useful.toSorted((one, other) => turn(one) - turn(other))[0] ?? null;
}
/** By how many places in the order of suspects a question comes sooner than a trial. */
const QUESTION_SOONER = 1.5;

/** Whether one culprit is left whatever comes of it. */
function decides(id: StepId, { suspects }: Belief): boolean {
  const step = STEPS[id];
  if (step.kind === 'question') return false;
  const works = suspects.filter((part) => step.replaces.includes(part));
  const fails = suspects.filter((part) => !step.clears.includes(part));
  return culpritsOf(works).length === 1 && culpritsOf(fails).length === 1;
}

function isUseful(id: StepId, belief: Belief): boolean {
  if (belief.asked.some(({ step }) => step === id)) return false;
  const step = STEPS[id];
  return step.kind === 'question' ? isWorthAsking(step, belief) : isWorthTrying(step, belief);
}

function isWorthAsking({ about, after: wanted }: Question, { suspects, asked }: Belief): boolean {
  if (!suspects.some((part) => about.includes(part)) || culpritsOf(suspects).length < 2) return false;
  return wanted === undefined || asked.some(({ step, answer }) => step === wanted.step && answer === wanted.answer);
}

function isWorthTrying({ needs, replaces, mends }: Trial, { suspects, lacking }: Belief): boolean {
  if (needs !== null && lacking.has(needs)) return false;
  if (!suspects.some((part) => replaces.includes(part))) return false;
  const parts = culpritsOf(suspects).length > 1 && suspects.some((part) => !replaces.includes(part));
  return parts || mends;
}

function conclude({ suspects, strained, solved, found, goal }: Belief): Conclusion {
  const [part = 'card'] = suspects;
  const culprit = PARTS[part];
  const others = culpritsOf(suspects).filter((one) => one !== culprit);
  return {
    culprit,
    part,
    parts: suspects.filter((one) => PARTS[one] === culprit),
    // The finding's own words say more than those of a part, where it is what is left.
    found: goal === 'date' && part === 'certificate' ? found : null,
    sure: others.length === 0 && !strained,
    others,
    solved,
  };
}
