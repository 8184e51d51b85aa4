import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsavedPages } from '../documents/documents-state.ts';
import { useProgram } from '../program/program.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Question } from '../parts/Question.tsx';

/**
 * The question when the person closes the program while pages are not saved. In the window we ask it; in a browser only
 * the browser can.
 */
export function LeaveQuestion() {
  const {
    about: { door },
  } = useProgram();
  return door === 'window' ? <OurQuestion /> : <BrowsersQuestion />;
}

function OurQuestion() {
  const { t } = useTranslation();
  const { client } = useProgram();
  const unsaved = useUnsavedPages();
  const [asking, setAsking] = useState(false);
  useEffect(
    () =>
      client.listen('session.leave-asked', () => {
        setAsking(true);
        // The program waits for this message: a page that cannot send it hangs.
        client.send('session.answer-leave', 'asking');
      }),
    [client],
  );
  if (!asking) return null;
  const answer = (said: 'stay' | 'leave'): void => {
    setAsking(false);
    client.send('session.answer-leave', said);
  };
  return (
    <Question
      title={t('leave.title')}
      safe={{ label: t('leave.stay'), onAnswer: () => answer('stay') }}
      other={{
        label: (
          <>
            <Icon name="exit" />
            {unsaved ? t('leave.unsaved') : t('leave.leave')}
          </>
        ),
        onAnswer: () => answer('leave'),
      }}
    >
      {/* A save may end while this stands. */}
      {unsaved ? (
        <p className="note tone-attention">
          <Icon name="attention" />
          <span>
            <strong>{t('documents.unsaved')}.</strong> {t('leave.text')}
          </span>
        </p>
      ) : (
        <p className="note tone-ok">
          <Icon name="ok" />
          <span>{t('leave.saved')}</span>
        </p>
      )}
    </Question>
  );
}

/** In a browser only the browser can ask before the page closes: it is asked to, while pages are not saved. */
function BrowsersQuestion() {
  const unsaved = useUnsavedPages();
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return null;
}
