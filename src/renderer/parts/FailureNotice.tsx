import { useTranslation } from 'react-i18next';
import { useDocuments } from '../documents/documents-state.ts';
import { dismissFailure, useFailure } from '../program/failures.ts';
import { Icon } from './Icon.tsx';
import { FailureDetails } from './FailureDetails.tsx';

/**
 * The notice on a screen where something did not work: that the pages are still there, if there are any, and what to
 * do. Nothing when nothing has failed.
 */
export function FailureNotice() {
  const { t } = useTranslation();
  const failure = useFailure((state) => state.failure);
  const hasPages = useDocuments(({ latest }) => latest?.documents.some(({ pages }) => pages.length > 0) ?? false);
  if (failure === null) return null;
  return (
    <section className="note tone-problem failure" role="alert">
      <Icon name="problem" />
      <div className="stack-tight">
        <strong>{t('failure.title')}</strong>
        {hasPages && <p>{t('failure.pages')}</p>}
        <p>{t('failure.todo')}</p>
        <FailureDetails detail={failure.detail} />
        <div className="row">
          <button type="button" className="button" onClick={dismissFailure}>
            {t('app.close')}
          </button>
        </div>
      </div>
    </section>
  );
}
