import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageWarning } from '../../shared/documents.ts';
import type { DrawingName } from '../../shared/drawings.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';

const DRAWINGS: Record<PageWarning, DrawingName> = {
  blurred: 'blur',
  glare: 'light-glare',
  shadow: 'light-shadow',
  blank: 'pdf-page',
  small: 'photo-letter',
  incomplete: 'photo-letter',
};

/** Each warning of a page in a word, on its card. */
export function WarningBadges({ warnings }: { warnings: readonly PageWarning[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <span className="row">
      {warnings.map((warning) => (
        <span key={warning} className="badge tone-attention">
          <Icon name="attention" />
          {t(`documents.warning.${warning}.short`)}
        </span>
      ))}
    </span>
  );
}

/**
 * Each warning of a page with what it means and what helps, and a drawing.
 * @param children the button that helps; it stands once, in the last note
 */
export function WarningNotes({ warnings, children }: { warnings: readonly PageWarning[]; children: ReactNode }) {
  const { t } = useTranslation();
  return warnings.map((warning, at) => (
    <div key={warning} className="note tone-attention warning-note">
      <Icon name="attention" />
      <div className="stack-tight">
        <p>
          <strong>{t(`documents.warning.${warning}.what`)}</strong> {t(`documents.warning.${warning}.todo`)}
        </p>
        {at === warnings.length - 1 && <div className="row">{children}</div>}
      </div>
      <Drawing name={DRAWINGS[warning]} />
    </div>
  ));
}
