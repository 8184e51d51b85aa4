import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { standWhole, useBeside } from './beside.ts';
import { reportFailure } from './failures.ts';
import { useNavigation } from './navigation.ts';
import { useProgram } from './program.tsx';

/**
 * Ends standing beside the browser when the guide is left: no other screen is meant for so small a window. Where the
 * page has gone to a small window of its own, the first one says so and has the way back.
 */
export function BesideTheBrowser() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const { on, small } = useBeside();
  const guiding = useNavigation(({ screen }) => screen.name === 'guide');
  useEffect(() => {
    if (on && !guiding) standWhole(client).catch(reportFailure);
  }, [on, guiding, client]);
  if (small === null) return null;
  return createPortal(
    <main className="page">
      <h1>{t('beside.elsewhere')}</h1>
      <p className="lead">{t('beside.elsewhereText')}</p>
      <p>
        <button type="button" className="button primary" onClick={() => void standWhole(client).catch(reportFailure)}>
          {t('beside.whole')}
        </button>
      </p>
    </main>,
    document.body,
  );
}
