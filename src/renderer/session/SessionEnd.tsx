import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../parts/announcements.ts';
import { Drawing } from '../parts/Drawing.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page, Primary } from '../parts/Page.tsx';
import { useUnsavedPages } from '../documents/documents-state.ts';
import { useEndSession } from './end-session.ts';
import { useTakenAway } from './taken-away.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';

/**
 * The screen « Fin de séance »: it asks once, with a warning when pages are not saved, then ends the session.
 * @param failed that was tried and failed, which it says
 */
export function SessionEndScreen({ failed }: { failed: boolean }) {
  const { t } = useTranslation();
  const endSession = useEndSession();
  const unsaved = useUnsavedPages();
  useEffect(() => {
    if (unsaved) announce(`${t('documents.unsaved')}. ${t('documents.unsavedText')}`);
  }, [unsaved, t]);
  return (
    <Page
      title={t('end.title')}
      lead={t('end.text')}
      wayOut={null}
      primary={<Primary onClick={() => void endSession()}>{t('end.confirm')}</Primary>}
    >
      <div className="with-drawing">
        <Drawing name="session-end" />
        <Reminders />
      </div>
      {unsaved && (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>
            <strong>{t('documents.unsaved')}.</strong> {t('documents.unsavedText')}
          </span>
        </p>
      )}
      {failed && (
        <p className="note tone-problem" role="alert">
          <Icon name="problem" />
          <span>
            <strong>{t('end.failed')}.</strong> {t('end.failedText')}
          </span>
        </p>
      )}
    </Page>
  );
}

/**
 * The screen that is shown when everything of the person is gone: the next one can begin. In a kiosk, the trainer can
 * leave it from here with their code.
 */
export function SessionEndedScreen() {
  const { t } = useTranslation();
  const { reset } = useNavigation();
  const { about } = useProgram();
  const begin = (): void => {
    useTakenAway.setState({ pdf: false });
    reset();
  };
  return (
    <Page
      title={t('end.doneTitle')}
      lead={t('end.doneText')}
      wayOut={null}
      back="none"
      primary={<Primary onClick={begin}>{t('end.newSession')}</Primary>}
    >
      <div className="with-drawing">
        <Drawing name="success" />
        <Reminders />
      </div>
      {about.policy.kiosk && <LeaveKiosk />}
    </Page>
  );
}

function Reminders() {
  const { t } = useTranslation();
  const pdf = useTakenAway((state) => state.pdf);
  return (
    <ol className="steps">
      {(['end.remind1', 'end.remind2', pdf ? 'end.remind3Pdf' : 'end.remind3', 'end.remind4'] as const).map((key) => (
        <li key={key}>
          <span>{t(key)}</span>
        </li>
      ))}
    </ol>
  );
}

const KIOSK_ANSWERS = {
  trying: 'end.kioskTrying',
  'wrong-code': 'end.kioskWrong',
  'no-code-known': 'end.kioskNoCode',
} as const;

/** A kiosk has no close button: the trainer's code is the way out. */
function LeaveKiosk() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const [code, setCode] = useState('');
  const [state, setState] = useState<'idle' | 'trying' | 'wrong-code' | 'no-code-known'>('idle');
  const leave = async (): Promise<void> => {
    setState('trying');
    try {
      const reply = await client.request('kiosk.leave', code);
      setState(reply === 'wrong-code' || reply === 'no-code-known' ? reply : 'trying');
      setCode('');
    } catch (error) {
      // The button can be pressed again; what went wrong is said by the net under every request.
      setState('idle');
      throw error;
    }
  };
  return (
    <details className="fold">
      <summary>{t('end.kiosk')}</summary>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          void leave();
        }}
      >
        <label htmlFor="kiosk-code">{t('end.kioskCode')}</label>
        <input
          id="kiosk-code"
          type="password"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          aria-describedby="kiosk-said"
        />
        <p id="kiosk-said" role="status">
          {state !== 'idle' && t(KIOSK_ANSWERS[state])}
        </p>
        <button type="submit" className="button" disabled={code === '' || state === 'trying'}>
          {t('end.kioskLeave')}
        </button>
      </form>
    </details>
  );
}
