import { useTranslation } from 'react-i18next';
import { dayOfCheck, type Checked } from '../../shared/checked.ts';
import { usePreferences } from '../session/preferences.ts';

/**
 * On which day, and by which source, what is said here was last held against the facts; or that nobody has done so yet.
 */
export function CheckedLine({ checked }: { checked: Checked | null }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  return (
    <p className="hint checked">
      {checked === null
        ? t('checked.notYet')
        : t('checked.on', { date: dayOfCheck(language, checked.date), source: checked.source })}
    </p>
  );
}
