import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawing } from '../components/Drawing.tsx';
import { Icon } from '../components/Icon.tsx';
import { Page, Primary } from '../components/Page.tsx';
import { useNavigation } from '../stores/navigation.ts';
import { usePreferences } from '../stores/preferences.ts';
import { useProgram } from '../stores/program.tsx';

/** Asks once, then ends. */
export function SessionEndScreen() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const [failed, setFailed] = useState(false);
  const end = async (): Promise<void> => {
    try {
      await client.request('session.end', undefined);
      usePreferences.getState().reset();
      useNavigation.setState({ screen: { name: 'session-ended' }, past: [] });
    } catch {
      setFailed(true);
    }
  };
  return (
    <Page title={t('end.title')} lead={t('end.text')} wayOut={null} primary={<Primary onClick={() => void end()}>{t('end.confirm')}</Primary>}>
      <div className="with-drawing"><Drawing name="session-end" /><Reminders /></div>
      {failed && <p className="note tone-problem" role="alert"><Icon name="problem" /><span><strong>{t('end.failed')}.</strong> {t('end.failedText')}</span></p>}
    </Page>
  );
}

export function SessionEndedScreen() {
  const { t } = useTranslation();
  const { reset } = useNavigation();
  return (
    <Page title={t('end.doneTitle')} lead={t('end.doneText')} wayOut={null} back="none" primary={<Primary onClick={reset}>{t('end.newSession')}</Primary>}>
      <div className="with-drawing"><Drawing name="success" /><Reminders /></div>
    </Page>
  );
}

function Reminders() {
  const { t } = useTranslation();
  return (
    <ol className="steps">
      {(['end.remind1', 'end.remind2', 'end.remind3', 'end.remind4'] as const).map((key) => <li key={key}><span>{t(key)}</span></li>)}
    </ol>
  );
}
