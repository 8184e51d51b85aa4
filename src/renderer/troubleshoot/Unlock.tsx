import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawing } from '../parts/Drawing.tsx';
import { Page } from '../parts/Page.tsx';
import { reportFailure } from '../program/failures.ts';
import { useProgram } from '../program/program.tsx';

/** Asks for the trainer's code before « Dépanner » opens. A wrong one is answered slowly. */
export function Unlock() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const [code, setCode] = useState('');
  const [state, setState] = useState<'idle' | 'trying' | 'wrong-code' | 'no-code-known'>('idle');
  const open = async (): Promise<void> => {
    setState('trying');
    try {
      const said = await client.request('troubleshooting.unlock', code);
      setCode('');
      if (said === 'open') await client.request('troubleshooting.begin', undefined);
      else setState(said);
    } catch (error) {
      setState('idle');
      reportFailure(error);
    }
  };
  return (
    <Page
      title={t('troubleshoot.locked')}
      lead={t('troubleshoot.lockedWhy')}
      wayOut={{ name: 'check-help', about: null }}
    >
      <section className="panel with-drawing">
        <Drawing name="trainer" />
        <form
          className="field"
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <label htmlFor="trainer-code">{t('troubleshoot.code')}</label>
          <input
            id="trainer-code"
            type="password"
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            aria-describedby="trainer-code-said"
          />
          <button type="submit" className="button" disabled={code === '' || state === 'trying'}>
            {t('troubleshoot.unlock')}
          </button>
          <p id="trainer-code-said" role="status">
            {state === 'trying' && t('troubleshoot.trying')}
            {(state === 'wrong-code' || state === 'no-code-known') && t(`troubleshoot.${state}`)}
          </p>
        </form>
      </section>
    </Page>
  );
}
