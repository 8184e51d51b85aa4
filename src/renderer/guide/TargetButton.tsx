import type { GuideTarget } from '../../shared/guides.ts';
import { useNavigation } from '../program/navigation.ts';
import { Icon } from '../parts/Icon.tsx';
import { screenOf } from './target-screen.ts';
import { OpenLink } from '../parts/OpenLink.tsx';

/**
 * A button of a guide. It leads to a step of this guide, to another guide, to another task of the program, or to an
 * official page in the browser; for a page, `hint` is not shown and `onGo` not called.
 * @param guide the id of the guide whose steps are meant
 * @param onGo called just before the screen changes
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
