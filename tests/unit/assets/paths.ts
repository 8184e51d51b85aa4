/**
 * Whether a person can walk every path of a guide to an end, wherever it is opened: pure graph questions over
 * guide-walk.ts.
 */
import { CONDITION_IDS } from '../../../src/shared/conditions.ts';
import { mainPath, stepAfter, type Circumstances } from '../../../src/shared/guide-walk.ts';
import type { Guide, Step, GuideTarget } from '../../../src/shared/guides.ts';
import type { ContentPath, Loaded, Mistake } from '../../../scripts/content/load.ts';

const PLATFORMS = ['windows', 'macos', 'linux', 'other'] as const;
const RIGHTS = ['standard', 'administrator'] as const;

/**
 * Every kind of PC a guide can be opened on: each system, each right, and every mixture of the conditions the guide
 * asks about.
 */
export function everywhere(guide: Guide): Circumstances[] {
  const asked = CONDITION_IDS.filter((id) =>
    guide.steps.some(({ skipWhen, only }) => skipWhen === id || only?.when === id),
  );
  const mixtures = Array.from(
    { length: 2 ** asked.length },
    (_, bits) => new Set(asked.filter((_id, at) => (bits >> at) % 2 === 1)),
  );
  return PLATFORMS.flatMap((platform) =>
    RIGHTS.flatMap((rights) =>
      mixtures.map((held) => ({ platform, rights, holds: (id: (typeof CONDITION_IDS)[number]) => held.has(id) })),
    ),
  );
}

/** Steps of other guides count as doors into this one: `{guide, step}` anywhere in the content. */
export function pathMistakes(loaded: Loaded<Guide>, all: readonly Guide[]): Mistake[] {
  const guide = loaded.value;
  if (guide === null) return [];
  const found: Mistake[] = [];
  const at = (step: Step): ContentPath => ['steps', guide.steps.indexOf(step), 'id'];
  const doors = all
    .filter((other) => other !== guide)
    .flatMap((other) => targetsOf(other))
    .flatMap((to) => (to.kind === 'guide' && to.guide === guide.id && to.step !== null ? [to.step] : []));
  const met = new Set<string>();
  for (const here of everywhere(guide)) {
    if (mainPath(guide, here).length === 0)
      found.push(loaded.mistake(['steps'], `shows no step on ${here.platform} (${here.rights})`));
    for (const id of reached(guide, here, doors)) met.add(id);
    const finishing = finishes(guide, here);
    for (const step of guide.steps) {
      if (reached(guide, here, doors).has(step.id) && !finishing.has(step.id))
        found.push(loaded.mistake(at(step), `no path from here ends, on ${here.platform} (${here.rights})`));
    }
  }
  for (const step of guide.steps) if (!met.has(step.id)) found.push(loaded.mistake(at(step), 'cannot be reached'));
  return found;
}

function reached(guide: Guide, here: Circumstances, doors: readonly string[]): Set<string> {
  const open = [
    ...mainPath(guide, here)
      .slice(0, 1)
      .map(({ id }) => id),
    ...doors,
    ...guide.troubles.flatMap(({ goto }) => stepOf(goto)),
  ];
  const met = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = guide.steps.find((each) => each.id === id);
    if (step === undefined || met.has(id)) continue;
    met.add(id);
    open.push(...onward(guide, step, here), ...step.troubles.flatMap(({ goto }) => stepOf(goto)));
  }
  return met;
}

const stepOf = (to: GuideTarget | null): string[] => (to?.kind === 'step' ? [to.step] : []);

function onward(guide: Guide, step: Step, here: Circumstances): string[] {
  const after = stepAfter(guide, step, here);
  return [...(after === null ? [] : [after.id]), ...step.choices.flatMap(({ goto }) => stepOf(goto))];
}

/**
 * Steps from which an end can be reached: its own, the one after « Continuer », or one that a choice leads to (another
 * guide has its own ends).
 */
function finishes(guide: Guide, here: Circumstances): Set<string> {
  const finishing = new Set<string>();
  for (let before = -1; before !== finishing.size;) {
    before = finishing.size;
    for (const step of guide.steps) {
      const after = stepAfter(guide, step, here);
      const ends =
        step.end !== null ||
        (after === null
          ? step.choices.some(({ goto }) => goto.kind === 'guide' || (goto.kind === 'step' && finishing.has(goto.step)))
          : finishing.has(after.id));
      if (ends) finishing.add(step.id);
    }
  }
  return finishing;
}

/** Every place that buttons of a guide lead to. */
export function targetsOf(guide: Guide): GuideTarget[] {
  const troubles = [...guide.troubles, ...guide.steps.flatMap((step) => step.troubles)].flatMap(({ goto }) =>
    goto === null ? [] : [goto],
  );
  return [...troubles, ...guide.steps.flatMap(({ choices }) => choices.map(({ goto }) => goto))];
}
