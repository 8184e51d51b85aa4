/**
 * How many steps of a guide a person has seen on this walk; detours to other guides and to the check do not count.
 * Pure.
 */
import type { Guide, Step } from '../../shared/guides.ts';
import type { Screen } from '../program/navigation.ts';

/**
 * How many different steps of this guide the person has seen on this walk, the present one included. A walk begins anew
 * at the home screen and at the list of guides.
 * @param path of the guide: its first step is the one of a screen that names none
 */
export function stepsSeen(past: readonly Screen[], guide: Guide, path: readonly Step[], step: Step): number {
  const begin = past.findLastIndex(({ name }) => name === 'home' || name === 'guides');
  const seen = past
    .slice(begin + 1)
    .flatMap((screen) =>
      screen.name === 'guide' && screen.guide === guide.id ? [screen.step ?? path[0]?.id ?? ''] : [],
    );
  return new Set([...seen, step.id]).size;
}
