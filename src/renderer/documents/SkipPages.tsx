import { useTranslation } from 'react-i18next';

/**
 * The first stop of Tab on a screen with many pages, seen only while it has the focus: it leads past all of them to the
 * bar below.
 */
export function SkipPages() {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="button skip-pages"
      onClick={() => document.querySelector<HTMLElement>('.actions .primary')?.focus()}
    >
      {t('documents.skipPages')}
    </button>
  );
}
