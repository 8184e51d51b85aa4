import { useTranslation } from 'react-i18next';

/** Shown when the program behind the page cannot be reached, or has ended: what happened, what is safe, what to do. */
export function Lost({ detail }: { detail: string }) {
  const { t } = useTranslation();
  return (
    <main className="page">
      <h1>{t('app.lost')}</h1>
      <p>{t('app.lostWhy')}</p>
      <p>{t('app.lostSafe')}</p>
      <details className="fold">
        <summary>{t('check.details')}</summary>
        <p>{detail}</p>
      </details>
    </main>
  );
}
