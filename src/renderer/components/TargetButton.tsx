import type { Target } from '../../shared/guides.ts';
import { useNavigation } from '../stores/navigation.ts';
import { Icon } from './Icon.tsx';
import { OpenLink } from './OpenLink.tsx';

/** A button of a guide: to a step of this guide, to another guide, or to an official page in the browser. */
export function TargetButton({ guide, target, label, hint = null, onGo }: { guide: string; target: Target; label: string; hint?: string | null; onGo?: () => void }) {
  const { go } = useNavigation();
  if (target.kind === 'link') return <OpenLink id={target.link} label={label} />;
  const lead = (): void => {
    onGo?.();
    go(target.kind === 'step' ? { name: 'guide', guide, step: target.step } : { name: 'guide', guide: target.guide, step: target.step });
  };
  return (
    <button type="button" className="button" onClick={lead}>
      <Icon name="next" /><span>{label}{hint !== null && <small className="hint">{hint}</small>}</span>
    </button>
  );
}
