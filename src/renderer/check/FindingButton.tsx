import { useTranslation } from 'react-i18next';
import { FINDING_ACTIONS, type FindingAction } from '../../shared/finding-actions.ts';
import type { FindingId } from '../../shared/findings.ts';
import { useAskAgain } from './ask-again.ts';
import { Icon } from '../parts/Icon.tsx';
import { OpenLink } from '../parts/OpenLink.tsx';
import { Primary } from '../parts/Page.tsx';
import { useNavigation } from '../program/navigation.ts';

/**
 * Gives the function that says, for a finding's action, how its button is called and what pressing it does. It gives
 * null for an address, which has a button of its own.
 */
export function useAction(): (action: FindingAction) => { label: string; press: () => void } | null {
  const { t } = useTranslation();
  const again = useAskAgain();
  const { go } = useNavigation();
  return (action) => {
    switch (action.do) {
      case 'again':
        return { label: t('check.again'), press: again };
      case 'connect':
        return {
          label: t('check.connect'),
          press: () => go({ name: 'guide', guide: 'se-connecter-eid', step: null }),
        };
      case 'guide':
        return {
          label: t(`check.do.${action.label}`),
          press: () => go({ name: 'guide', guide: action.guide, step: action.step }),
        };
      case 'open':
        return null;
    }
  };
}

/** The primary button of a page about this finding: it does what the finding's action says, or opens its address. */
export function FindingPrimary({ finding }: { finding: FindingId }) {
  const { t } = useTranslation();
  const action = FINDING_ACTIONS[finding];
  const made = useAction()(action);
  if (made !== null) return <Primary onClick={made.press}>{made.label}</Primary>;
  return action.do === 'open' ? <OpenLink id={action.entry} label={t(`check.do.${action.label}`)} primary /> : null;
}

/**
 * What a finding's action does, or the address it opens, as an ordinary button, for a page where it is one among
 * others.
 */
export function FindingButton({ finding }: { finding: FindingId }) {
  const { t } = useTranslation();
  const action = FINDING_ACTIONS[finding];
  const made = useAction()(action);
  if (action.do === 'open') return <OpenLink id={action.entry} label={t(`check.do.${action.label}`)} />;
  if (made === null) return null;
  return (
    <button type="button" className="button" onClick={made.press}>
      <Icon name="next" />
      {made.label}
    </button>
  );
}
