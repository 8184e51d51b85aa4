import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFailure } from '../program/failures.ts';
import { useProgram } from '../program/program.tsx';

/**
 * A button that has the card asked how many PIN tries are left, which is asked only then. It does not show the answer:
 * that comes with the next state of the check. The PIN itself is never asked.
 */
export function PinTries() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const [asked, setAsked] = useState(false);
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        disabled={asked}
        onClick={() => {
          setAsked(true);
          client
            .request('check.ask-pin-tries', undefined)
            .catch(reportFailure)
            .finally(() => setAsked(false));
        }}
      >
        {t('check.pinTries')}
      </button>
      <span>{t('check.pinTriesWhy')}</span>
    </div>
  );
}
