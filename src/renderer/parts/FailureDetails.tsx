import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgram } from '../program/program.tsx';

/**
 * « Détails pour l'animateur » of a failure. As soon as the program has named the places in our own files, its text
 * stands there instead, cut to the first 20,000 characters.
 */
export function FailureDetails({ detail }: { detail: string }) {
  const { t } = useTranslation();
  const { client } = useProgram();
  const [explained, setExplained] = useState(detail);
  useEffect(() => {
    let current = true;
    client.request('app.explain-failure', detail.slice(0, DETAIL_LIMIT)).then(
      (text) => {
        if (current) setExplained(text);
      },
      // The program is what fails: what the page knows by itself stays.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [client, detail]);
  return (
    <details className="fold">
      <summary>{t('check.details')}</summary>
      <pre className="report">{explained}</pre>
    </details>
  );
}

/** Characters that the contract takes. */
const DETAIL_LIMIT = 20_000;
