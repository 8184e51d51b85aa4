/** Walking through a guide: which steps there are here, which comes next, what is offered when one fails. Pure. */
import type { ConditionId } from './conditions.ts';
import type { Guide, Help, Step, Trouble } from './guides.ts';

/** What decides which steps of a guide are shown on this PC. It is taken once, when the guide opens. */
export interface Circumstances {
  platform: 'windows' | 'macos' | 'linux' | 'other';
  /** Not known counts as standard: calling the trainer is never wrong. */
  rights: 'standard' | 'administrator';
  holds(condition: ConditionId): boolean;
}

function applies(step: Step, here: Circumstances): boolean {
  if (step.skipWhen !== null && here.holds(step.skipWhen)) return false;
  const { only } = step;
  if (only === null) return true;
  return (
    (only.platform === null || only.platform.includes(here.platform)) &&
    (only.rights === null || only.rights === here.rights) &&
    (only.when === null || here.holds(only.when))
  );
}

/**
 * The steps of a guide that are shown here and are not aside, in the guide's order: what is printed, and where a guide
 * begins.
 */
export function mainPath(guide: Guide, here: Circumstances): Step[] {
  return guide.steps.filter((step) => !step.aside && applies(step, here));
}

/** A step of a guide by its id. Null when the guide has no step of that id. */
export function findStep(guide: Guide, id: string): Step | null {
  return guide.steps.find((step) => step.id === id) ?? null;
}

/**
 * The step to which « Continuer » leads; null at an end, where the person has to choose, after a step aside that names
 * none, and where no further step is shown here. A named step of the main path that is not shown here gives way to the
 * next one that is.
 */
export function stepAfter(guide: Guide, step: Step, here: Circumstances): Step | null {
  if (step.end !== null || step.fork) return null;
  if (step.next !== null) {
    const named = findStep(guide, step.next);
    // A step that is not shown in these circumstances gives way to the one after it.
    return named === null || named.aside || applies(named, here) ? named : followingOnMainPath(guide, named, here);
  }
  return step.aside ? null : followingOnMainPath(guide, step, here);
}

function followingOnMainPath(guide: Guide, step: Step, here: Circumstances): Step | null {
  return guide.steps.slice(guide.steps.indexOf(step) + 1).find((later) => !later.aside && applies(later, here)) ?? null;
}

/** What « Ça ne marche pas » offers: the step's own troubles first, then the guide's. Never empty. */
export function troublesAt(guide: Guide, step: Step): readonly Trouble[] {
  return [...step.troubles, ...guide.troubles];
}

/** Who can be asked at this step: those whom it names, or else those of the guide. */
export function helpAt(guide: Guide, step: Step): readonly Help[] {
  return step.help.length > 0 ? step.help : guide.help;
}

/** How far along a guide a person is, counted in steps. */
export interface Place {
  /** Steps of this path seen so far, this one included. */
  now: number;
  /** All of the path; null while a fork ahead leaves it open. */
  all: number | null;
}

/** No guide is so long; a circle would be one. */
const LONGEST = 60;

/**
 * How far a person is on the path they really take. `seen` counts the steps seen so far, this one included, and is
 * given back as `now`; `all` adds the steps that follow from here, and is null when they lead to no end.
 */
export function placeOn(guide: Guide, step: Step, here: Circumstances, seen: number): Place {
  const met = new Set<string>();
  let last = step;
  while (met.size < LONGEST) {
    met.add(last.id);
    const next = stepAfter(guide, last, here);
    if (next === null || met.has(next.id)) break;
    last = next;
  }
  return { now: seen, all: last.end === null ? null : seen + met.size - 1 };
}
