import { useTranslation } from 'react-i18next';
import { useCheck } from './check-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { useWords } from '../program/use-words.ts';
import { Icon } from '../parts/Icon.tsx';
import { verdictTone } from './tones.ts';

/** The verdict in one line, always up to date, on screens that are about something else. */
export function VerdictSign() {
  const { t } = useTranslation();
  const words = useWords();
  const { go } = useNavigation();
  const snapshot = useCheck((state) => state.latest?.snapshot);
  if (snapshot === undefined) return null;
  const { tone, icon } = verdictTone(snapshot.verdict);
  return (
    <button type="button" className={`sign tone-${tone}`} onClick={() => go({ name: 'check' })}>
      <Icon name={icon} />
      <span>
        <span className="visually-hidden">
          {t('home.live')}
          {t('app.colon')}{' '}
        </span>
        {words.headline(snapshot)}
      </span>
    </button>
  );
}
