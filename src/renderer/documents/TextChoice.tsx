import { useTranslation } from 'react-i18next';
import type { Preset } from '../../shared/documents.ts';

/**
 * Whether the writing on the pages is read, to be searched and copied in the PDF. Pictures that are kept as they are
 * get nothing added, so there is no choice for them.
 */
export function TextChoice({
  preset,
  wanted,
  want,
}: {
  preset: Preset;
  wanted: boolean;
  want: (wanted: boolean) => void;
}) {
  const { t } = useTranslation();
  if (preset === 'original') return null;
  return (
    <label className="choice">
      <input type="checkbox" checked={wanted} onChange={(event) => want(event.target.checked)} />
      <span>
        <strong>{t('documents.text.wanted')}</strong> – {t('documents.text.why')}
      </span>
    </label>
  );
}
