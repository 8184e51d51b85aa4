import type { GuideTarget } from '../../shared/guides.ts';
import { useNavigation, type Screen } from '../program/navigation.ts';
import { Icon } from '../parts/Icon.tsx';
import { OpenLink } from '../parts/OpenLink.tsx';

/** The screen that a target leads to. `guide` is the guide that the target stands in. */
function screenOf(target: Exclude<GuideTarget, { kind: 'link' }>, guide: string): Screen {
  switch (target.kind) {
    case 'step':
      return { name: 'guide', guide, step: target.step };
    case 'guide':
      return { name: 'guide', guide: target.guide, step: target.step };
    case 'screen':
      return { name: target.screen };
  }
}

/**
 * A guide's button: it leads to a step of this guide, to another guide, to another task of the program, or to an
 * official page in the browser.
 */
export function TargetButton({
  guide,
  target,
  label,
  hint = null,
  onGo,
}: {
  guide: string;
  target: GuideTarget;
  label: string;
  hint?: string | null;
  onGo?: () => void;
}) {
  const { go } = useNavigation();
  if (target.kind === 'link') return <OpenLink id={target.link} label={label} />;
  const lead = (): void => {
    onGo?.();
    go(screenOf(target, guide));
  };
  return (
    <button type="button" className="button" onClick={lead}>
      <Icon name="next" />
      <span>
        {label}
        {hint !== null && <small className="hint">{hint}</small>}
      </span>
    </button>
  );
}
