import { findStep, mainPath } from '../../shared/guide-walk.ts';
import { useCardHold } from '../check/card-hold.ts';
import { useContent } from '../program/use-content.ts';
import { useCircumstances } from './walks.ts';
import { GuidesScreen } from './Guides.tsx';
import { StepScreen } from './StepScreen.tsx';

/**
 * The screen of a guide at one of its steps, during which the card is left alone if the step wants that. When no step
 * is named, it opens at the first one that applies here. Where none applies, or the guide has no step of that id, it
 * opens at the guide's very first step; where there is no such guide, the list of guides is shown.
 * @param confirmed the title of the step from which the guide moved on by itself; null where it did not
 */
export function GuideScreen({
  guide: id,
  step: stepId,
  confirmed,
}: {
  guide: string;
  step: string | null;
  confirmed: string | null;
}) {
  const { guides } = useContent();
  const here = useCircumstances(id);
  const guide = guides.find((each) => each.id === id);
  const path = guide === undefined ? [] : mainPath(guide, here);
  const step =
    guide === undefined ? undefined : ((stepId === null ? path[0] : findStep(guide, stepId)) ?? guide.steps[0]);
  useCardHold(step?.holdsCard ?? false);
  if (guide === undefined || step === undefined) return <GuidesScreen query="" />;
  return (
    <StepScreen
      key={`${guide.id}/${step.id}`}
      guide={guide}
      path={path}
      step={step}
      here={here}
      confirmed={confirmed}
    />
  );
}
