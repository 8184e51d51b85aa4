import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/Icon.tsx';
import { useNavigation } from '../program/navigation.ts';

/** The way to « Dépanner », with a line that says what it is. */
export function OpenTroubleshooting() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <p className="row no-print">
      <button type="button" className="button" onClick={() => go({ name: 'troubleshoot' })}>
        <Icon name="search" />
        {t('troubleshoot.open')}
      </button>
      <span>{t('troubleshoot.why')}</span>
    </p>
  );
}
