/** Where a button of a guide leads inside the program. */
import type { GuideTarget } from '../../shared/guides.ts';
import type { Screen } from '../program/navigation.ts';

/**
 * The screen of the program to which a button of a guide leads.
 * @param guide the guide whose steps are meant
 */
export function screenOf(target: Exclude<GuideTarget, { kind: 'link' }>, guide: string): Screen {
  switch (target.kind) {
    case 'step':
      return { name: 'guide', guide, step: target.step };
    case 'guide':
      return { name: 'guide', guide: target.guide, step: target.step };
    case 'screen':
      return { name: target.screen };
  }
}
