import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from './program/bridge.ts';

/**
 * What is shown when not even the frame around the screens can be drawn: a button that loads the page anew, one that
 * ends the session, and the failure for the trainer. It uses as little as it can of what may be broken.
 */
export function Broken({ detail, client }: { detail: string; client: Client }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const end = (): void => {
    client.request('session.end', undefined).then(
      () => setSaid(t('end.doneTitle')),
      () => setSaid(t('end.failed')),
    );
  };
  return (
    <main className="page">
      <h1>{t('failure.windowTitle')}</h1>
      <p>{t('failure.windowWhy')}</p>
      <div className="row">
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {t('failure.reload')}
        </button>
        <button type="button" className="button" onClick={end}>
          {t('app.endSession')}
        </button>
        <span role="status">{said}</span>
      </div>
      <details className="fold">
        <summary>{t('check.details')}</summary>
        <pre className="report">{detail}</pre>
      </details>
    </main>
  );
}
